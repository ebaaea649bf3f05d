/// Headers of a stored response. The body is stored decoded, so where headers say that it came in another form, they are
/// renamed, the way archives do it; reading takes that back.
enum ArchivedHeaders {
    private static let prefix = "X-Archive-Orig-"

    /// For the archive: where the framing headers don't fit the stored body, they are renamed, and a Content-Length that
    /// does is added.
    static func stored(_ headers: [Page.Header], bodyLength: Int) -> [Page.Header] {
        let framing = headers.filter(isFraming)
        let fits = framing.isEmpty || (framing.count == 1 && isLength(framing[0], bodyLength))
        let renamed = headers.map { header in
            isOriginal(header) || (isFraming(header) && !fits)
                ? Page.Header(name: prefix + header.name, value: header.value) : header
        }
        return fits ? renamed : renamed + [Page.Header(name: "Content-Length", value: String(bodyLength))]
    }

    /// As the server sent them. Where a framing header was renamed, a plain one can only be the archive's.
    static func restored(_ headers: [Page.Header]) -> [Page.Header] {
        let isReframed = headers.contains { isOriginal($0) && isFraming(original($0)) }
        return headers.compactMap { header in
            if isOriginal(header) { return original(header) }
            return isReframed && isFraming(header) ? nil : header
        }
    }

    private static func isFraming(_ header: Page.Header) -> Bool {
        ["content-encoding", "transfer-encoding", "content-length"].contains(header.name.lowercased())
    }

    private static func isLength(_ header: Page.Header, _ length: Int) -> Bool {
        header.name.lowercased() == "content-length" && header.value == String(length)
    }

    private static func isOriginal(_ header: Page.Header) -> Bool {
        header.name.lowercased().hasPrefix(prefix.lowercased())
    }

    private static func original(_ header: Page.Header) -> Page.Header {
        Page.Header(name: String(header.name.dropFirst(prefix.count)), value: header.value)
    }
}
