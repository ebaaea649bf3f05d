import PageFetch

/// Whether a body came to its end, where only the end of the connection says so: HTTP/1 without a length. A connection that
/// broke looks the same.
///
/// `HTMLReader` looks for a missing end in every HTML page, by the text alone, and asks for one sign more: the text must not
/// end behind a tag. Either finding makes `PageCheck` conclude no loss.
struct BodyEnd {
    private let body: [UInt8]
    private let type: String
    private let isDelimitedByClose: Bool

    init(_ page: Page) {
        body = page.body
        type = page.header("content-type")?.lowercased() ?? ""
        isDelimitedByClose =
            page.header("connection")?.lowercased() == "close" && page.header("content-length") == nil
            && page.header("transfer-encoding") == nil
    }

    /// A document whose tags are never closed, a text file that ends within a line.
    var isMissing: Bool {
        guard isDelimitedByClose, !body.isEmpty else { return false }
        if type.contains("html") { return opensDocument && !closesDocument }
        let isText = type.hasPrefix("text/markdown") || type.hasPrefix("text/plain")
        return isText && body.last != UInt8(ascii: "\n")
    }

    private var opensDocument: Bool { Self.holds(body.prefix(2_048), ["<!doctype html", "<html", "<body"]) }

    private var closesDocument: Bool { Self.holds(body.suffix(4_096), ["</html", "</body"]) }

    private static func holds(_ bytes: ArraySlice<UInt8>, _ tags: [String]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return tags.contains(where: text.contains)
    }
}
