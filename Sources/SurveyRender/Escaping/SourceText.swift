/// Source text of another language that data cannot break out of.
///
/// Literal parts are `StaticString`s, so they stand in this program's own source. Values enter only through a labelled
/// interpolation, each of which escapes: `"let name = \(literal: name)"`. A plain `\(name)` does not compile.
struct SourceText<Language: SourceLanguage>: ExpressibleByStringInterpolation, Sendable, Hashable {
    let text: String

    fileprivate init(unchecked text: String) { self.text = text }

    init(stringLiteral value: StaticString) { text = value.description }

    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    struct Interpolation: StringInterpolationProtocol {
        typealias StringLiteralType = StaticString

        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        mutating func appendInterpolation(_ source: SourceText) { text += source.text }

        mutating func appendInterpolation(name: Language.Name) { text += name.text }

        mutating func appendInterpolation(literal value: String) {
            text += "\""
            text += Language.escaped(value)
            text += "\""
        }

        mutating func appendInterpolation(number: Int) { text += String(number) }

        /// One line of a comment: everything that could end it is escaped.
        mutating func appendInterpolation(comment value: String) { text += Language.escaped(value) }
    }

    static func + (a: SourceText, b: SourceText) -> SourceText { SourceText(unchecked: a.text + b.text) }

    /// An array literal of strings.
    static func literals(_ values: [String]) -> SourceText { "[\(values.map { "\(literal: $0)" }.joined(", "))]" }
}

extension Array {
    func joined<Language>(_ separator: StaticString) -> SourceText<Language> where Element == SourceText<Language> {
        SourceText(unchecked: map(\.text).joined(separator: separator.description))
    }
}

/// A language that source text is written in.
protocol SourceLanguage: Sendable, Hashable {
    /// A name that is safe to write into the language.
    associatedtype Name: SourceName

    /// What stands between the quotes of a string literal, or in one line of a comment, for this value.
    static func escaped(_ value: String) -> String
}

protocol SourceName {
    var text: String { get }
}
