package import PageText
import SurveySupport

/// Reads the body of a page into what a person would read on it.
package enum PageReader {
    /// Raised whenever the same bytes would read differently: outcomes and validators of an older version are not reused.
    package static let extractorVersion = 4

    /// Reads a body. All work is linear in its size, bounded by the limits, and on the calling thread; no network.
    ///
    /// - Parameters:
    ///   - contentType: the response's `Content-Type`; what the bytes look like decides where it says nothing.
    ///   - url: the address after redirects, against which links are resolved.
    /// - Throws: ``ReadFailure/unsupportedMedia(_:)`` and ``ReadFailure/notText`` for what holds no text. Broken text is read
    ///   as far as it goes.
    package static func read(
        _ body: [UInt8], contentType: String?, url: String, limits: ReaderLimits = .default
    ) throws(ReadFailure) -> PageText {
        let kind = MediaKind(contentType: contentType, url: url, body: body)
        let isOversized = body.count > limits.bytes
        let bytes = isOversized ? Array(body.prefix(limits.bytes)) : body
        let charset = MediaKind.charset(of: contentType)
        var page = try read(bytes, as: kind, charset: charset, url: url, limits: limits)
        if page.cut(to: limits.text) || isOversized { page.signals.isTruncated = true }
        page.signals.lack = lack(of: page, url: url)
        return page
    }

    private static func read(
        _ bytes: [UInt8], as kind: MediaKind, charset: String?, url: String, limits: ReaderLimits
    ) throws(ReadFailure) -> PageText {
        let isMarkup = kind == .html || kind == .xml
        if case .unsupported(let type) = kind { throw .unsupportedMedia(type) }
        let text = CharacterDecoder.decode(bytes, headerCharset: charset, looksInMarkup: isMarkup)
        if holdsControls(text) { throw .notText }
        switch kind {
        case .html: return try HTMLReader.read(text, url: url, limits: limits)
        case .xml: return try XMLReader.read(text, url: url, limits: limits)
        case .markdown: return try MarkdownReader.read(text, url: url, limits: limits)
        case .json: return PlainTextReader.readWhole(text, limits: limits)
        case .plainText, .unsupported: return PlainTextReader.read(text, limits: limits)
        }
    }

    // MARK: - What is no document

    /// In percent of characters: a tenth of random bytes are controls, and none of text. Chosen by hand between the two.
    private static let mostControls = 7
    private static let sample = 1 << 16

    /// Whether characters that stand in no text (the "binary data bytes" of the MIME Sniffing Standard) are more than a slip.
    /// Zeros are gone already: cut pages are filled up with them.
    private static func holdsControls(_ text: [UInt8]) -> Bool {
        let head = text.prefix(sample)
        guard text.withSpan({ holdsControl($0, before: head.count) }) else { return false }
        let controls = head.count { isControl($0) }
        let characters = head.count { $0 & 0xC0 != 0x80 }
        return controls > 3 && controls * 100 > characters * mostControls
    }

    @inline(__always)
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && (1...8 ~= byte || byte == 0x0B || 0x0E...0x1A ~= byte || byte >= 0x1C)
    }

    /// Looks at every byte without leaving early, which compilers turn into steps of many bytes.
    private static func holdsControl(_ text: Span<UInt8>, before end: Int) -> Bool {
        var found: UInt8 = 0
        for index in 0..<end {
            let byte = text[index]
            found |= (byte &- 1 < 8 ? 1 : 0) | (byte == 0x0B ? 1 : 0)
            found |= (byte &- 0x0E < 13 ? 1 : 0) | (byte &- 0x1C < 4 ? 1 : 0)
        }
        return found != 0
    }

    /// Characters of text up to which a page that sends its readers on is nothing else; it may say "click here if nothing
    /// happens". Chosen by hand.
    private static let longestForwarding = 400

    private static func lack(of page: PageText, url: String) -> PageText.Lack? {
        if page.signals.textLength == 0, page.title.isEmpty, page.signals.scriptCount == 0 { return .text }
        guard page.signals.textLength <= longestForwarding, let refresh = page.metadata["refresh"],
            let destination = refreshed(refresh)
        else { return nil }
        let address = AddressReference(url).resolving(destination)
        return address == url ? nil : .forwarding(to: address)
    }

    /// The address in `0; url='/new'`; nil for a page that loads itself again.
    private static func refreshed(_ content: String) -> String? {
        guard let start = content.firstIndex(where: { $0 == ";" || $0 == "," }) else { return nil }
        var rest = content[start...].dropFirst().drop(while: \.isWhitespace)
        if rest.lowercased().hasPrefix("url") {
            let value = rest.dropFirst(3).drop(while: \.isWhitespace)
            if value.first == "=" { rest = value.dropFirst().drop(while: \.isWhitespace) }
        }
        if let quote = rest.first, quote == "'" || quote == "\"" { rest = rest.dropFirst().prefix { $0 != quote } }
        return rest.isEmpty ? nil : String(rest)
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
