import SurveySupport

/// Links that land a person on a passage: `#:~:text=` with the passage percent-encoded.
package enum TextFragment {
    /// The address with a text directive. Long passages become `start,end`, four words each, so that a small edit in the
    /// middle does not break the link. An own fragment of the address is kept in front of the directive.
    package static func link(_ url: String, passage: String?) -> String? {
        guard let passage else { return nil }
        let words = passage.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else { return nil }
        let text: String
        if words.count > 10 {
            text = encode(words.prefix(4).joined(separator: " ")) + "," + encode(words.suffix(4).joined(separator: " "))
        } else {
            text = encode(words.joined(separator: " "))
        }
        let separator = url.contains("#") ? "" : "#"
        return "\(url)\(separator):~:text=\(text)"
    }

    /// Percent-encoding of everything but unreserved characters; `-`, `,` and `&` have a meaning in the directive.
    package static func encode(_ text: String) -> String {
        PercentEncoding.encoded(text) { PercentEncoding.isUnreserved($0) && $0 != UInt8(ascii: "-") }
    }
}
