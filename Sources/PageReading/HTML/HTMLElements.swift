import PageText

/// What each element does to the text in it.
extension HTMLPageBuilder {
    mutating func enter(_ element: borrowing Element, _ context: inout HTMLContext) {
        if let capture = Self.capture(of: element) {
            context.capture = capture
            return
        }
        let isBox = element.traits.contains(.block) || element.has(.role, "heading")
        noteVisibility(of: element, isBox: isBox, &context)
        if context.capture != .page { return }
        if element.traits.contains(.mayBeFurniture), standsBeside(element, in: context) {
            if block == nil { openBlock(top) }
            context.capture = .beside
            return
        }
        if context.flow == .boxes, isBox || element.tag == .a { noteAnchor(element) }
        switch context.flow {
        case .code: enterCode(element, isBox: isBox, &context)
        case .boxes where element.tag == .button: enterButton(element, &context)
        case .boxes where isBox: enterBox(element, &context)
        case .cell where isBox: enterBoxInCell(element, &context)
        case .heading where isBox: block?.text.endLine()
        case .boxes, .cell, .heading: enterInline(element, &context)
        }
    }

    mutating func leave(_ context: HTMLContext) {
        switch context.opened {
        case .nothing: break
        case .block: endBlock()
        case .line: block?.text.endLine()
        case .link(let isAnchor):
            endLink(context.link, isAnchor: isAnchor)
            openLinks.removeLast()
        case .cell: endCell()
        case .row: endBlock()
        case .head:
            endBlock()
            if !tables.isEmpty { tables[tables.count - 1].leaveHead() }
        case .table:
            endBlock()
            if !tables.isEmpty { tables.removeLast() }
        }
    }

    /// The place that links can name: the id of a box, or an old-style `<a name>`.
    private mutating func noteAnchor(_ element: borrowing Element) {
        guard let id = element[.id] ?? (element.tag == .a ? element[.name] : nil) else { return }
        if !id.isEmpty, id.utf8.count <= 200 { anchor = id }
    }

    // MARK: Text that is not of the page

    private static func capture(of element: borrowing Element) -> HTMLContext.Capture? {
        if element.tag == .title { return .title }
        if element.tag == .noscript { return .noscript }
        return element.traits.contains(.silent) ? .nothing : nil
    }

    /// Buttons inside a paragraph, copy labels inside a heading, a cell or code, and what stands beside lines of code.
    private mutating func standsBeside(_ element: borrowing Element, in context: HTMLContext) -> Bool {
        switch element.tag {
        case .button: return context.flow == .code || (context.flow == .boxes && block != nil && !opensPanel(element))
        case _ where context.flow == .boxes: return false
        case .span, .div, .a, .i:
            let traits = classMemory.traits(of: element)
            return traits.isCopyLabel || (context.flow == .code && traits.isGutter)
        default: return context.flow == .code && classMemory.traits(of: element).isGutter
        }
    }

    // MARK: Boxes

    private mutating func enterBox(_ element: borrowing Element, _ context: inout HTMLContext) {
        endBlock()
        openBox(for: element, &context)
        context.opened = .block
        if let level = Self.headingLevel(of: element) {
            context.kind = .heading(level: level)
            context.flow = .heading
            if level == 1 { outline.note(.holdsTitle, in: context.box) }
            return
        }
        switch element.tag {
        case .pre, .listing, .xmp, .textarea:
            context.kind = .code
            context.flow = .code
            outline.note(.holdsCode, in: context.box)
        case .table, .thead, .tr, .td, .th: enterTablePart(element, &context)
        case .li: context.kind = .listItem
        case .summary:
            context.kind = .paragraph
            // What opens a panel is seen while the panel is not.
            if context.isHidden, contexts.count > 1 { context.isHidden = contexts[contexts.count - 2].isHidden }
        case .p, .blockquote, .dd, .figcaption, .caption:
            if context.kind == .other { context.kind = .paragraph }
        default: break
        }
    }

    private static func headingLevel(of element: borrowing Element) -> Int? {
        if let level = ElementTraits.headingLevel(of: element.tag) { return level }
        guard element.has(.role, "heading") else { return nil }
        return min(max(element[.ariaLevel].flatMap { Int($0) } ?? 2, 1), 6)
    }

