import PageFetch

/// Whether a body came to its end, where the protocol does not tell: a connection that is closed in place of a stated length,
/// and gzip cut short within one. (libcurl takes both for whole bodies.)
struct BodyEnd {
    private let body: [UInt8]
    private let type: String
    private let hasLength: Bool
    private let isEncoded: Bool

    init(_ page: Page) {
        body = page.body
        type = page.header("content-type")?.lowercased() ?? ""
        hasLength = page.header("content-length") != nil || page.header("transfer-encoding") != nil
        isEncoded = page.header("content-encoding") != nil
    }

    var isMissing: Bool {
        guard !hasLength || isEncoded, !body.isEmpty else { return false }
        if type.contains("html") { return opensDocument && !closesDocument }
        // A text file ends with a line break; one that was made on the way, compressed, often does not.
        let isText = type.hasPrefix("text/markdown") || type.hasPrefix("text/plain")
        return isText && !isEncoded && body.last != UInt8(ascii: "\n")
    }

    private var opensDocument: Bool {
        Self.holds(body.prefix(2_048), ["<!doctype html", "<html", "<body"])
    }

    private var closesDocument: Bool { Self.holds(body.suffix(4_096), ["</html", "</body"]) }

    private static func holds(_ bytes: ArraySlice<UInt8>, _ tags: [String]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return tags.contains(where: text.contains)
    }
}
