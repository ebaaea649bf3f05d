import PageText
import SurveySupport

/// Reads XML: feeds, sitemaps, SVG. Each run of text between tags is a block.
///
/// The name of the root is in `metadata["root"]`, which is how a logo is told to be one. No entity beyond the five
/// predefined ones is known, so nothing can be expanded, and nothing outside the document is opened.
enum XMLReader {
    static func read(_ text: [UInt8], url: String, limits: ReaderLimits) throws(ReadFailure) -> PageText {
        let builder = XMLPageBuilder(url: url, limits: limits)
        let wasCut = try MarkupParser.parse(text, as: .xml, limits: limits, handler: builder)
        if builder.isHTML { return try HTMLReader.read(text, url: url, limits: limits) }
        var page = builder.finish()
        if wasCut { page.signals.isTruncated = true }
        return page
    }
}

private final class XMLPageBuilder: MarkupHandler {
    private(set) var isHTML = false
    private let limits: ReaderLimits
    private var resolver: LinkResolver
    private var page = PageText()
    private var names: [String] = []
    private var text: TextAccumulator
    /// Depth of the outermost open element whose text is not of the document.
    private var silentDepth: Int?

    init(url: String, limits: ReaderLimits) {
        self.limits = limits
        resolver = LinkResolver(AddressReference(url), limits: limits)
        text = TextAccumulator(keepsLines: false, limit: limits.blockText)
    }

    func start(_ element: inout Element) -> Bool {
        element.readAttributes()
        flush()
        let name = Self.localName(element.text)
        if names.isEmpty {
            page.metadata["root"] = name
            page.language = element[.xmlLang] ?? element[.lang]
            isHTML = name == "html"
        }
        names.append(name)
        if silentDepth == nil, name == "script" || name == "style" { silentDepth = names.count }
        if name == "script" { page.signals.scriptCount += 1 }
        if name == "link", let destination = element[.href] { addLink(destination) }
        return !isHTML && page.blocks.count < limits.blocks
    }

    func end(_ name: PackedName) {
        flush()
        if silentDepth == names.count { silentDepth = nil }
        if !names.isEmpty { names.removeLast() }
    }

    func text(_ text: Span<UInt8>) {
        if silentDepth == nil { self.text.append(text) }
    }

    func finish() -> PageText {
        flush()
        return page
    }

    private func addLink(_ destination: String) {
        guard let resolved = resolver.resolve(destination) else {
            page.signals.isTruncated = true
            return
        }
        add(PageText.Block(kind: .other, text: resolved, links: [PageText.Link(text: resolved, destination: resolved)]))
    }

    private func flush() {
        defer { text = TextAccumulator(keepsLines: false, limit: limits.blockText) }
        let block = text.finished()
        if text.wasCut { page.signals.isTruncated = true }
        guard !block.isEmpty else { return }
        if page.title.isEmpty, names.last == "title", names.count <= 3 { page.title = block }
        add(PageText.Block(kind: .other, text: block, links: BareLinks.links(in: block)))
    }

    private func add(_ block: PageText.Block) {
        guard page.blocks.count < limits.blocks else {
            page.signals.isTruncated = true
            return
        }
        page.blocks.append(block)
        page.signals.textLength += block.text.unicodeScalars.count
    }

    private static func localName(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
