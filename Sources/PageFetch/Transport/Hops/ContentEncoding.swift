/// Undoes `Content-Encoding`. libcurl can, too, but takes a compressed body that was cut short for a whole one; here the
/// compressed stream itself has to come to its end.
enum ContentEncoding {
    /// What requests accept: all that ``decoded(_:head:limit:takesPlain:)`` undoes.
    static let accepted = "gzip, deflate"

    /// The limit of libcurl.
    private static let mostNested = 5

    /// - Parameter takesPlain: a body that is not compressed is taken as it is, whatever its head says: archives hold such.
    ///
    /// Fails with `oversized` when there are more than `limit` decoded bytes, with `malformedResponse` when the encoding is
    /// broken or one that was not asked for. Linear in the decoded bytes, of which no more than the limit are made.
    static func decoded(
        _ bytes: ArraySlice<UInt8>, head: HTTPHead, limit: Int, takesPlain: Bool = false
    ) throws(FetchFailure) -> [UInt8] {
        var body = bytes
        guard names("Content-Encoding", of: head).count <= mostNested else {
            throw .malformedResponse("more than \(mostNested) content encodings on top of each other")
        }
        for encoding in names("Content-Encoding", of: head).reversed() {
            body = try decoded(body, encoding: encoding, limit: limit, takesPlain: takesPlain)[...]
        }
        guard body.count <= limit else { throw .oversized(limit: limit) }
        return Array(body)
    }

    /// The encodings that a header names, in the order in which they were applied.
    static func names(_ name: String, of head: HTTPHead) -> [String] {
        (head.header(name) ?? "").lowercased().split(separator: ",").map { String($0).trimmingWhitespace() }
    }

    private static func decoded(
        _ body: ArraySlice<UInt8>, encoding: String, limit: Int, takesPlain: Bool
    ) throws(FetchFailure) -> [UInt8] {
        switch encoding {
        case "gzip", "x-gzip":
            if takesPlain, !body.starts(with: [0x1F, 0x8B]) { return Array(body) }
            return try inflated(body, as: .gzip, limit: limit)
        case "deflate":
            // Some servers leave out the header that the name implies.
            do { return try inflated(body, as: .zlib, limit: limit) } catch .malformedResponse {
                return try inflated(body, as: .raw, limit: limit)
            }
        case "", "identity":
            return Array(body)
        default:
            throw .malformedResponse(
                "body with content encoding '\(encoding)', which was not asked for and cannot be undone")
        }
    }

    private static func inflated(
        _ body: ArraySlice<UInt8>, as format: Inflater.Format, limit: Int
    ) throws(FetchFailure) -> [UInt8] {
        var output: [UInt8] = []
        var rest = body
        guard let inflater = Inflater(format) else { throw .oversized(limit: limit) }
        while !inflater.isAtEnd {
            guard let step = try? inflater.inflate(rest, limit: 64 << 10), step.consumed > 0 || !step.output.isEmpty
            else {
                throw .malformedResponse("compressed body that is damaged or ends early")
            }
            output += step.output
            rest = rest.dropFirst(step.consumed)
            guard output.count <= limit else { throw .oversized(limit: limit) }
        }
        return output
    }
}
