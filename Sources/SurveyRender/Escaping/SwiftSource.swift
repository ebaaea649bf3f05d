/// Swift source text that data cannot break out of.
///
/// Literal parts are `StaticString`s, so they stand in this program's own source. Values enter only through a labelled
/// interpolation, each of which escapes: `"let name = \(literal: name)"`. A plain `\(name)` does not compile.
struct SwiftSource: ExpressibleByStringInterpolation, Sendable, Hashable {
    let text: String

    fileprivate init(unchecked text: String) { self.text = text }

    init(stringLiteral value: StaticString) { text = "\(value)" }

    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    struct Interpolation: StringInterpolationProtocol {
        typealias StringLiteralType = StaticString

        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

        mutating func appendInterpolation(_ source: SwiftSource) { text += source.text }

        mutating func appendInterpolation(name: SwiftIdentifier) { text += name.text }

        mutating func appendInterpolation(literal value: String) { text += SwiftSource.quote(value) }

        mutating func appendInterpolation(number: Int) { text += String(number) }

        mutating func appendInterpolation(flag: Bool) { text += flag ? "true" : "false" }

        /// One line of a comment: everything that could end it is escaped.
        mutating func appendInterpolation(comment value: String) { text += SwiftSource.escaped(value) }
    }

    static func + (a: SwiftSource, b: SwiftSource) -> SwiftSource { SwiftSource(unchecked: a.text + b.text) }

    /// An array literal of strings.
    static func literals(_ values: [String]) -> SwiftSource { "[\(values.map { "\(literal: $0)" }.joined(", "))]" }

    /// A string literal: ASCII without quote and backslash, and letters, digits, punctuation and symbols of any script.
    /// All else (controls, line separators, bidirectional and other invisible characters, marks) is written as a number.
    private static func quote(_ value: String) -> String { "\"" + escaped(value) + "\"" }

    private static func escaped(_ value: String) -> String {
        var out = ""
        for scalar in value.unicodeScalars {
            if isPlain(scalar) {
                out.unicodeScalars.append(scalar)
            } else if scalar == "\"" || scalar == "\\" {
                out += "\\" + String(scalar)
            } else if (0xFDD0...0xFDEF).contains(scalar.value) {
                out += "\\u{FFFD}"  // The compiler refuses these, also as numbers.
            } else {
                out += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return out
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\" }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .otherSymbol:
            return true
        default: return false
        }
    }
}

extension [SwiftSource] {
    func joined(_ separator: StaticString) -> SwiftSource {
        SwiftSource(unchecked: map(\.text).joined(separator: "\(separator)"))
    }
}

/// A name that is safe to write into Swift source: ASCII, no keyword without backticks, never empty.
struct SwiftIdentifier: Sendable, Hashable {
    let text: String

    /// `together-ai` becomes `togetherAI`. Characters that cannot stand in a name separate words; a name that would be
    /// empty is spelled out by the numbers of its characters.
    init(camelCasing id: String) {
        var words: [String] = []
        var word = ""
        for character in id {
            if character.isASCII, character.isLetter || character.isNumber {
                word.append(character)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        let joined = words.enumerated().map { $0 == 0 ? $1.lowercased() : Self.capitalized($1) }.joined()
        text = Self.safe(
            joined.isEmpty ? "u" + id.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "_") : joined
        )
    }

    private static func capitalized(_ word: String) -> String {
        let lower = word.lowercased()
        if lower == "openai" { return "OpenAI" }
        return initialisms.contains(lower) ? lower.uppercased() : lower.prefix(1).uppercased() + lower.dropFirst()
    }

    private static func safe(_ name: String) -> String {
        if let first = name.first, first.isNumber { return "_" + name }
        if taken.contains(name) { return name + "_" }
        return keywords.contains(name) ? "`" + name + "`" : name
    }

    /// Words that the API Design Guidelines keep in one case.
    private static let initialisms: Set<String> = [
        "ai", "api", "aws", "cn", "eu", "gpu", "llm", "nim", "oci", "sap", "us",
    ]

    /// Members that a generated name must not hide, and names that backticks do not free.
    private static let taken: Set<String> = [
        "self", "type", "init", "protocol", "all", "allcases", "rawvalue", "description",
    ]

    private static let keywords: Set<String> = [
        "any", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if",
        "import", "in", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "public",
        "repeat", "rethrows", "return", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws",
        "true", "try", "typealias", "var", "where", "while",
    ]
}
