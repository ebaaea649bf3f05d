/// Undoes the transfer and content encodings of a stored body. Tools differ in whether they store bodies as they came or
/// decoded with the old headers, so the bytes decide: what is not chunked, or not compressed, is taken as it is.
enum ArchivedBody {
    /// Fails with `oversized` when there are more than `limit` decoded bytes, with `malformedResponse` when the encoding is
    /// broken or one that we cannot decode.
    static func decoded(_ bytes: ArraySlice<UInt8>, head: HTTPHead, limit: Int) throws(FetchFailure) -> [UInt8] {
        var body = bytes
        if ContentEncoding.names("Transfer-Encoding", of: head).contains("chunked"), let chunks = chunked(body) {
            body = try chunks.get()[...]
        }
        return try ContentEncoding.decoded(body, head: head, limit: limit, takesPlain: true)
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
