/// One response as it stands in an archive: framing and encoding undone, so that it reads as if it had come live.
struct ArchivedResponse: Sendable {
    var head: HTTPHead
    var body: [UInt8]

    /// How many times the limit of decoded bytes, and of headers, the stored ones may be: chunks, renamed headers and
    /// replaced bytes take room.
    private static let storedPerLive = 4

    /// Reads the block of a `response` record. Fails with `malformedResponse` or `oversized`.
    static func read(from reader: WARCReader, limits: FetchLimits) throws(FetchFailure) -> ArchivedResponse {
        let bytes = try block(of: reader, limits: limits)
        guard let bodyStart = endOfHead(bytes), bodyStart <= limits.headerBytes * storedPerLive,
            let head = HTTPHead(bytes[..<bodyStart])
        else { throw .malformedResponse("no HTTP response in the archive") }
        let body = try ArchivedBody.decoded(bytes[bodyStart...], head: head, limit: limits.bodyBytes)
        let headers = ArchivedHeaders.restored(head.headers)
        return ArchivedResponse(head: HTTPHead(status: head.status, headers: headers), body: body)
    }

    /// Reads the block of a `resource` record, which has no headers of its own.
    static func readResource(
        from reader: WARCReader, contentType: String?, limits: FetchLimits
    ) throws(FetchFailure) -> ArchivedResponse {
        let bytes = try block(of: reader, limits: limits)
        guard bytes.count <= limits.bodyBytes else { throw .oversized(limit: limits.bodyBytes) }
        let headers = contentType.map { [Page.Header(name: "Content-Type", value: $0)] } ?? []
        return ArchivedResponse(head: HTTPHead(status: 200, headers: headers), body: bytes)
    }

    private static func block(of reader: WARCReader, limits: FetchLimits) throws(FetchFailure) -> [UInt8] {
        let limit = (limits.bodyBytes + limits.headerBytes) * storedPerLive
        let bytes: [UInt8]
        do {
            bytes = try reader.readBlock(limit: limit + 1)
        } catch {
            throw .malformedResponse("the archive \(error)")
        }
        guard bytes.count <= limit else { throw .oversized(limit: limits.bodyBytes) }
        return bytes
    }

    /// The index after the first empty line.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        var lineStart = 0
        while let end = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) {
            if bytes[lineStart..<end].allSatisfy({ $0 == UInt8(ascii: "\r") }) { return end + 1 }
            lineStart = end + 1
        }
        return nil
    }
}
