import SurveySupport

/// The marks by which a line of Markdown says what it is. All of them ask for less than four columns of white space
/// before them, which the caller has made sure of.
extension MarkdownLine {
    struct Fence: Equatable {
        let mark: UInt8
        let length: Int
        let indent: Int
    }

    /// At least three backticks or tildes, which begin a block of code.
    var fence: Fence? {
        guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let length = text.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        // Backticks behind the run make it a code span.
        if mark == UInt8(ascii: "`"), text.dropFirst(length).contains(mark) { return nil }
        return Fence(mark: mark, length: length, indent: indent)
    }

    func closes(_ fence: Fence) -> Bool {
        indent < 4 && text.count >= fence.length && text.allSatisfy { $0 == fence.mark }
    }

    /// `# Heading`, with or without a run of `#` at the end.
    var heading: (level: Int, text: ArraySlice<UInt8>)? {
        let level = text.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level) else { return nil }
        var rest = text.dropFirst(level)
        guard rest.isEmpty || rest.first?.isMarkupSpace == true else { return nil }
        let closing = rest.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        if closing > 0, rest.count == closing || rest.dropLast(closing).last?.isMarkupSpace == true {
            rest = rest.dropLast(closing)
        }
        return (level, rest)
    }

    /// The level of the heading that this line underlines: 1 for `===`, 2 for `---`.
    var underlineLevel: Int? {
        guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
        return text.allSatisfy { $0 == mark } ? (mark == UInt8(ascii: "=") ? 1 : 2) : nil
    }

    /// `***`, `---` or `___`, with or without spaces between.
    var isRule: Bool {
        guard let mark = text.first, mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
        return text.allSatisfy { $0 == mark || $0.isMarkupSpace } && text.filter { $0 == mark }.count >= 3
    }

    /// Passes `>` and one column of white space.
    mutating func passQuoteMark() -> Bool {
        guard indent < 4, text.first == UInt8(ascii: ">") else { return false }
        pass(1)
        skip(columns: 1)
        return true
    }

    /// Passes `-`, `*`, `+`, `1.` or `1)` and the white space behind it. Returns the column at which the item's content
    /// begins, counted from where the line was.
    ///
    /// - Parameter interrupting: a paragraph stands above, which only an item with text, and numbered 1, can end.
    mutating func passListMarker(interrupting: Bool) -> Int? {
        guard let first = text.first else { return nil }
        var length = 1
        if first != 0x2D && first != 0x2A && first != 0x2B {
            length += text.prefix { $0.isASCIIDigit }.count
            guard (2...10).contains(length), let mark = text.dropFirst(length - 1).first, mark == 0x2E || mark == 0x29
            else { return nil }
            if interrupting, !text.prefix(length - 1).elementsEqual("1".utf8) { return nil }
        }
        let rest = text.dropFirst(length)
        guard rest.first.map(\.isMarkupSpace) ?? !interrupting else { return nil }
        let width = indent + length
        pass(length)
        // Five columns or more are one, and code behind it.
        let spaces = isBlank || indent > 4 ? 1 : indent
        skip(columns: spaces)
        return width + spaces
    }

    /// The number of columns that `| --- | :-: |` states.
    var tableColumns: Int? {
        guard text.contains(0x2D), text.contains(0x7C) || text.contains(0x3A),
            text.allSatisfy({ $0 == 0x2D || $0 == 0x7C || $0 == 0x3A || $0.isMarkupSpace })
        else { return nil }
        return MarkdownTable.cells(of: text).count
    }

    /// What ends the HTML that begins here, whatever blank lines stand in it: `</pre>` for `<pre>`. Comments of MDX
    /// count as HTML, and so do tables, whose cells hold blank lines in practice.
    var endOfHTML: String? {
        guard let first = text.first, first == UInt8(ascii: "<") || first == UInt8(ascii: "{") else { return nil }
        let head = String(decoding: text.prefix(10), as: UTF8.self).lowercased()
        if head.hasPrefix("<!--") { return "-->" }
        if head.hasPrefix("{/*") { return "*/}" }
        if head.hasPrefix("<?") { return "?>" }
        if head.hasPrefix("<![cdata[") { return "]]>" }
        if head.hasPrefix("<!"), head.dropFirst(2).first?.isLetter == true { return ">" }
        for name in ["script", "pre", "style", "textarea", "table"] where head.hasPrefix("<" + name) {
            let next = text.dropFirst(name.utf8.count + 1).first
            if next == nil || next == UInt8(ascii: ">") || next?.isMarkupSpace == true { return "</\(name)" }
        }
        return nil
    }

    /// `import … from '…'` and `export const …` in MDX.
    var isModuleStatement: Bool {
        guard indent == 0, text.count < 1_000 else { return false }
        if text.starts(with: "import ".utf8) {
            return ["\"", "'", "\";", "';"].contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
        }
        return text.starts(with: "export const ".utf8) || text.starts(with: "export default ".utf8)
    }
}

extension UInt8 {
    /// `!` to `/`, `:` to `@`, `[` to `` ` ``, `{` to `~`: what a backslash can escape in Markdown.
    var isASCIIPunctuation: Bool { isVisibleASCII && !isASCIILetter && !isASCIIDigit }
}
