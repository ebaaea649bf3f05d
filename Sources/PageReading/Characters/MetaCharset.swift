import SurveySupport

/// What a document states in itself of its characters: the set, in `<meta>` or in the XML declaration, and the language.
///
/// Browsers look for the set in the first 1,024 bytes, and start anew when they find it later in the head.
struct MetaCharset {
    /// Nil where none is stated, or none that is known.
    private(set) var charset: Charset?
    /// `lang` of `<html>` in lower case.
    private(set) var language: String?

    private static let reach = 1 << 16

    init(in bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(Self.reach).map(\.asciiLowercased), as: UTF8.self)
        var rest = text[...]
        while charset == nil, let start = rest.firstIndex(of: "<") {
            rest = rest[start...].dropFirst()
            if rest.hasPrefix("!--") {
                guard let end = rest.firstRange(of: "-->") else { return }
                rest = rest[end.upperBound...]
            } else {
                read(rest.prefix { $0 != "<" && $0 != ">" })
            }
        }
    }

    private mutating func read(_ tag: Substring) {
        if tag.hasPrefix("html"), language == nil {
            language = Self.value(of: "lang", in: tag)
        } else if tag.hasPrefix("meta") || tag.hasPrefix("?xml") {
            let name = tag.hasPrefix("meta") ? "charset" : "encoding"
            charset = Self.value(of: name, in: tag).flatMap { Charset(label: $0) }
            // A page that can be read as far as this is not UTF-16, whatever it says.
            if case .utf16 = charset { charset = .utf8 }
        }
    }

    private static func value(of name: String, in tag: Substring) -> String? {
        guard let range = tag.firstRange(of: name) else { return nil }
        var rest = tag[range.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == "=" else { return nil }
        rest = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let label = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return label.isEmpty ? nil : String(label)
    }
}
