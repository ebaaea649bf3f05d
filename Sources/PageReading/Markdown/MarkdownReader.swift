import PageText
import SurveySupport

/// Reads Markdown, with what documentation adds to it: front matter, tables, and MDX components and imports.
///
/// Line by line, one pass after the one that collects reference definitions. HTML tables in it are read as HTML.
struct MarkdownReader {
    static func read(_ text: [UInt8], url: String, limits: ReaderLimits) throws(ReadFailure) -> PageText {
        var reader = MarkdownReader(text, url: url, limits: limits)
        try reader.run()
        return reader.finish()
    }

    /// How a label of a reference is compared: case and white space folded.
    static func label(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private let lines: [ArraySlice<UInt8>]
    private let references: [String: String]
    private var resolver: LinkResolver
    private let url: String
    private let limits: ReaderLimits
    private var page = PageText()
    private var index = 0
    /// Lines of the block that is open.
    private var open: [UInt8] = []
    private var kind = PageText.Kind.paragraph
    /// Column at which the text of the current list item begins; 0 outside of lists.
    private var listIndent = 0
    private var afterBlank = true
    private var tableCount = 0
    /// How many more tables in HTML are read: setting up a parser for each costs more than the table.
    private var htmlTablesLeft = 500
    private var firstHeading: (level: Int, text: String)?

    private init(_ text: [UInt8], url: String, limits: ReaderLimits) {
        lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        references = MarkdownDefinitions.find(in: lines)
        resolver = LinkResolver(AddressReference(url), limits: limits)
        self.url = url
        self.limits = limits
    }

    private mutating func run() throws(ReadFailure) {
        readFrontMatter()
        while index < lines.count, page.blocks.count < limits.blocks {
            try readLine()
        }
        if index < lines.count { page.signals.isTruncated = true }
        flush()
    }

    private mutating func finish() -> PageText {
        if page.title.isEmpty { page.title = firstHeading?.text ?? "" }
        page.signals.textLength = page.blocks.reduce(0) { $0 + $1.text.unicodeScalars.count }
        PageAssembler.addHeadingPaths(&page.blocks)
        return page
    }

    private mutating func readFrontMatter() {
        guard let (fields, end) = FrontMatter.read(lines) else { return }
        page.metadata = fields
        page.title = fields["title"] ?? ""
        index = end
    }

    // MARK: Lines

    private mutating func readLine() throws(ReadFailure) {
        let line = MarkdownLine(lines[index])
        if line.isBlank {
            flush()
            afterBlank = true
            index += 1
            return
        }
        if line.indent < listIndent, afterBlank, line.listMarker == nil { listIndent = 0 }
        if try readBlock(line) {
            afterBlank = false
            return
        }
        readText(line)
        afterBlank = false
        index += 1
    }

    /// Blocks that one line gives away. False for a line of running text.
    private mutating func readBlock(_ line: MarkdownLine) throws(ReadFailure) -> Bool {
        if let fence = line.fence {
            readFence(fence, indent: line.indent)
        } else if open.isEmpty, afterBlank, line.indent >= listIndent + 4, line.listMarker == nil || listIndent == 0 {
            readIndentedCode()
        } else if let heading = line.heading {
            flush()
            addHeading(heading.level, heading.text)
            index += 1
        } else if let level = underline(line) {
            let text = open
            open = []
            addHeading(level, text[...])
            index += 1
        } else if line.isRule || MarkdownDefinitions.isDefinition(line.text) || line.isModuleStatement(url) {
            flush()
            index += 1
        } else if isTable(line) {
            readTable()
        } else if line.opensHTMLTable, htmlTablesLeft > 0 {
            try readHTMLTable()
        } else {
            return false
        }
        return true
    }

    private mutating func readText(_ line: MarkdownLine) {
        var text = line.text
        if let marker = line.listMarker {
            flush()
            kind = .listItem
            listIndent = line.indent + marker.width
            text = text.dropFirst(marker.width)
            text = MarkdownLine.withoutTask(text)
        } else if line.isQuote {
            text = line.quoted
            if text.starts(with: "[!".utf8) { text = [] }
        } else if open.isEmpty, line.indent < listIndent || listIndent == 0 {
            kind = .paragraph
        }
        let room = limits.blockText - open.count
        if text.count > room { page.signals.isTruncated = true }
        open += text.prefix(max(room, 0))
        open.append(0x0A)
    }

    private func underline(_ line: MarkdownLine) -> Int? {
        guard !open.isEmpty, kind == .paragraph else { return nil }
        return line.underlineLevel
    }

    // MARK: Code

    private mutating func readFence(_ fence: MarkdownLine.Fence, indent: Int) {
        flush()
        var code: [UInt8] = []
        index += 1
        while index < lines.count, !MarkdownLine(lines[index]).closes(fence) {
            code += MarkdownLine.unindented(lines[index], by: indent)
            code.append(0x0A)
            index += 1
        }
        index = min(index + 1, lines.count)
        addCode(code)
    }

    private mutating func readIndentedCode() {
        var code: [UInt8] = []
        while index < lines.count {
            let line = MarkdownLine(lines[index])
            guard line.isBlank || line.indent >= listIndent + 4 else { break }
            code += MarkdownLine.unindented(lines[index], by: listIndent + 4)
            code.append(0x0A)
            index += 1
        }
        addCode(code)
    }

    private mutating func addCode(_ code: [UInt8]) {
        var text = TextAccumulator(keepsLines: true, limit: limits.blockText)
        code.withSpan { text.append($0) }
        if text.wasCut { page.signals.isTruncated = true }
        add(PageText.Block(kind: .code, text: text.finished()))
    }

    // MARK: Tables

    private func isTable(_ line: MarkdownLine) -> Bool {
        guard open.isEmpty || kind == .paragraph, line.text.contains(UInt8(ascii: "|")), index + 1 < lines.count else {
            return false
        }
        return MarkdownLine(lines[index + 1]).isTableDelimiter
    }

    private mutating func readTable() {
        flush()
        var table = TableTracker(number: tableCount)
        tableCount += 1
        var isHeader = true
        while index < lines.count, page.blocks.count < limits.blocks {
            let line = MarkdownLine(lines[index])
            guard !line.isBlank, line.text.contains(UInt8(ascii: "|")) else { break }
            if !(line.isTableDelimiter && table.row == 0) {
                addRow(line, isHeader: isHeader, &table)
                isHeader = false
            }
            index += 1
        }
    }

    private mutating func addRow(_ line: MarkdownLine, isHeader: Bool, _ table: inout TableTracker) {
        table.startRow()
        for cell in line.cells {
            table.startCell(isHeader: isHeader, columns: 1, rows: 1, scope: nil)
            let (text, links) = inline(cell)
            if !text.isEmpty { add(PageText.Block(kind: .cell, text: text, cell: table.place(), links: links)) }
            table.endCell(text: text)
        }
    }

    private mutating func readHTMLTable() throws(ReadFailure) {
        flush()
        htmlTablesLeft -= 1
        var html: [UInt8] = []
        while index < lines.count, html.count < limits.blockText {
            html += lines[index]
            html.append(0x0A)
            index += 1
            if MarkdownLine(lines[index - 1]).closesHTMLTable { break }
        }
        var room = limits
        room.linkText = resolver.room
        let part = try HTMLReader.read(html, url: url, limits: room)
        if part.signals.isTruncated { page.signals.isTruncated = true }
        var tables = 0
        for var block in part.blocks {
            resolver.count(block.links)
            if let cell = block.cell {
                tables = max(tables, cell.table + 1)
                block.cell?.table += tableCount
            }
            add(block)
        }
        tableCount += tables
    }

    // MARK: Blocks

    private mutating func flush() {
        guard !open.isEmpty else { return }
        let raw = open
        open = []
        let (text, links) = inline(raw[...])
        add(PageText.Block(kind: kind, text: text, links: links))
    }

    private mutating func addHeading(_ level: Int, _ raw: ArraySlice<UInt8>) {
        listIndent = 0
        let (name, anchor) = MarkdownLine.withoutAnchor(raw)
        let (text, links) = inline(name)
        if level < firstHeading?.level ?? 7, !text.isEmpty { firstHeading = (level, text) }
        add(PageText.Block(kind: .heading(level: level), text: text, links: links, anchor: anchor))
        kind = .paragraph
    }

    private mutating func inline(_ raw: ArraySlice<UInt8>) -> (String, [PageText.Link]) {
        let (text, links, wasCut) = MarkdownInline.read(
            Array(raw), references: references, resolver: &resolver, limits: limits)
        if wasCut { page.signals.isTruncated = true }
        return (text, links)
    }

    private mutating func add(_ block: PageText.Block) {
        guard !block.text.isEmpty else { return }
        guard page.blocks.count < limits.blocks else {
            page.signals.isTruncated = true
            return
        }
        page.blocks.append(block)
    }
}
