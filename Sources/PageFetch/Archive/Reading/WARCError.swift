/// What is wrong with a WARC file. Offsets are bytes from its beginning, as it lies on the disk.
package enum WARCError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String)
    /// The file ends in the middle of a record.
    case cut(offset: UInt64)
    /// What stands there is no WARC record, or not compressed as it claims.
    case malformed(offset: UInt64)
    case unwritable(path: String)
    /// Another run is recording to the file.
    case inUse(path: String)
    /// Something else than a recording has the name.
    case foreign(path: String)

    package var description: String {
        switch self {
        case .unreadable(let path): "cannot read '\(path)'"
        case .cut(let offset): "ends in the middle of a record, at byte \(offset)"
        case .malformed(let offset): "holds no WARC record at byte \(offset)"
        case .unwritable(let path): "cannot write '\(path)'"
        case .inUse(let path): "another run is recording to '\(path)'"
        case .foreign(let path): "'\(path)' is no recording; move it away or name another file"
        }
    }
}
