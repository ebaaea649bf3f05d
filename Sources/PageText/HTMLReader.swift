/// Reads HTML in UTF-8: parses it, and puts the blocks in order.
enum HTMLReader {
    static func read(_ text: [UInt8], url: String, limits: ReaderLimits) throws(ReadFailure) -> PageText {
        let builder = HTMLPageBuilder(url: url, limits: limits)
        let wasCut = try MarkupParser.parse(text, as: .html, limits: limits, handler: builder)
        var page = builder.finish()
        if wasCut { page.signals.isTruncated = true }
        return page
    }
}
