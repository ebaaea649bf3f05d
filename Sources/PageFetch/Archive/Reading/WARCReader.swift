/// Reads the records of one WARC file in order: versions 1.0 and 1.1, each record compressed, the whole file, or nothing.
/// Memory stays bounded whatever the file claims; blocks are read as far as the caller asks.
final class WARCReader {
    /// The head of one record.
    struct Record: Sendable {
        let position: WARCPosition
        let headers: [Page.Header]
        /// Bytes of the block.
        let length: UInt64

        func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name }?.value
        }

        /// `response`, `resource`, `metadata`, ... in lower case.
        var type: String { header("warc-type")?.lowercased() ?? "" }
        var id: String { header("warc-record-id") ?? "" }
        /// Without parameters, in lower case.
        var contentType: String {
            let type = header("content-type")?.split(separator: ";").first.map(String.init) ?? ""
            return type.trimmingWhitespace().lowercased()
        }
        /// Without the angle brackets that some tools put around it.
        var targetURI: String? {
            guard let uri = header("warc-target-uri") else { return nil }
            return uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
        }
    }

    private let stream: WARCByteStream
    /// Bytes of the current block that nobody has read.
    private var unread: UInt64 = 0

    private static let headerBytes = 64 << 10

    init(path: String, at position: WARCPosition = WARCPosition()) throws(WARCError) {
        stream = try WARCByteStream(path: path, at: position)
    }

    /// Goes on to the next record; nil at the end of the file.
    func next() throws(WARCError) -> Record? {
        try finishBlock()
        guard let position = try stream.skipLineEnds() else { return nil }
        let lines = try headerLines(at: position)
        guard let version = lines.first, version.starts(with: Array("WARC/".utf8)) else {
            throw .malformed(at: position)
        }
        // The fields are written as those of HTTP, so that its reader takes them under any status line.
        let head = HTTPHead(Array("HTTP/1.1 200\n".utf8) + lines.dropFirst().joined())
        guard let headers = head?.headers, let length = head?.header("Content-Length").flatMap({ UInt64($0) }) else {
            throw .malformed(at: position)
        }
        unread = length
        return Record(position: position, headers: headers, length: length)
    }

    /// The next bytes of the block, up to `limit`. Fails with `cut` when the file is shorter than the block claims.
    func readBlock(limit: Int) throws(WARCError) -> [UInt8] {
        let count = Int(min(unread, UInt64(limit)))
        let bytes = try stream.read(count)
        unread -= UInt64(bytes.count)
        guard bytes.count == count else { throw .cut(at: stream.textPosition) }
        return bytes
    }

    /// Skips what is left of the block, so that a record is known to be whole.
    func finishBlock() throws(WARCError) {
        try stream.skip(unread)
        unread = 0
    }

    private func headerLines(at position: WARCPosition) throws(WARCError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var count = 0
        while count < Self.headerBytes, let line = try stream.readLine(limit: Self.headerBytes) {
            if line == [0x0D, 0x0A] || line == [0x0A] { return lines }
            count += line.count
            lines.append(line)
        }
        throw count < Self.headerBytes ? .cut(at: position) : .malformed(at: position)
    }
}
