import Mustache
import SurveyModel

/// The languages that templates are written in, by the name that stands on their first line.
enum ContentType: String, CaseIterable, Sendable {
    case markdown = "MARKDOWN"
    /// Values stand inside double-quoted literals.
    case swift = "SWIFT"
    case python = "PYTHON"
    case typescript = "TYPESCRIPT"
    /// Nothing reads the file but people.
    case text = "TEXT"

    /// Makes the names known to swift-mustache, once.
    static let registered: Void = {
        for type in allCases { MustacheContentTypes.register(Escaper(type: type), named: type.rawValue) }
    }()

    private struct Escaper: MustacheContentType {
        let type: ContentType

        func escapeText(_ text: String) -> String {
            Inline.parts(of: text).map { type == .markdown ? Self.markdown($0) : literal($0) }.joined(separator: ", ")
        }

        private static func markdown(_ kind: Inline.Kind) -> String {
            switch kind {
            case .text(let text): MarkdownText.text(text)
            case .prose(let text): MarkdownText.prose(text)
            case .code(let text): MarkdownText.code(text)
            case .block(let lines): MarkdownText.block(lines)
            case .quoted(let literal): literal
            case .link(let label, let target?): MarkdownText.link(label, target)
            case .link(let label, nil): MarkdownText.text(label)
            case .target(let target): MarkdownText.destination(target)
            case .sequence, .citation: ""
            }
        }

        private func literal(_ kind: Inline.Kind) -> String {
            switch kind {
            case .text(let text), .prose(let text), .code(let text), .quoted(let text), .link(let text, _):
                LiteralText.escaped(text, for: type)
            case .block(let lines): lines.map { LiteralText.escaped($0, for: type) }.joined(separator: " ")
            case .target(let target): LiteralText.escaped(target.text, for: type)
            case .sequence, .citation: ""
            }
        }
    }
}

/// The inside of a double-quoted literal, by an allow-list: ASCII without quotes, backslash, backtick and dollar, and
/// visible letters, digits, punctuation and symbols of other scripts. All else is written as a number.
enum LiteralText {
    static func escaped(_ value: String, for type: ContentType) -> String {
        var out = ""
        for scalar in value.unicodeScalars {
            if isPlain(scalar, in: type) {
                out.unicodeScalars.append(scalar)
            } else {
                out += number(scalar, for: type)
            }
        }
        return out
    }

    private static func isPlain(_ scalar: Unicode.Scalar, in type: ContentType) -> Bool {
        if scalar.isInvisibleControl { return false }
        return type == .text || !"\"\\'`$".unicodeScalars.contains(scalar)
    }

    private static func number(_ scalar: Unicode.Scalar, for type: ContentType) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        func padded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - digits.count)) + digits }
        switch type {
        case .python: return scalar.value > 0xFFFF ? "\\U" + padded(8) : "\\u" + padded(4)
        default: return "\\u{" + digits + "}"
        }
    }
}