    private mutating func enterBoxInCell(_ element: borrowing Element, _ context: inout HTMLContext) {
        if element.tag == .table {
            endBlock()
            openBox(for: element, &context)
            context.flow = .boxes
            context.kind = .other
            enterTablePart(element, &context)
        } else if element.tag == .h1 || element.tag == .main || element.tag == .article || element.tag == .nav {
            openCells()
            context.flow = .boxes
            context.kind = .other
            enterBox(element, &context)
        } else {
            block?.text.endLine()
            context.opened = .line
        }
    }

    private mutating func enterButton(_ element: borrowing Element, _ context: inout HTMLContext) {
        endBlock()
        context.opened = .block
        context.box = outline.open(
            in: context.box, stated: opensPanel(element) ? nil : .chrome, hint: nil, traits: [])
    }

    /// A tab or the head of an accordion: its label belongs to the content.
    private func opensPanel(_ element: borrowing Element) -> Bool {
        element.has(.role, "tab") || element.has(.ariaExpanded) || element.has(.ariaControls)
    }

    // MARK: Inline

    private mutating func enterInline(_ element: borrowing Element, _ context: inout HTMLContext) {
        switch element.tag {
        case .a: enterLink(element, &context)
        case .br: block?.text.breakLine()
        case .img, .svg: noteAlternative(element, in: context)
        default: break
        }
    }

    private mutating func enterLink(_ element: borrowing Element, _ context: inout HTMLContext) {
        guard let destination = element[.href] else { return }
        endLink(context.link, isAnchor: false)
        context.link = openLinks.count
        openLinks.append(destination)
        context.opened = .link(isAnchor: context.flow != .boxes && isAnchor(element, destination))
        block?.beginLink(to: destination)
    }

    /// The mark behind a heading that links to the heading.
    private mutating func isAnchor(_ element: borrowing Element, _ destination: String) -> Bool {
        guard destination.hasPrefix("#") else { return false }
        if element.has(.ariaHidden, "true") { return true }
        return classMemory.traits(of: element).isAnchor
    }

    private mutating func noteAlternative(_ element: borrowing Element, in context: HTMLContext) {
        guard context.flow == .cell, let text = element[.alt] ?? element[.ariaLabel], !text.isEmpty else { return }
        if block == nil { openBlock(context) }
        block?.alternative = text
    }

    // MARK: Code

    private mutating func enterCode(_ element: borrowing Element, isBox: Bool, _ context: inout HTMLContext) {
        if element.tag == .br {
            block?.text.breakLine()
        } else if element.tag == .td || element.tag == .th {
            context.opened = .nothing
        } else if isBox || (element.tag == .span && classMemory.traits(of: element).isLine) {
            block?.text.endLine()
            context.opened = isBox ? .line : .nothing
        } else if element.tag == .a {
            enterLink(element, &context)
        }
    }

    // MARK: Tables

    private mutating func enterTablePart(_ element: borrowing Element, _ context: inout HTMLContext) {
        switch element.tag {
        case .table: enterTable(element, &context)
        case _ where tables.isEmpty || context.isInLayoutTable: break
        case .thead:
            tables[tables.count - 1].enterHead()
            context.opened = .head
        case .tr:
            tables[tables.count - 1].startRow()
            context.opened = .row
        default:
            tables[tables.count - 1].startCell(
                isHeader: element.tag == .th, columns: element[.colspan].flatMap { Int($0) } ?? 1,
                rows: element[.rowspan].flatMap { Int($0) } ?? 1, scope: element[.scope]?.lowercased())
            context.flow = .cell
            context.kind = .cell
            context.opened = .cell
        }
    }

    /// A cell that holds the title of the page, or a landmark, is no cell: the table only lays out the page.
    private mutating func openCells() {
        for index in contexts.indices.reversed() {
            guard contexts[index].flow == .cell else { break }
            contexts[index].flow = .boxes
            contexts[index].kind = .other
        }
    }

    private mutating func enterTable(_ element: borrowing Element, _ context: inout HTMLContext) {
        let isLayout = element.has(.role, "presentation") || element.has(.role, "none")
        if isLayout || classMemory.traits(of: element).isCodeTable {
            context.isInLayoutTable = true
            return
        }
        context.isInLayoutTable = false
        outline.note(.holdsTable, in: context.box)
        tables.append(TableTracker(number: tableCount))
        tableCount += 1
        context.opened = .table
    }

    private mutating func endCell() {
        let text = endBlock()
        if !tables.isEmpty { tables[tables.count - 1].endCell(text: text) }
    }
}
