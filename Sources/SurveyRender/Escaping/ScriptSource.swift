/// Python and TypeScript source text that data cannot break out of; see `SwiftSource`, which works the same way.
struct ScriptSource<Language: ScriptLanguage>: ExpressibleByStringInterpolation, Sendable, Hashable {
    let text: String

    private init(unchecked text: String) { self.text = text }

    init(stringLiteral value: StaticString) { text = "\(value)" }

    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    struct Interpolation: StringInterpolationProtocol {
        typealias StringLiteralType = StaticString

        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

        mutating func appendInterpolation(_ source: ScriptSource) { text += source.text }

        mutating func appendInterpolation(name: ScriptConstant) { text += name.text }

        mutating func appendInterpolation(literal value: String) {
            text += "\"" + LiteralText.escaped(value, for: Language.contentType) + "\""
        }

        mutating func appendInterpolation(number: Int) { text += String(number) }

        /// One line of a comment.
        mutating func appendInterpolation(comment value: String) {
            text += LiteralText.escaped(value, for: Language.contentType)
        }
    }

    static func joined(_ sources: [ScriptSource], _ separator: StaticString = "") -> ScriptSource {
        ScriptSource(unchecked: sources.map(\.text).joined(separator: "\(separator)"))
    }
}

/// A language whose double-quoted literals `LiteralText` can write.
protocol ScriptLanguage: Sendable, Hashable {
    static var contentType: ContentType { get }
}

enum PythonLanguage: ScriptLanguage {
    static var contentType: ContentType { .python }
}

enum TypeScriptLanguage: ScriptLanguage {
    static var contentType: ContentType { .typescript }
}

typealias PythonSource = ScriptSource<PythonLanguage>
typealias TypeScriptSource = ScriptSource<TypeScriptLanguage>

/// The name of a constant: ASCII capitals, digits and underscores, an underscore first.
struct ScriptConstant: Sendable, Hashable {
    let text: String

    /// Nil unless the text is such a name already.
    init?(_ text: String) {
        guard text.hasPrefix("_"), text.utf8.count > 1, text.utf8.allSatisfy(Self.isPart) else { return nil }
        self.text = text
    }

    /// `ollama-cloud` becomes `_OLLAMA_CLOUD`; what cannot stand in a name becomes an underscore.
    init(shouting id: String) {
        var out = "_"
        for scalar in id.uppercased().unicodeScalars {
            let isPlain = scalar.isASCII && Self.isPart(UInt8(truncatingIfNeeded: scalar.value))
            out += isPlain ? String(scalar) : "_"
        }
        text = out
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
