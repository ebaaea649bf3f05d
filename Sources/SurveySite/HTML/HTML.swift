import SurveySupport

/// HTML that data cannot break out of.
///
/// Literal parts are `StaticString`s, so they stand in this program's own source. A `String` that is interpolated is escaped,
/// in text and in attribute values, which always stand in double quotes. Addresses enter as ``Link`` alone:
/// `<a href="\(link)">\(title)</a>`.
struct HTML: ExpressibleByStringInterpolation, Sendable, Hashable {
    let source: String

    private init(unchecked source: String) { self.source = source }

    init(stringLiteral value: StaticString) { source = value.description }

    init(stringInterpolation: Interpolation) { source = stringInterpolation.source }

    static let empty: HTML = ""

    var isEmpty: Bool { source.isEmpty }

    struct Interpolation: StringInterpolationProtocol {
        typealias StringLiteralType = StaticString

        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: StaticString) { source += literal.description }

        mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }

        mutating func appendInterpolation(_ number: Int) { source += String(number) }

        mutating func appendInterpolation(_ day: SurveyDate) { source += day.description }

        mutating func appendInterpolation(_ html: HTML) { source += html.source }

        /// Nothing for nil.
        mutating func appendInterpolation(_ html: HTML?) { source += html?.source ?? "" }

        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { source += part.source }
        }

        mutating func appendInterpolation(_ link: Link) { source += HTML.escaped(link.address) }

        /// A name for `id`, which `Link` can lead to.
        mutating func appendInterpolation(_ anchor: Anchor) { source += anchor.text }
    }

    static func + (a: HTML, b: HTML) -> HTML { HTML(unchecked: a.source + b.source) }

    /// What a browser shows as this text, in an element or in a quoted attribute.
    static func escaped(_ text: String) -> String {
        text.utf8.allSatisfy(isPlain) ? text : MarkupText.escaped(visible(text))
    }

    /// The text with invisible characters, and those that reorder what stands around them, spelled out; line breaks stay.
    static func visible(_ text: String) -> String {
        var visible = ""
        for scalar in text.unicodeScalars {
            if scalar.isInvisibleControl, scalar != "\n", scalar != "\t" {
                visible += "\\u{" + Hexadecimal.padded(scalar.value, to: 1) + "}"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
            && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
    }
}

extension [HTML] {
    func joined(_ separator: HTML = "") -> HTML {
        var isFirst = true
        return reduce(.empty) { whole, part in
            defer { isFirst = false }
            return isFirst ? part : whole + separator + part
        }
    }
}
