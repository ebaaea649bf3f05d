import PageText
import SurveySupport

/// Builds the blocks of a page from the events of the HTML parser.
///
/// One pass. What an element means for the text in it is a context on a stack of our own, so depth costs memory and
/// never call frames. Regions and heading paths follow in ``finish()``, when the whole page is known.
struct HTMLPageBuilder {
    let limits: ReaderLimits
    var resolver: LinkResolver
    var hasBase = false
    var page = PageText()
    var outline = Outline()
    /// The box of each block of the page; regions and heading paths are still missing in the blocks.
    var boxes: [Int] = []
    var contexts = [HTMLContext()]
    var block: OpenBlock?
    var tables: [TableTracker] = []
    var tableCount = 0
    var classMemory = ClassMemory()
    /// Ids of boxes that a control of the page opens, as far as it came.
    var controlled: Set<String> = []
    /// Blocks that are hidden where nothing opens them, by index, and how many characters they have.
    private var concealed: (blocks: [Int], length: Int) = ([], 0)
    /// Destinations of the links that are open, as written.
    var openLinks: [String] = []
    /// The last `id` that was passed: links to the blocks below it name it.
    var anchor: String?
    /// The buffer of the last block's text, which the next one fills instead of allocating its own.
    private var spareBuffer: [UInt8] = []
    private var title = TextAccumulator(keepsLines: false, limit: 1_000)
    private var noscript = TextAccumulator(keepsLines: false, limit: 4_000)

    init(url: String, limits: ReaderLimits) {
        self.limits = limits
        resolver = LinkResolver(AddressReference(url), limits: limits)
    }

    var top: HTMLContext { contexts[contexts.count - 1] }

    /// False ends the reading.
    mutating func start(_ element: inout Element) -> Bool {
        var context = top
        if context.capture == .page || context.capture == .noscript { element.readAttributes() }
        context.name = element.name
        context.opened = .nothing
        if element.traits.contains(.tells) { noteSignals(of: element) }
        if context.capture == .page { enter(element, &context) }
        contexts.append(context)
        return page.blocks.count < limits.blocks
    }

    mutating func end(_ name: PackedName) {
        guard contexts.count > 1, top.name == name else { return }
        let context = contexts.removeLast()
        if context.capture == .page { leave(context) }
        if context.capture == .beside, top.capture == .page { block?.beside?.endLine() }
    }

    mutating func text(_ text: Span<UInt8>) {
        switch top.capture {
        case .nothing: break
        case .title: title.append(text)
        case .noscript: noscript.append(text)
        case .beside: block?.appendBeside(text, limit: limits.blockText)
        case .page:
            if block == nil {
                if text.isBlank && top.flow != .code { return }
                openBlock(top)
            }
            block?.text.append(text)
        }
    }

    mutating func finish() -> PageText {
        endBlock()
        settleConcealed()
        page.title = title.finished()
        noteScriptDemand(noscript: noscript.finished())
        outline.sumUp()
        PageAssembler.finish(&page.blocks, in: boxes, of: outline)
        return page
    }

    // MARK: Blocks

    mutating func openBlock(_ context: HTMLContext) {
        var opened = OpenBlock(
            context, anchor: anchor, textLimit: limits.blockText, reusing: exchange(&spareBuffer, with: []))
        if let link = context.link { opened.beginLink(to: openLinks[link]) }
        block = opened
    }

    /// Ends the block that is open, if one is, and keeps it where it has text. Returns its text.
    @discardableResult
    mutating func endBlock() -> String {
        guard block != nil else { return "" }
        endLink(top.link, isAnchor: false)
        guard var ended = block else { return "" }
        block = nil
        ended.dropAnchors()
        var text = ended.text.finished()
        if text.isEmpty, let alternative = ended.alternative {
            ended.text.append(alternative)
            text = ended.text.finished()
        }
        if ended.text.wasCut { page.signals.isTruncated = true }
        if !text.isEmpty { keep(ended, text) }
        if let beside = ended.beside { keep(beside, beside: ended) }
        spareBuffer = ended.text.bytes
        return text
    }

    /// Keeps what stands beside a block, in a block of its own behind it. Numbers of lines are no text.
    private mutating func keep(_ beside: TextAccumulator, beside ended: OpenBlock) {
        let text = beside.finished()
        if beside.wasCut { page.signals.isTruncated = true }
        if text.isEmpty || text.isNumbers { return }
        var context = HTMLContext()
        context.box = outline.open(in: ended.box, stated: .chrome, hint: nil, traits: [])
        context.isHidden = ended.isHidden
        context.isConcealed = ended.isConcealed
        keep(OpenBlock(context, anchor: ended.anchor, textLimit: 0, reusing: []), text)
    }

    private mutating func keep(_ ended: OpenBlock, _ text: String) {
        if ended.kind == .code, !tables.isEmpty || top.isInLayoutTable, text.isLineNumbers { return }
        if ended.isGutter, text.isNumbers { return }
        guard page.blocks.count < limits.blocks else {
            page.signals.isTruncated = true
            return
        }
        let length = text.utf8.count
        if ended.isConcealed {
            concealed.blocks.append(page.blocks.count)
            concealed.length += text.scalarCount
        } else {
            page.signals.textLength += text.scalarCount
        }
        outline.count(
            text: length, linked: min(ended.linkedBytes, length), links: ended.links.count, ownLinks: ended.ownLinks,
            in: ended.box)
        boxes.append(ended.box)
        page.blocks.append(
            PageText.Block(
                kind: ended.kind, text: text, cell: ended.kind == .cell ? tables.last?.place() : nil,
                links: ended.links, isHidden: ended.isHidden, anchor: ended.anchor))
    }

    /// Hidden text that nothing opens is not of the page. If it is most of the text, scripts show the page once they have
    /// loaded, and it counts.
    private mutating func settleConcealed() {
        if concealed.length > page.signals.textLength {
            page.signals.textLength += concealed.length
            return
        }
        let hidden = Set(concealed.blocks)
        guard !hidden.isEmpty else { return }
        let kept = page.blocks.indices.filter { !hidden.contains($0) }
        page.blocks = kept.map { page.blocks[$0] }
        boxes = kept.map { boxes[$0] }
    }

    mutating func endLink(_ number: Int?, isAnchor: Bool) {
        guard let number, block != nil else { return }
        let link = openLinks[number]
        let isOwn = link.hasPrefix("#") || link.isEmpty
        let hasRoom = block?.endLink(
            destination: resolver.resolve(link), isAnchor: isAnchor, isOwn: isOwn, limit: limits.links)
        if hasRoom == false { page.signals.isTruncated = true }
    }

    mutating func openBox(for element: borrowing Element, _ context: inout HTMLContext) {
        var traits: Outline.Traits = []
        switch element.tag {
        case .main: traits = .main
        case .article: traits = .article
        case .header: traits = .header
        case .aside: traits = .aside
        default: break
        }
        if element.has(.role, "main") { traits.insert(.main) }
        if element.has(.itemprop, "articlebody") || (element.has(.itemprop, "text") && element.tag == .article) {
            traits.insert(.articleBody)
        }
        context.box = outline.open(
            in: context.box, stated: ElementTraits.region(of: element), hint: RegionHint(element, &classMemory),
            traits: traits)
    }
}
