import SurveyModel
import SurveySupport

/// The languages that templates are written in, by the name that stands on their first line.
enum ContentType: String, CaseIterable, Sendable {
    case markdown = "MARKDOWN"
    /// Values stand inside double-quoted literals.
    case swift = "SWIFT"
    case python = "PYTHON"
    case typescript = "TYPESCRIPT"
    /// Nothing reads the file but people.
    case text = "TEXT"

    /// Writes a value so that the language reads it as that value and as nothing else.
    func write(_ inline: Inline, to out: inout String) {
        if case .sequence(let inlines) = inline.kind {
            for (index, inline) in inlines.enumerated() {
                if index > 0 { out += ", " }
                write(inline, to: &out)
            }
        } else {
            out += self == .markdown ? Self.markdown(inline.kind) : literal(inline.kind)
        }
    }

    private static func markdown(_ kind: Inline.Kind) -> String {
        switch kind {
        case .text(let text): MarkdownText.text(text)
        case .prose(let text): MarkdownText.prose(text)
        case .code(let text): MarkdownText.code(text)
        case .block(let lines, let language): MarkdownText.block(lines, language: language)
        case .quoted(let text): JSONWriter.quote(text)
        case .link(let label, let destination?): MarkdownText.link(label, destination)
        case .link(let label, nil): MarkdownText.text(label)
        case .target(let destination): MarkdownText.destination(destination)
        case .citation(let register, let citation): register.label(of: citation)
        case .sequence: ""
        }
    }

    private func literal(_ kind: Inline.Kind) -> String {
        switch kind {
        case .text(let text), .prose(let text), .code(let text), .link(let text, _):
            LiteralText.escaped(text, for: self)
        case .quoted(let text): LiteralText.escaped(JSONWriter.quote(text), for: self)
        case .block(let lines, _): lines.map { LiteralText.escaped($0, for: self) }.joined(separator: " ")
        case .target(let destination): LiteralText.escaped(destination.text, for: self)
        case .citation(let register, let citation): register.label(of: citation)
        case .sequence: ""
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
        type == .python ? shortOrLong(scalar) : "\\u{" + Hexadecimal.padded(scalar.value, to: 1) + "}"
    }

    /// `\u202E` or `\U0001F600`, as Python and TOML write a scalar.
    static func shortOrLong(_ scalar: Unicode.Scalar) -> String {
        scalar.value > 0xFFFF
            ? "\\U" + Hexadecimal.padded(scalar.value, to: 8) : "\\u" + Hexadecimal.padded(scalar.value, to: 4)
    }
}
