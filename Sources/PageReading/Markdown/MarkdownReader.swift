import PageText
import SurveySupport

/// Reads Markdown: CommonMark with GitHub's tables, and what documentation adds to it, which is front matter and the
/// components, imports and comments of MDX. HTML tables and `<pre>` in it are read as HTML.
struct MarkdownReader {
    private let url: String
    private let limits: ReaderLimits
    private var resolver: LinkResolver
    private var definitions = MarkdownDefinitions()
    private var page = PageText()
    private var table: TableTracker?
    private var tableCount = 0
    /// How many more pieces of HTML are read: setting up a parser for each costs more than the piece.
    private var htmlLeft = 500
    private var firstHeading: (level: Int, text: String)?

    static func read(_ text: [UInt8], url: String, limits: ReaderLimits) throws(ReadFailure) -> PageText {
        var reader = MarkdownReader(url: url, limits: limits)
        try reader.run(text.split(separator: 0x0A, omittingEmptySubsequences: false))
        return reader.finish()
    }

    private init(url: String, limits: ReaderLimits) {
        self.url = url
        self.limits = limits
        resolver = LinkResolver(AddressReference(url), limits: limits)
    }

    private mutating func run(_ lines: [ArraySlice<UInt8>]) throws(ReadFailure) {
        var first = 0
        if let (fields, end) = FrontMatter.read(lines) {
            page.metadata = fields
            page.title = fields["title"] ?? ""
            first = end
        }
        let found = MarkdownBlocks(lines[first...], limits: limits)
        definitions = found.definitions
        page.signals.isTruncated = found.wasCut
        for block in found.blocks where page.blocks.count < limits.blocks { try read(block) }
    }

    private mutating func finish() -> PageText {
        if page.title.isEmpty { page.title = firstHeading?.text ?? "" }
        page.signals.textLength = page.blocks.reduce(0) { $0 + $1.text.unicodeScalars.count }
        PageAssembler.addHeadingPaths(&page.blocks)
        return page
    }

    private mutating func read(_ block: MarkdownBlocks.Block) throws(ReadFailure) {
        switch block {
        case .heading(let level, let text): addHeading(level, text)
        case .paragraph(let text, let isInItem):
            let (text, links) = inline(text)
            add(PageText.Block(kind: isInItem ? .listItem : .paragraph, text: text, links: links))
        case .code(let code): addCode(code)
        case .row(let row, let columns, let isHeader): addRow(row, columns: columns, isHeader: isHeader)
        case .html(let html): try addHTML(html)
        }
    }

    private mutating func addHeading(_ level: Int, _ raw: [UInt8]) {
        let (name, anchor) = Self.withoutAnchor(raw)
        let (text, links) = inline(name)
        if level < firstHeading?.level ?? 7, !text.isEmpty { firstHeading = (level, text) }
        add(PageText.Block(kind: .heading(level: level), text: text, links: links, anchor: anchor))
    }

    /// Takes `{#anchor}` off the end of a heading.
    private static func withoutAnchor(_ heading: [UInt8]) -> (text: [UInt8], anchor: String?) {
        let end = heading.lastIndex { !$0.isMarkupSpace } ?? 0
        guard end > 0, heading[end] == UInt8(ascii: "}"),
            let start = heading[..<end].lastIndex(of: UInt8(ascii: "{")), heading[start + 1] == UInt8(ascii: "#"),
            !heading[start..<end].contains(0x20)
        else { return (heading, nil) }
        return (Array(heading[..<start]), String(decoding: heading[(start + 2)..<end], as: UTF8.self))
    }

    private mutating func addCode(_ code: [UInt8]) {
        var text = TextAccumulator(keepsLines: true, limit: limits.blockText)
        code.withSpan { text.append($0) }
        if text.wasCut { page.signals.isTruncated = true }
        add(PageText.Block(kind: .code, text: text.finished()))
    }

    private mutating func addRow(_ row: [UInt8], columns: Int, isHeader: Bool) {
        var tracker = table ?? TableTracker(number: tableCount)
        if isHeader {
            tracker = TableTracker(number: tableCount)
            tableCount += 1
        }
        tracker.startRow()
        for cell in MarkdownTable.cells(of: row[...]).prefix(columns) {
            tracker.startCell(isHeader: isHeader, columns: 1, rows: 1, scope: nil)
            let (text, links) = inline(cell)
            add(PageText.Block(kind: .cell, text: text, cell: tracker.place(), links: links))
            tracker.endCell(text: text)
        }
        table = tracker
    }

    private mutating func addHTML(_ html: [UInt8]) throws(ReadFailure) {
        guard htmlLeft > 0 else {
            page.signals.isTruncated = true
            return
        }
        htmlLeft -= 1
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

    private mutating func inline(_ raw: [UInt8]) -> (String, [PageText.Link]) {
        let (text, links, wasCut) = MarkdownInline.read(
            raw, definitions: definitions, resolver: &resolver, limits: limits)
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
