package import PageText

/// Reads the body of a page into what a person would read on it.
package enum PageReader {
    /// Raised whenever the same bytes would read differently: outcomes and validators of an older version are not reused.
    package static let extractorVersion = 4

    /// Reads a body. All work is linear in its size, bounded by the limits, and on the calling thread; no network.
    ///
    /// - Parameters:
    ///   - contentType: the response's `Content-Type`; what the bytes look like decides where it says nothing.
    ///   - url: the address after redirects, against which links are resolved.
    /// - Throws: ``ReadFailure/unsupportedMedia(_:)`` for what holds no text. Broken text is read as far as it goes.
    package static func read(
        _ body: [UInt8], contentType: String?, url: String, limits: ReaderLimits = .default
    ) throws(ReadFailure) -> PageText {
        let kind = MediaKind(contentType: contentType, url: url, body: body)
        let isOversized = body.count > limits.bytes
        let bytes = isOversized ? Array(body.prefix(limits.bytes)) : body
        let charset = MediaKind.charset(of: contentType)
        var page = try read(bytes, as: kind, charset: charset, url: url, limits: limits)
        if page.cut(to: limits.text) || isOversized { page.signals.isTruncated = true }
        return page
    }

    private static func read(
        _ bytes: [UInt8], as kind: MediaKind, charset: String?, url: String, limits: ReaderLimits
    ) throws(ReadFailure) -> PageText {
        let isMarkup = kind == .html || kind == .xml
        if case .unsupported(let type) = kind { throw .unsupportedMedia(type) }
        let text = CharacterDecoder.decode(bytes, headerCharset: charset, looksInMarkup: isMarkup)
        switch kind {
        case .html: return try HTMLReader.read(text, url: url, limits: limits)
        case .xml: return try XMLReader.read(text, url: url, limits: limits)
        case .markdown: return try MarkdownReader.read(text, url: url, limits: limits)
        case .json: return PlainTextReader.readWhole(text, limits: limits)
        case .plainText, .unsupported: return PlainTextReader.read(text, limits: limits)
        }
    }
}

extension PageText {
    /// Drops the blocks behind so many bytes of text. Whether there were any.
    fileprivate mutating func cut(to limit: Int) -> Bool {
        var count = 0
        var length = 0
        while count < blocks.count, length < limit {
            length += blocks[count].text.utf8.count
            count += 1
        }
        defer { blocks.removeSubrange(count...) }
        return count < blocks.count
    }
}
