/// What is wrong with a WARC file.
package enum WARCError: Error, Sendable, Hashable, CustomStringConvertible {
    /// With the system's words.
    case unreadable(path: String, reason: String)
    /// A folder, a pipe or a device, of which no record could be found again.
    case notOrdinary(path: String)
    /// No file that was named holds an answer of a server.
    case empty(paths: [String])
    /// The file ends in the middle of a record.
    case cut(at: WARCPosition)
    /// What stands there is no WARC record, or not compressed as it claims.
    case malformed(at: WARCPosition)
    case unwritable(path: String)
    /// Another run is recording to the file.
    case inUse(path: String)
    /// Something else than a recording has the name.
    case foreign(path: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
        case .notOrdinary(let path): "cannot read '\(path)': it is no ordinary file; name a WARC file"
        case .empty(let paths):
            "no page is recorded in \(paths.map { "'\($0)'" }.joined(separator: ", ")); make one with --record"
        case .cut(let position): "ends in the middle of a record, at \(position)"
        case .malformed(let position): "holds no WARC record at \(position)"
        case .unwritable(let path): "cannot write '\(path)'"
        case .inUse(let path): "another run is recording to '\(path)'"
        case .foreign(let path): "'\(path)' is no recording; move it away or name another file"
        }
    }
}
