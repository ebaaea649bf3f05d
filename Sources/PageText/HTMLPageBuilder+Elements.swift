/// What each element does to the text in it.
extension HTMLPageBuilder {
    func enter(_ element: Element, _ context: inout HTMLContext) {
        if let capture = Self.capture(of: element) {
            context.capture = capture
            return
        }
        if !element.attributes.isEmpty || element.name == "details", Self.hides(element) { context.isHidden = true }
        if element.traits.contains(.mayBeFurniture), isFurniture(element, in: context) {
            context.capture = .nothing
            return
        }
        let isBox = element.traits.contains(.block) || element.has("role", "heading")
        if context.flow == .boxes, isBox || element.name == "a" { noteAnchor(element) }
        switch context.flow {
        case .code: enterCode(element, isBox: isBox, &context)
        case .boxes where element.name == "button": enterButton(element, &context)
        case .boxes where isBox: enterBox(element, &context)
        case .cell where isBox: enterBoxInCell(element, &context)
        case .heading where isBox: block?.text.endLine()
        case .boxes, .cell, .heading: enterInline(element, &context)
        }
    }

    func leave(_ context: HTMLContext) {
        switch context.opened {
        case .nothing: break
        case .block: endBlock()
        case .line: block?.text.endLine()
        case .link(let isAnchor): endLink(context.link, isAnchor: isAnchor)
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
    private func noteAnchor(_ element: Element) {
        guard let id = element["id"] ?? (element.name == "a" ? element["name"] : nil) else { return }
        if !id.isEmpty, id.utf8.count <= 200 { anchor = id }
    }

    // MARK: Text that is not of the page

    private static func capture(of element: Element) -> HTMLContext.Capture? {
        if element.name == "title" { return .title }
        if element.name == "noscript" { return .noscript }
        return element.traits.contains(.silent) ? .nothing : nil
    }

    /// Line numbers anywhere; buttons and copy labels inside a heading, a paragraph or code.
    private func isFurniture(_ element: Element, in context: HTMLContext) -> Bool {
        switch element.name {
        case "button": return context.flow == .code || (context.flow == .boxes && block != nil && !opensPanel(element))
        case "span", "div", "a", "i":
            guard let classes = element["class"] else { return false }
            let traits = classMemory.traits(of: classes)
            return traits.isGutter || (context.flow != .boxes && traits.isCopyLabel)
        case "td", "th": return classMemory.traits(of: element["class"]).isGutter
        default: return false
        }
    }

    private static func hides(_ element: Element) -> Bool {
        if element.has("hidden") || element.has("aria-hidden", "true") { return true }
        if element.name == "details" { return !element.has("open") }
        if element.has("role", "tabpanel"), element.has("data-state", "inactive") { return true }
        guard let style = element["style"] else { return false }
        return style.lowercased().filter { $0 != " " }.contains("display:none")
    }

    // MARK: Boxes

    private func enterBox(_ element: Element, _ context: inout HTMLContext) {
        endBlock()
        openBox(for: element, &context)
        context.opened = .block
        if let level = Self.headingLevel(of: element) {
            context.kind = .heading(level: level)
            context.flow = .heading
            if level == 1 { outline.note(.holdsTitle, in: context.box) }
            return
        }
        switch element.name {
        case "pre", "listing", "xmp", "textarea":
            context.kind = .code
            context.flow = .code
            outline.note(.holdsCode, in: context.box)
        case "table", "thead", "tr", "td", "th": enterTablePart(element, &context)
        case "li": context.kind = .listItem
        case "summary":
            context.kind = .paragraph
            // What opens a panel is seen while the panel is not.
            if context.isHidden, contexts.count > 1 { context.isHidden = contexts[contexts.count - 2].isHidden }
        case "p", "blockquote", "dd", "figcaption", "caption":
            if context.kind == .other { context.kind = .paragraph }
        default: break
        }
    }

    private static func headingLevel(of element: Element) -> Int? {
        if let level = ElementTraits.headingLevels[element.name] { return level }
        guard element.has("role", "heading") else { return nil }
        return min(max(element["aria-level"].flatMap { Int($0) } ?? 2, 1), 6)
    }

    private func enterBoxInCell(_ element: Element, _ context: inout HTMLContext) {
        if element.name == "table" {
            endBlock()
            openBox(for: element, &context)
            context.flow = .boxes
            context.kind = .other
            enterTablePart(element, &context)
        } else if ["h1", "main", "article", "nav"].contains(element.name) {
            openCells()
            context.flow = .boxes
            context.kind = .other
            enterBox(element, &context)
        } else {
            block?.text.endLine()
            context.opened = .line
        }
    }

    private func enterButton(_ element: Element, _ context: inout HTMLContext) {
        endBlock()
        context.opened = .block
        context.box = outline.open(
            in: context.box, stated: opensPanel(element) ? nil : .chrome, hint: nil, traits: [])
    }

    /// A tab or the head of an accordion: its label belongs to the content.
    private func opensPanel(_ element: Element) -> Bool {
        element.has("role", "tab") || element.has("aria-expanded") || element.has("aria-controls")
    }

    // MARK: Inline

    private func enterInline(_ element: Element, _ context: inout HTMLContext) {
        switch element.name {
        case "a": enterLink(element, &context)
        case "br": block?.text.breakLine()
        case "img", "svg": noteAlternative(element, in: context)
        default: break
        }
    }

    private func enterLink(_ element: Element, _ context: inout HTMLContext) {
        guard let target = element["href"] else { return }
        endLink(context.link, isAnchor: false)
        context.link = target
        context.opened = .link(isAnchor: context.flow != .boxes && isAnchor(element, target))
        block?.beginLink()
    }

    /// The mark behind a heading that links to the heading.
    private func isAnchor(_ element: Element, _ target: String) -> Bool {
        guard target.hasPrefix("#") else { return false }
        if element.has("aria-hidden", "true") { return true }
        return classMemory.traits(of: element["class"]).isAnchor
    }

    private func noteAlternative(_ element: Element, in context: HTMLContext) {
        guard context.flow == .cell, let text = element["alt"] ?? element["aria-label"], !text.isEmpty else { return }
        if block == nil { openBlock(context) }
        block?.alternative = text
    }

    // MARK: Code

    private func enterCode(_ element: Element, isBox: Bool, _ context: inout HTMLContext) {
        if element.name == "br" {
            block?.text.breakLine()
        } else if element.name == "td" || element.name == "th" {
            context.opened = .nothing
        } else if isBox || (element.name == "span" && classMemory.traits(of: element["class"]).isLine) {
            block?.text.endLine()
            context.opened = isBox ? .line : .nothing
        } else if element.name == "a" {
            enterLink(element, &context)
        }
    }

    // MARK: Tables

    private func enterTablePart(_ element: Element, _ context: inout HTMLContext) {
        switch element.name {
        case "table": enterTable(element, &context)
        case _ where tables.isEmpty || context.isInLayoutTable: break
        case "thead":
            tables[tables.count - 1].enterHead()
            context.opened = .head
        case "tr":
            tables[tables.count - 1].startRow()
            context.opened = .row
        default:
            tables[tables.count - 1].startCell(
                isHeader: element.name == "th", columns: element["colspan"].flatMap { Int($0) } ?? 1,
                rows: element["rowspan"].flatMap { Int($0) } ?? 1, scope: element["scope"]?.lowercased())
            context.flow = .cell
            context.kind = .cell
            context.opened = .cell
        }
    }

    /// A cell that holds the title of the page, or a landmark, is no cell: the table only lays out the page.
    private func openCells() {
        for index in contexts.indices.reversed() {
            guard contexts[index].flow == .cell else { break }
            contexts[index].flow = .boxes
            contexts[index].kind = .other
        }
    }

    private func enterTable(_ element: Element, _ context: inout HTMLContext) {
        let isLayout = element.has("role", "presentation") || element.has("role", "none")
        if isLayout || classMemory.traits(of: element["class"]).isCodeTable {
            context.isInLayoutTable = true
            return
        }
        context.isInLayoutTable = false
        outline.note(.holdsTable, in: context.box)
        tables.append(TableTracker(number: tableCount))
        tableCount += 1
        context.opened = .table
    }

    private func endCell() {
        let text = endBlock()
        if !tables.isEmpty { tables[tables.count - 1].endCell(text: text) }
    }
}
