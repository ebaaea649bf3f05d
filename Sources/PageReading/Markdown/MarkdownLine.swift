import SurveySupport

/// What one line of Markdown is by itself.
struct MarkdownLine {
    /// The line without the white space around it.
    let text: ArraySlice<UInt8>
    /// Columns of white space before it; a tab goes to the next multiple of four.
    let indent: Int

    struct Fence {
        let mark: UInt8
        let length: Int
    }

    init(_ line: ArraySlice<UInt8>) {
        var rest = line
        var indent = 0
        while let first = rest.first, first == 0x20 || first == 0x09 {
            indent = first == 0x09 ? (indent / 4 + 1) * 4 : indent + 1
            rest = rest.dropFirst()
        }
        while let last = rest.last, last.isMarkupSpace { rest = rest.dropLast() }
        // A backslash at the end breaks the line, which reads as a space in any case.
        if line.last == UInt8(ascii: "\\") { rest = rest.dropLast() }
        text = rest
        self.indent = indent
    }

    var isBlank: Bool { text.isEmpty }

    // MARK: Code

    var fence: Fence? {
        guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let length = text.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        // Backticks behind the run make it a code span.
        if mark == UInt8(ascii: "`"), text.dropFirst(length).contains(mark) { return nil }
        return Fence(mark: mark, length: length)
    }

    func closes(_ fence: Fence) -> Bool {
        text.count >= fence.length && text.allSatisfy { $0 == fence.mark }
    }

    /// The line without at most so many columns of white space.
    static func unindented(_ line: ArraySlice<UInt8>, by columns: Int) -> ArraySlice<UInt8> {
        var rest = line
        var left = columns
        while left > 0, let first = rest.first, first == 0x20 || first == 0x09 {
            left -= first == 0x09 ? 4 : 1
            rest = rest.dropFirst()
        }
        return rest
    }

    // MARK: Headings

    var heading: (level: Int, text: ArraySlice<UInt8>)? {
        let level = text.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level), indent < 4 else { return nil }
        var rest = text.dropFirst(level)
        guard rest.isEmpty || rest.first?.isMarkupSpace == true else { return nil }
        let closing = rest.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        if closing > 0, rest.count == closing || rest.dropLast(closing).last?.isMarkupSpace == true {
            rest = rest.dropLast(closing)
        }
        return (level, rest)
    }

    /// The level of the heading whose text stands above, if the line is its underline.
    var underlineLevel: Int? {
        guard indent < 4, let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
            return nil
        }
        guard text.allSatisfy({ $0 == mark }), text.count > 1 || mark == UInt8(ascii: "=") else { return nil }
        return mark == UInt8(ascii: "=") ? 1 : 2
    }

    /// Takes `{#anchor}` off the end of a heading.
    static func withoutAnchor(_ heading: ArraySlice<UInt8>) -> (text: ArraySlice<UInt8>, anchor: String?) {
        var text = heading
        while let last = text.last, last.isMarkupSpace { text = text.dropLast() }
        guard text.last == UInt8(ascii: "}"), let start = text.lastIndex(of: UInt8(ascii: "{")) else {
            return (heading, nil)
        }
        let inside = text[(start + 1)..<(text.endIndex - 1)]
        guard inside.first == UInt8(ascii: "#"), !inside.contains(0x20) else { return (heading, nil) }
        return (text[..<start], String(decoding: inside.dropFirst(), as: UTF8.self))
    }

    var isRule: Bool {
        guard indent < 4, let mark = text.first, mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
        return text.allSatisfy { $0 == mark || $0.isMarkupSpace } && text.filter { $0 == mark }.count >= 3
    }

    // MARK: Lists and quotes

    /// `-`, `*`, `+`, `1.` or `1)` and the spaces behind it; the width is that of both.
    var listMarker: (width: Int, isOrdered: Bool)? {
        guard let first = text.first else { return nil }
        var width = 0
        if first == 0x2D || first == 0x2A || first == 0x2B {
            width = 1
        } else {
            let digits = text.prefix { $0.isASCIIDigit }.count
            guard (1...9).contains(digits), let mark = text.dropFirst(digits).first, mark == 0x2E || mark == 0x29 else {
                return nil
            }
            width = digits + 1
        }
        let spaces = text.dropFirst(width).prefix { $0.isMarkupSpace }.count
        guard spaces > 0 else { return nil }
        return (width + min(spaces, 4), first.isASCIIDigit)
    }

    /// Without the box of a task.
    static func withoutTask(_ item: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for box in ["[ ] ", "[x] ", "[X] "] where item.starts(with: box.utf8) { return item.dropFirst(4) }
        return item
    }

    var isQuote: Bool { text.first == UInt8(ascii: ">") }

    /// The text inside all quotes.
    var quoted: ArraySlice<UInt8> {
        text.drop { $0 == UInt8(ascii: ">") || $0.isMarkupSpace }
    }

    // MARK: Tables

    var isTableDelimiter: Bool {
        text.contains(0x2D) && text.contains(0x7C)
            && text.allSatisfy { $0 == 0x2D || $0 == 0x7C || $0 == 0x3A || $0.isMarkupSpace }
    }

    /// The cells of a row, divided at `|` without a backslash. At most 256.
    var cells: [ArraySlice<UInt8>] {
        var rest = text
        if rest.first == 0x7C { rest = rest.dropFirst() }
        if rest.last == 0x7C, rest.dropLast().last != UInt8(ascii: "\\") { rest = rest.dropLast() }
        var cells: [ArraySlice<UInt8>] = []
        var start = rest.startIndex
        for index in rest.indices where rest[index] == 0x7C {
            if index > rest.startIndex, rest[index - 1] == UInt8(ascii: "\\") { continue }
            cells.append(rest[start..<index])
            start = index + 1
            if cells.count == TableTracker.columnLimit { break }
        }
        cells.append(rest[start...])
        return cells
    }

    // MARK: HTML and MDX

    var opensHTMLTable: Bool { text.prefix(7).map(\.asciiLowercased).starts(with: "<table".utf8) }

    var closesHTMLTable: Bool {
        String(decoding: text.suffix(200), as: UTF8.self).lowercased().contains("</table")
    }

    /// `import … from '…'` and `export …` in MDX, and comments on lines of their own.
    func isModuleStatement(_ url: String) -> Bool {
        if text.starts(with: "{/*".utf8), text.suffix(3).elementsEqual("*/}".utf8) { return true }
        guard indent == 0, text.count < 1_000 else { return false }
        if text.starts(with: "import ".utf8) {
            let line = String(decoding: text, as: UTF8.self)
            return line.hasSuffix("\"") || line.hasSuffix("'") || line.hasSuffix("\";") || line.hasSuffix("';")
        }
        return text.starts(with: "export const ".utf8) || text.starts(with: "export default ".utf8)
    }
}
