import SurveySupport

typealias SwiftSource = SourceText<SwiftLanguage>

enum SwiftLanguage: SourceLanguage {
    typealias Name = SwiftIdentifier

    /// ASCII without quote and backslash, and letters, digits, punctuation and symbols of any script stay as they are. All else
    /// (controls, line separators, bidirectional and other invisible characters, marks) is written as a number.
    static func escaped(_ value: String) -> String {
        if value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        {
            return value
        }
        var out = ""
        for scalar in value.unicodeScalars {
            if isPlain(scalar) {
                out.unicodeScalars.append(scalar)
            } else if scalar == "\"" || scalar == "\\" {
                out += "\\" + String(scalar)
            } else if (0xFDD0...0xFDEF).contains(scalar.value) {
                out += "\\u{FFFD}"  // The compiler refuses these, also as numbers.
            } else {
                out += "\\u{" + Hexadecimal.padded(scalar.value, to: 1) + "}"
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

/// A name that is safe to write into Swift source: ASCII, no keyword without backticks, never empty.
struct SwiftIdentifier: SourceName, Sendable, Hashable {
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
        let joined = words.enumerated().map { $0 == 0 ? Self.uncapitalized($1) : Self.capitalized($1) }.joined()
        text = Self.safe(
            joined.isEmpty ? "u" + id.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "_") : joined
        )
    }

    /// A name of ours, such as `thirdParty`, as it is.
    ///
    /// - Precondition: it is a name in Swift. The declarations of the survey's kinds state it, never data.
    init(label: String) {
        precondition(
            label.utf8.allSatisfy { Self.isLetter($0) }, "'\(label)' is no name for an argument or a type")
        text = label
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func uncapitalized(_ word: String) -> String {
        let lower = word.lowercased()
        return lower == "openai" ? "openAI" : lower
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
        "self", "type", "init", "protocol", "all", "allcases", "rawvalue", "description", "preset", "presets", "detect",
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
