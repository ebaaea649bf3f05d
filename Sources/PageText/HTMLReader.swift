/// Reads HTML: decodes, parses, and puts the blocks in order.
enum HTMLReader {
    static func read(
        _ body: [UInt8], charset: String?, url: String, limits: ReaderLimits
    ) throws(ReadFailure) -> PageText {
        let text = CharacterDecoder.decode(body, headerCharset: charset, looksInMarkup: true)
        let builder = HTMLPageBuilder(url: url, limits: limits)
        let wasCut = try MarkupParser.parse(text, as: .html, limits: limits, handler: builder)
        var page = builder.finish()
        if wasCut { page.signals.isTruncated = true }
        return page
    }
}
