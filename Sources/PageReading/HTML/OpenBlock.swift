import PageText

/// A block whose text is being read.
struct OpenBlock {
    var text: TextAccumulator
    let kind: PageText.Kind
    let box: Int
    let isHidden: Bool
    let isConcealed: Bool
    let isGutter: Bool
    let anchor: String?
    private(set) var links: [PageText.Link] = []
    private(set) var linkedBytes = 0
    /// Links to places on the same page.
    private(set) var ownLinks = 0
    /// Text for pictures, used where nothing else stands in a cell.
    var alternative: String?
    /// Text of buttons and copy labels inside, which is none of the block's.
    var beside: TextAccumulator?
    private var linkStart: Int?
    private var linkEnd: Int?
    /// Where the last link leads, as written.
    private var lastLink: String?
    /// Links that only point at their own heading.
    private var anchorRanges: [Range<Int>] = []

    /// - Parameter buffer: whose memory the text may use.
    init(_ context: HTMLContext, anchor: String?, textLimit: Int, reusing buffer: consuming [UInt8]) {
        text = TextAccumulator(keepsLines: context.flow == .code, limit: textLimit, reusing: buffer)
        kind = context.kind
        box = context.box
        isHidden = context.isHidden
        isConcealed = context.isConcealed
        isGutter = context.isGutter
        self.anchor = anchor
    }

    mutating func appendBeside(_ more: Span<UInt8>, limit: Int) {
        if beside == nil { beside = TextAccumulator(keepsLines: false, limit: limit) }
        beside?.append(more)
    }

    /// Begins a link. Where another ended just before (`<a>One</a><a>Two</a>`) a space is put between their words: pages
    /// show such links as boxes side by side. Two links to one address are one that editing has split.
    mutating func beginLink(to destination: String) {
        if linkEnd == text.position, lastLink != destination { text.endWord() }
        lastLink = destination
        if linkStart == nil { linkStart = text.position }
    }

    /// Ends the link whose text began at ``beginLink()``. Returns false when the block has all the links that it may have.
    /// - Parameter destination: nil where the page has no room for another link.
    mutating func endLink(destination: String?, isAnchor: Bool, isOwn: Bool, limit: Int) -> Bool {
        guard let start = linkStart else { return true }
        linkStart = nil
        linkEnd = text.position
        let label = text.text(from: start, to: text.position)
        if isAnchor || (isOwn && !label.contains { $0.isLetter || $0.isNumber }) {
            anchorRanges.append(start..<text.position)
            return true
        }
        if label.isEmpty && isOwn { return true }
        guard let destination, links.count < limit else { return false }
        links.append(PageText.Link(text: label, destination: destination))
        linkedBytes += text.position - start
        if isOwn { ownLinks += 1 }
        return true
    }

    /// Takes out "#" and "Permalink" behind a heading or a term, unless they are all there is.
    mutating func dropAnchors() {
        let covered = anchorRanges.reduce(0) { $0 + $1.count }
        guard covered > 0, covered < text.position else { return }
        text.remove(anchorRanges)
    }
}
