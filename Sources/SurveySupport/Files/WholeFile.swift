#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads files that are ordinary and of bounded size, whole. Links are followed.
package enum WholeFile {
    /// More than the largest file that this program reads has; more is taken for a mistake or an attack.
    package static let sizeLimit = 64 << 20

    /// Never waits for a pipe or a device: those are refused.
    package static func read(_ path: String, limit: Int = sizeLimit) throws(FileProblem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(path, .unreadable(SystemError.text())) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileProblem(path, .unreadable(SystemError.text())) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileProblem(path, .notOrdinary) }
        guard status.st_size <= limit else { throw FileProblem(path, .oversized(limit: limit)) }
        // One byte more shows the end without another round.
        let bytes = try contents(of: descriptor, path: path, expected: Int(status.st_size) + 1, limit: limit)
        guard bytes.count <= limit else { throw FileProblem(path, .oversized(limit: limit)) }
        return bytes
    }

    /// Nil when nothing stands there.
    package static func readIfPresent(_ path: String, limit: Int = sizeLimit) throws(FileProblem) -> [UInt8]? {
        if access(path, F_OK) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
        return try read(path, limit: limit)
    }

    private static func contents(
        of descriptor: Int32, path: String, expected: Int, limit: Int
    ) throws(FileProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = expected
        while bytes.count <= limit {
            var failure: String?
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let got = SystemError.retrying { systemRead(descriptor, buffer.baseAddress, room) }
                if got < 0 { failure = SystemError.text() }
                count = max(0, got)
            }
            if let failure { throw FileProblem(path, .unreadable(failure)) }
            if chunk.isEmpty { return bytes }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            room = 64 << 10
        }
        return bytes
    }
}

/// The system's `read`, which has the name of our own function.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
