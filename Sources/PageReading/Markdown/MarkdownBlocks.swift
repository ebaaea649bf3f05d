import SurveySupport

/// Finds the blocks of a Markdown document, as CommonMark describes in "Appendix: A parsing strategy".
///
/// Each line first goes through the quotes and list items that are open, as far as it continues them. Then it may open
/// new ones, and what is left of it is a heading, code, a row, or text for the open paragraph. Texts are read later,
/// when all link definitions are known. The work is linear: at most ``depthLimit`` containers are open at a time.
struct MarkdownBlocks {
    enum Block {
        case heading(level: Int, text: [UInt8])
        case paragraph(text: [UInt8], isInItem: Bool)
        case code([UInt8])
        case row([UInt8], columns: Int, isHeader: Bool)
        case html([UInt8])
    }

    private enum Container {
        case quote
        /// An item whose text begins at a column. One that is still empty ends at a blank line.
        case item(column: Int, isEmpty: Bool)
    }

    private enum Leaf: Equatable {
        case none, paragraph, indentedCode
        /// A paragraph that begins with a tag over several lines, not at its end yet.
        case tag
        case fencedCode(MarkdownLine.Fence)
        case html(end: String)
        case table(columns: Int)
    }

    private static let depthLimit = 100

    private(set) var blocks: [Block] = []
    private(set) var definitions = MarkdownDefinitions()
    /// A limit was reached and text left out.
    private(set) var wasCut = false
    private let limits: ReaderLimits
    private var containers: [Container] = []
    private var leaf = Leaf.none
    /// The lines of the leaf so far.
    private var text: [UInt8] = []

    init(_ lines: ArraySlice<ArraySlice<UInt8>>, limits: ReaderLimits) {
        self.limits = limits
        for line in lines {
            guard blocks.count < limits.blocks else {
                wasCut = true
                break
            }
            read(MarkdownLine(line))
        }
        endLeaf()
    }

    private mutating func read(_ line: MarkdownLine) {
        var line = line
        let matched = passContainers(&line)
        let isInLeaf = matched == containers.count
        if isInLeaf, continueLeaf(&line) { return }
        if !isInLeaf, leaf != .paragraph { endLeaf() }
        openBlocks(&line, matched: matched)
    }

    // MARK: Containers

    /// Passes the marks of the containers that the line continues, and returns their number.
    private func passContainers(_ line: inout MarkdownLine) -> Int {
        for (index, container) in containers.enumerated() {
            switch container {
            case .quote: if !line.passQuoteMark() { return index }
            case .item(let column, let isEmpty):
                if line.isBlank ? isEmpty : line.indent < column { return index }
                line.skip(columns: column)
            }
        }
        return containers.count
    }

    private mutating func open(_ container: Container, in matched: inout Int) {
        end(to: matched)
        noteContent()
        containers.append(container)
        matched += 1
    }

    /// Ends the leaf and the containers that the line does not continue.
    private mutating func end(to matched: Int) {
        endLeaf()
        containers.removeLast(containers.count - matched)
    }

    private mutating func noteContent() {
        if case .item(let column, true)? = containers.last {
            containers[containers.count - 1] = .item(column: column, isEmpty: false)
        }
    }

    private var isInItem: Bool {
        containers.contains { if case .item = $0 { true } else { false } }
    }

    // MARK: Leaves

    /// Gives the line to the leaf that is open, if that takes any line up to its end.
    private mutating func continueLeaf(_ line: inout MarkdownLine) -> Bool {
        switch leaf {
        case .none, .paragraph, .table: return false
        case .tag:
            if line.isBlank { return false }
            append(line.text)
            endTagIfComplete()
        case .fencedCode(let fence):
            if line.closes(fence) {
                endLeaf()
            } else {
                line.skip(columns: fence.indent)
                append(line.code[...])
            }
        case .indentedCode:
            if line.indent < 4, !line.isBlank {
                endLeaf()
                return false
            }
            line.skip(columns: 4)
            append(line.code[...])
        case .html(let end): appendHTML(line, until: end)
        }
        return true
    }

    private mutating func openBlocks(_ line: inout MarkdownLine, matched: Int) {
        var matched = matched
        while !line.isBlank {
            let isInParagraph = leaf == .paragraph && matched == containers.count
            if line.indent >= 4 {
                if leaf == .paragraph { break }
                begin(.indentedCode, in: matched)
                line.skip(columns: 4)
                return append(line.code[...])
            }
            if containers.count < Self.depthLimit || matched < containers.count, line.passQuoteMark() {
                open(.quote, in: &matched)
                continue
            }
            if openLeaf(line, in: matched, isInParagraph: isInParagraph) { return }
            guard containers.count < Self.depthLimit || matched < containers.count,
                let column = line.passListMarker(interrupting: isInParagraph)
            else { break }
            open(.item(column: column, isEmpty: true), in: &matched)
        }
        addText(line, in: matched)
    }

