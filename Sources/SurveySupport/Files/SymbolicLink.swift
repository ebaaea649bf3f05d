#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Symbolic links, which lead from a folder that we may write or read to one that nobody has named.
package enum SymbolicLink {
    /// Whether the path itself names a link; links in the folders above it are not looked at.
    package static func stands(at path: String) -> Bool {
        var end = path[...]
        // The system follows a link whose path ends with a slash.
        while end.utf8.count > 1, end.utf8.last == UInt8(ascii: "/") { end.removeLast() }
        var status = stat()
        return lstat(String(end), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
