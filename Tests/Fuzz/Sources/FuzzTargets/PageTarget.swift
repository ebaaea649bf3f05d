import PageReading
import PageText

/// Reading a page gives the same for the same bytes, and what comes out is within the limits and as `PageText` says.
enum PageTarget {
    /// Low enough that small inputs reach them.
    private static let limits = ReaderLimits(blocks: 200, blockText: 2_000, depth: 64, links: 20, attributes: 16)

    static func run(_ bytes: [UInt8], contentType: String) {
        guard let page = read(bytes, contentType) else { return }
        require(page == read(bytes, contentType), "the same bytes read the same")
        require(page.blocks.count <= limits.blocks, "blocks are bounded")
        let length = page.blocks.reduce(0) { $0 + $1.text.unicodeScalars.count }
        require(page.signals.textLength == length, "the length of the text is that of its blocks")
        require(page.signals.scriptSources.count <= 64, "script sources are bounded")
        for block in page.blocks { check(block) }
    }

    /// Nil for files that hold no text, which their first bytes or their many controls tell.
    private static func read(_ bytes: [UInt8], _ contentType: String) -> PageText? {
        do throws(ReadFailure) {
            return try PageReader.read(bytes, contentType: contentType, url: "https://a.example/b/", limits: limits)
        } catch {
            require(error != .parserUnavailable, "text is always read: \(error)")
            return nil
        }
    }

    private static func check(_ block: PageText.Block) {
        require(!block.text.isEmpty, "no block is empty")
        require(block.text.utf8.count <= limits.blockText, "the text of a block is bounded")
        require(block.links.count <= limits.links, "links of a block are bounded")
        require(block.headingPath.count <= 5, "headings have six levels")
        require(block.region == .main || block.headingPath.isEmpty, "headings head main content only")
        if case .heading(let level) = block.kind { require((1...6).contains(level), "headings have six levels") }
        checkText(block.text, keepsLines: block.kind == .code)
        for link in block.links { require(contains(block.text, link.text), "the text of a link is part of its block") }
        guard let cell = block.cell else { return }
        require(cell.row >= 0 && cell.column >= 0 && cell.table >= 0, "cells are counted from 0")
    }

    private static func checkText(_ text: String, keepsLines: Bool) {
        for scalar in text.unicodeScalars {
            let isKept = keepsLines && (scalar == "\n" || scalar == "\t")
            require(scalar.value >= 0x20 && scalar.value != 0x7F || isKept, "no control characters come through")
            require(scalar != "\u{AD}" && scalar != "\u{200B}", "nothing invisible comes through")
        }
        guard !keepsLines else { return }
        let bytes = Array(text.utf8)
        require(bytes.first != 0x20 && bytes.last != 0x20, "no space stands at an end")
        require(!zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }, "spaces are single")
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard let first = part.first, part.count <= text.count else { return part.isEmpty }
        return (0...text.count - part.count).contains {
            text[$0] == first && text[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
