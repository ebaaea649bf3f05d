import CShims
import SurveySupport

/// Turns bytes into UTF-8 text, repaired, without NUL, and with line feeds as the only line ends.
///
/// The character set is the first of: byte order mark, `charset` of the response, `<meta>`, UTF-8 if the bytes are valid
/// UTF-8, the usual set of the page's language, windows-1252. A stated set that cannot be right gives way: a stated 8-bit set
/// where the bytes are valid UTF-8, which text in such a set practically never is; UTF-8 where more of the text is invalid
/// than valid. A cut and a few bad bytes are repaired. ISO-2022-JP alone is written in ASCII bytes, and told by the escapes
/// in them.
enum CharacterDecoder {
    private static let escape: UInt8 = 0x1B

    static func decode(_ bytes: [UInt8], headerCharset: String?, looksInMarkup: Bool) -> [UInt8] {
        tidied(decoded(bytes, headerCharset: headerCharset, looksInMarkup: looksInMarkup))
    }

    private static func decoded(_ bytes: [UInt8], headerCharset: String?, looksInMarkup: Bool) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(bytes[3...]) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes[2...], isBigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes[2...], isBigEndian: true) }
        if let isBigEndian = unmarkedUTF16(bytes) { return utf16(bytes[...], isBigEndian: isBigEndian) }
        let header = headerCharset.flatMap { Charset(label: $0) }
        if case .utf16(let isBigEndian) = header { return utf16(bytes[...], isBigEndian: isBigEndian) }
        if isValidUTF8(bytes) {
            return holdsEscapes(bytes) ? converted(bytes, from: .iso2022JP) ?? bytes : bytes
        }
        let page = looksInMarkup ? MetaCharset(in: bytes) : nil
        let stated = header ?? page?.charset
        if let stated, stated != .utf8 { return converted(bytes, from: stated) ?? Windows1252.decode(bytes) }
        if isMostlyUTF8(bytes) { return repaired(bytes[...]) }
        // Nothing is stated, or UTF-8 and wrong.
        if let charset = page?.charset, charset != .utf8, let text = converted(bytes, from: charset) { return text }
        return guessed(bytes, language: page?.language ?? "") ?? Windows1252.decode(bytes)
    }

    /// In the likely set that leaves the fewest bytes unread. Nil where none leaves less than a tenth of those beyond ASCII.
    private static func guessed(_ bytes: [UInt8], language: String) -> [UInt8]? {
        let readings = CharsetGuess.converters(for: language, bytes).compactMap { converted(bytes, from: .named($0)) }
            .map { (text: $0, unread: replacements(in: $0) + controls(in: $0)) }
        let most = bytes.count { $0 >= 0x80 } / 10
        return readings.min { $0.unread < $1.unread }.flatMap { $0.unread <= most ? $0.text : nil }
    }

    /// More valid characters beyond ASCII than invalid bytes.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        let text = repaired(bytes[...])
        let invalid = replacements(in: text)
        return text.count { $0 >= 0xC2 } - invalid > invalid
    }

    /// C1 controls, which stand in no text.
    private static func controls(in text: [UInt8]) -> Int {
        text.indices.dropLast().count { text[$0] == 0xC2 && text[$0 + 1] < 0xA0 }
    }

    private static func replacements(in text: [UInt8]) -> Int {
        var count = 0
        for index in text.indices.dropLast(2) where text[index] == 0xEF {
            if text[index + 1] == 0xBF, text[index + 2] == 0xBD { count += 1 }
        }
        return count
    }

    /// Begins and ends Japanese text as ISO-2022-JP does, and nothing else.
    private static func holdsEscapes(_ bytes: [UInt8]) -> Bool {
        guard bytes.firstIndex(of: escape, from: 0) < bytes.count, bytes.withSpan(isASCII) else { return false }
        let text = bytes[...]
        return ["\u{1B}$B", "\u{1B}$@"].contains { text.firstRange(of: $0.utf8) != nil }
            && ["\u{1B}(B", "\u{1B}(J"].contains { text.firstRange(of: $0.utf8) != nil }
    }

    /// UTF-16 without a mark, told from `<` or a letter beside a zero at the very beginning.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 4 else { return nil }
        let isText: (UInt8) -> Bool = { $0 == 0x3C || $0 == 0x23 || $0.isMarkupSpace || $0.isASCIILetter }
        if bytes[0] == 0, bytes[2] == 0, isText(bytes[1]), bytes[3] != 0 { return true }
        if bytes[1] == 0, bytes[3] == 0, isText(bytes[0]), bytes[2] != 0 { return false }
        return nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withSpan(isASCII) || String(utf8: bytes) != nil
    }

    /// Looks at every byte without leaving early, which compilers turn into steps of many bytes.
    private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
        var all: UInt8 = 0
        for index in bytes.indices { all |= bytes[index] }
        return all < 0x80
    }

    /// Whether there is a NUL or a carriage return; as above.
    private static func needsTidying(_ bytes: Span<UInt8>) -> Bool {
        var found: UInt8 = 0
        for index in bytes.indices { found |= (bytes[index] == 0 ? 1 : 0) | (bytes[index] == 0x0D ? 1 : 0) }
        return found != 0
    }

    private static func converted(_ bytes: [UInt8], from charset: Charset) -> [UInt8]? {
        guard case .named(let name) = charset else { return Windows1252.decode(bytes) }
        let capacity = bytes.count * 3 + 16
        var written = -1
        let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            guard let target = output.baseAddress else { return }
            unsafe bytes.withUnsafeBufferPointer { input in
                guard let source = input.baseAddress else { return }
                unsafe written = ps_decode(name, source, input.count, target, capacity)
            }
            count = max(written, 0)
        }
        return written < 0 ? nil : text
    }

    /// Without NUL, at which the parser may stop, and with carriage returns made line feeds.
    private static func tidied(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.withSpan(needsTidying) else { return bytes }
        var tidy: [UInt8] = []
        tidy.reserveCapacity(bytes.count)
        var next = 0
        for index in bytes.indices where bytes[index] == 0 || bytes[index] == 0x0D {
            tidy += bytes[next..<index]
            next = index + 1
            if bytes[index] == 0x0D, next == bytes.count || bytes[next] != 0x0A { tidy.append(0x0A) }
        }
        tidy += bytes[next...]
        return tidy
    }
}
