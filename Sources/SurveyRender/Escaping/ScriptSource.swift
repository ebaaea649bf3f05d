import SurveySupport

typealias PythonSource = SourceText<PythonLanguage>
typealias TypeScriptSource = SourceText<TypeScriptLanguage>

enum PythonLanguage: SourceLanguage {
    typealias Name = ScriptConstant

    static func escaped(_ value: String) -> String { LiteralText.escaped(value, for: .python) }
}

enum TypeScriptLanguage: SourceLanguage {
    typealias Name = ScriptConstant

    static func escaped(_ value: String) -> String { LiteralText.escaped(value, for: .typescript) }
}

/// The name of a constant: ASCII capitals, digits and underscores, an underscore first.
struct ScriptConstant: SourceName, Sendable, Hashable {
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
        byte.isASCIIWord && !byte.isASCIILowercase
    }
}
