#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Compares a file with a text that comes in pieces, of which neither is in memory as a whole.
package final class FileComparison {
    private let descriptor: Int32
    private var isEqual = true
    /// What has been read and not yet compared begins at `next`.
    private var buffer: [UInt8] = []
    private var next = 0

    private static let bufferSize = 64 << 10

    /// Nil where no ordinary file can be read.
    package init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        if fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    package func take(_ piece: String) {
        var piece = piece
        isEqual = isEqual && piece.withUTF8 { startsRest($0) }
    }

    /// True when the file is what has been taken, and nothing more.
    package func isWhole() -> Bool { isEqual && !hasMore() }

    private func startsRest(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard hasMore() else { return false }
            let count = min(rest.count, buffer.count - next)
            guard Self.isSame(rest.prefix(count), buffer[next..<next + count]) else { return false }
            next += count
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// - Parameters: as many bytes, of which there is one at least.
    private static func isSame(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ others: ArraySlice<UInt8>) -> Bool {
        others.withUnsafeBytes { others in
            guard let start = UnsafeBufferPointer(rebasing: bytes).baseAddress, let other = others.baseAddress else {
                return false
            }
            return memcmp(start, other, others.count) == 0
        }
    }

    /// Reads on where nothing is left; false at the end of the file, and where it cannot be read.
    private func hasMore() -> Bool {
        if next < buffer.count { return true }
        let descriptor = descriptor
        buffer = [UInt8](unsafeUninitializedCapacity: Self.bufferSize) { buffer, count in
            count = max(0, SystemError.retrying { read(descriptor, buffer.baseAddress, Self.bufferSize) })
        }
        next = 0
        return !buffer.isEmpty
    }
}
