/// Text from data and pages, made safe for a terminal and for the log of a build service.
///
/// Every escaper in this folder looks at Unicode scalars, never at characters: to `Character`, a tick with a combining mark
/// behind it is another character than a tick, but to a terminal, Markdown or XML it is still a tick.
package enum TerminalText {
    /// One line: white space and line breaks become single spaces; controls, escapes and characters that hide or reorder
    /// text are left out. What is longer than `limit` scalars is cut and ends with `…`.
    ///
    /// `##[` becomes `## [`, because GitHub's runner looks for commands of the form `##[command]` anywhere in a line.
    package static func line(_ text: String, limit: Int = 200) -> String {
        if isPlainLine(text, limit: limit) { return text }
        var out = String.UnicodeScalarView()
        var count = 0
        var isSpace = false
        func append(_ scalar: Unicode.Scalar) {
            out.append(scalar)
            count += 1
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar == "\u{0}" {
                isSpace = !out.isEmpty
            } else if !scalar.isInvisibleControl {
                if isSpace || scalar == "[" && out.suffix(2).elementsEqual("##".unicodeScalars) { append(" ") }
                isSpace = false
                append(scalar)
            }
            if count > limit {
                out.append("…")
                break
            }
        }
        return String(out)
    }

    /// Visible ASCII with single spaces between it, which most texts are, costs one look at its bytes.
    private static func isPlainLine(_ text: String, limit: Int) -> Bool {
        let space = UInt8(ascii: " ")
        guard text.utf8.count <= limit else { return false }
        var last = space
        for byte in text.utf8 {
            guard byte.isVisibleASCII ? byte != UInt8(ascii: "[") : byte == space && last != space else { return false }
            last = byte
        }
        return last != space
    }

    /// Several lines: line feeds, tabs and colours stay; everything else that a terminal obeys becomes U+FFFD. Plain
    /// ASCII, which most text is, goes over in runs.
    package static func lines(_ text: String) -> String {
        var out = ""
        var rest = text.unicodeScalars[...]
        while true {
            let run = text.utf8[rest.startIndex...].prefix { (0x20..<0x7F).contains($0) || $0 == 0x0A }
            if run.endIndex == text.endIndex, out.isEmpty { return text }
            out += text[run.startIndex..<run.endIndex]
            rest = rest[run.endIndex...]
            guard let scalar = rest.first else { return out }
            if scalar == "\u{1B}", let colour = colour(at: rest) {
                out += Substring(colour)
                rest = rest[colour.endIndex...]
                continue
            }
            let isKept = scalar == "\t" || !scalar.isInvisibleControl
            out.unicodeScalars.append(isKept ? scalar : "\u{FFFD}")
            rest = rest.dropFirst()
        }
    }

    /// `ESC [ 1;31 m`, which sets a colour and nothing else.
    private static func colour(at text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        guard text.dropFirst().first == "[" else { return nil }
        let digits = text.dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }
        guard text[digits.endIndex...].first == "m" else { return nil }
        return text[..<text.index(after: digits.endIndex)]
    }
}
