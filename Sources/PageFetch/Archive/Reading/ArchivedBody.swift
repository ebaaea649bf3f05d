/// Undoes the transfer and content encodings of a stored body. Tools differ in whether they store bodies as they came or
/// decoded with the old headers, so the bytes decide: what is not chunked, or not compressed, is taken as it is.
enum ArchivedBody {
    /// Fails with `oversized` when there are more than `limit` decoded bytes, with `malformedResponse` when the encoding is
    /// broken or one that we cannot decode.
    static func decoded(_ bytes: ArraySlice<UInt8>, head: HTTPHead, limit: Int) throws(FetchFailure) -> [UInt8] {
        var body = bytes
        if encodings("Transfer-Encoding", of: head).contains("chunked"), let chunks = chunked(body) {
            body = try chunks.get()[...]
        }
        for encoding in encodings("Content-Encoding", of: head).reversed() {
            body = try decoded(body, encoding: encoding, limit: limit)[...]
        }
        guard body.count <= limit else { throw .oversized(limit: limit) }
        return Array(body)
    }

    private static func encodings(_ name: String, of head: HTTPHead) -> [String] {
        (head.header(name) ?? "").lowercased().split(separator: ",").map { String($0).trimmingWhitespace() }
    }

    private static func decoded(
        _ body: ArraySlice<UInt8>, encoding: String, limit: Int
    ) throws(FetchFailure) -> [UInt8] {
        switch encoding {
        case "gzip", "x-gzip":
            return body.starts(with: [0x1F, 0x8B]) ? try inflated(body, as: .gzip, limit: limit) : Array(body)
        case "deflate":
            // Some servers leave out the header that the name implies.
            do { return try inflated(body, as: .zlib, limit: limit) } catch .malformedResponse {
                return try inflated(body, as: .raw, limit: limit)
            }
        case "", "identity":
            return Array(body)
        default:
            throw .malformedResponse(
                "archived body with content encoding '\(encoding)', which a replay cannot undo; record the page again")
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
                throw .malformedResponse("archived body that cannot be decompressed")
            }
            output += step.output
            rest = rest.dropFirst(step.consumed)
            guard output.count <= limit else { throw .oversized(limit: limit) }
        }
        return output
    }

    /// Nil when the bytes do not begin with a chunk; a failure when they end in the middle of one.
    private static func chunked(_ bytes: ArraySlice<UInt8>) -> Result<[UInt8], FetchFailure>? {
        var body: [UInt8] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")), let size = chunkSize(rest[..<end]) {
            rest = rest[(end + 1)...]
            if size == 0 { return .success(body) }
            guard size <= rest.count else { return .failure(.malformedResponse("archived chunk that ends early")) }
            body += rest.prefix(size)
            rest = rest.dropFirst(size)
            while let byte = rest.first, byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") {
                rest = rest.dropFirst()
                if byte == UInt8(ascii: "\n") { break }
            }
        }
        guard rest.startIndex > bytes.startIndex else { return nil }
        return .failure(.malformedResponse("archived chunks that end early"))
    }

    /// The hexadecimal size on the line before a chunk, whose extensions are ignored.
    private static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix { $0 != UInt8(ascii: ";") }
        let text = String(decoding: digits, as: UTF8.self).trimmingWhitespace()
        guard !text.isEmpty, text.utf8.count <= 8, text.allSatisfy(\.isHexDigit) else { return nil }
        return Int(text, radix: 16)
    }
}
