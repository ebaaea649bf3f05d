import DriftCheck
import SurveyModel
import SurveySupport

/// Makes text from pages harmless for the place it is written to.
package enum Sanitising {
    /// One line without controls, escapes and characters that hide or reorder text; at most `limit` characters.
    package static func line(_ text: String, limit: Int = 200) -> String {
        var out = String.UnicodeScalarView()
        var isSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar == "\u{0}" {
                isSpace = !out.isEmpty
            } else if !scalar.isInvisibleControl {
                if isSpace { out.append(" ") }
                isSpace = false
                out.append(scalar)
            }
            if out.count > limit {
                out.append("…")
                break
            }
        }
        return String(out)
    }

    /// Text between Markdown's own marks: every character that could begin one is escaped, `@` is kept from calling people.
    static func markdown(_ text: String, limit: Int = 200) -> String {
        var out = ""
        for character in line(text, limit: limit) {
            if "\\`*_{}[]()<>#+-.!|~&:".contains(character) { out += "\\" }
            out.append(character)
            if character == "@" { out += "&#8203;" }
        }
        return out
    }

    /// A Markdown code span; ticks in the text would end it.
    static func code(_ text: String) -> String {
        "`" + line(text).replacing("`", with: "'").replacing("|", with: "\\|") + "`"
    }

    /// A link target for Markdown: https and http only, nothing in it that could end the link.
    static func target(_ url: String) -> String? {
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
        let unsafe = url.unicodeScalars.contains { $0.isInvisibleControl || " ()<>\"'\\`|".unicodeScalars.contains($0) }
        return unsafe ? nil : url
    }

    /// Text and attribute values of XML.
    static func xml(_ text: String) -> String {
        line(text, limit: 1_000).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&apos;")
    }

    /// The message of a workflow command.
    static func workflowMessage(_ text: String) -> String {
        line(text, limit: 500).replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// A property of a workflow command.
    static func workflowProperty(_ text: String) -> String {
        workflowMessage(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