    /// A leaf that one line gives away. False for running text.
    private mutating func openLeaf(_ line: MarkdownLine, in matched: Int, isInParagraph: Bool) -> Bool {
        if let heading = line.heading {
            begin(.none, in: matched)
            blocks.append(.heading(level: heading.level, text: Array(heading.text)))
        } else if let fence = line.fence {
            begin(.fencedCode(fence), in: matched)
        } else if let end = line.endOfHTML {
            begin(.html(end: end), in: matched)
            appendHTML(line, until: end)
        } else if isInParagraph, let level = line.underlineLevel, takeDefinitions() {
            blocks.append(.heading(level: level, text: text))
            text = []
            leaf = .none
        } else if line.isRule || (leaf != .paragraph && line.isModuleStatement) {
            begin(.none, in: matched)
        } else if isInParagraph, let columns = line.tableColumns, takeTableHead(columns) {
            leaf = .table(columns: columns)
        } else {
            return false
        }
        return true
    }

    private mutating func begin(_ next: Leaf, in matched: Int) {
        end(to: matched)
        noteContent()
        leaf = next
    }

    private mutating func addText(_ line: MarkdownLine, in matched: Int) {
        if line.isBlank { return end(to: matched) }
        let isBox = MarkdownTag.opensBox(line.text)
        if case .table(let columns) = leaf, matched == containers.count, !isBox {
            blocks.append(.row(Array(line.text), columns: columns, isHeader: false))
        } else if leaf == .paragraph, !isBox {
            // Also where the line continues not all containers: a paragraph goes on lazily.
            append(line.text)
        } else {
            beginParagraph(line, in: matched, isBox: isBox)
        }
    }

    private mutating func beginParagraph(_ line: MarkdownLine, in matched: Int, isBox: Bool) {
        var rest = line.text
        end(to: matched)
        if case .item(_, true)? = containers.last {
            for box in ["[ ] ", "[x] ", "[X] "] where rest.starts(with: box.utf8) { rest = rest.dropFirst(4) }
        }
        begin(isBox ? .tag : .paragraph, in: containers.count)
        append(rest)
        if isBox { endTagIfComplete() }
    }

    /// A tag that ends its line is a block of its own; text behind it makes it a part of a paragraph.
    private mutating func endTagIfComplete() {
        guard MarkdownTag(text[...]) != nil || text.count > MarkdownTag.reach else { return }
        leaf = .paragraph
        if text.dropLast().last == UInt8(ascii: ">") { endLeaf() }
    }

    /// Makes the last line of the paragraph the head of a table, if it has as many cells as the line below states.
    private mutating func takeTableHead(_ columns: Int) -> Bool {
        let start = text.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let head = text[start...].dropLast()
        guard MarkdownTable.cells(of: head).count == columns else { return false }
        let row = Array(head)
        text.removeSubrange(start...)
        endLeaf()
        blocks.append(.row(row, columns: columns, isHeader: true))
        return true
    }

    private mutating func append(_ line: ArraySlice<UInt8>) {
        let room = limits.blockText - text.count
        if line.count > room { wasCut = true }
        text += line.prefix(max(room, 0))
        text.append(0x0A)
    }

    private mutating func appendHTML(_ line: MarkdownLine, until end: String) {
        append(line.code[...])
        let lowered = line.text.map(\.asciiLowercased)
        if lowered.firstRange(of: Array(end.utf8)) != nil { endLeaf() }
    }

    private mutating func endLeaf() {
        defer {
            text = []
            leaf = .none
        }
        switch leaf {
        case .none, .table: break
        case .paragraph, .tag:
            dropAlertMark()
            if takeDefinitions() { blocks.append(.paragraph(text: text, isInItem: isInItem)) }
        case .indentedCode, .fencedCode: blocks.append(.code(text))
        case .html(let end):
            if !isComment(endingWith: end) { blocks.append(.html(text)) }
        }
    }

    private func isComment(endingWith end: String) -> Bool {
        guard end == "-->" || end == "*/}" else { return false }
        return text.reversed().drop(while: \.isMarkupSpace).starts(with: end.utf8.reversed())
    }

    /// `[!NOTE]` at the head of a quote is how GitHub writes a callout.
    private mutating func dropAlertMark() {
        guard case .quote? = containers.last, text.starts(with: "[!".utf8),
            let close = text.prefix(40).firstIndex(of: UInt8(ascii: "]"))
        else { return }
        text.removeSubrange(...close)
    }

    /// Takes the link definitions off the start of the paragraph. Whether any text is left.
    private mutating func takeDefinitions() -> Bool {
        text.removeSubrange(..<definitions.add(from: text))
        return !text.isEmpty
    }
}
