import SurveyModel

/// Text from pages, made harmless for the medium that it goes into.
enum SafeText {
    /// One line, without characters that move a cursor, reorder, hide or colour text; at most `limit` characters.
    static func line(_ text: String, limit: Int = 240) -> String {
        var out = String.UnicodeScalarView()
        var count = 0
        var isSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.isInvisibleControl {
                isSpace = count > 0
                continue
            }
            if count >= limit { return String(out) + "…" }
            if isSpace { out.append(" ") }
            isSpace = false
            out.append(scalar)
            count += 1
        }
        return String(out)
    }

    /// An inline code span that its content cannot close, safe in a table cell.
    static func code(_ text: String, limit: Int = 240) -> String {
        let text = line(text, limit: limit).replacing("|", with: "¦")
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let padding = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty ? " " : ""
        return fence + padding + text + padding + fence
    }

    /// An https address that Markdown and terminals take as one; nil for anything else.
    static func link(_ address: String?) -> String? {
        guard let address, address.hasPrefix("https://"), address.utf8.count <= 2_000 else { return nil }
        let allowed = address.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !Array("<>()[]\"`\\|{}^".utf8).contains(byte)
        }
        return allowed ? address : nil
    }

    /// Character data or an attribute value of XML 1.0.
    static func xml(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&apos;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar.isInvisibleControl ? "\u{FFFD}" : scalar)
            }
        }
        return out
    }
}
