/// Finishes the blocks of a page: their regions, and the headings above each.
enum PageAssembler {
    static func assemble(_ drafts: [(block: PageText.Block, box: Int)], _ outline: Outline) -> [PageText.Block] {
        let regions = RegionFinder(outline)
        var blocks = drafts.map { draft in
            var block = draft.block
            block.region = regions.region(of: draft.box)
            return block
        }
        Furniture.label(&blocks)
        addHeadingPaths(&blocks)
        return blocks
    }

    /// Headings of the main content head main content; those of menus and widgets head nothing.
    static func addHeadingPaths(_ blocks: inout [PageText.Block]) {
        var trail: [(level: Int, text: String)] = []
        var path: [String] = []
        for index in blocks.indices where blocks[index].region == .main {
            if case .heading(let level) = blocks[index].kind {
                while let last = trail.last, last.level >= level { trail.removeLast() }
                blocks[index].headingPath = trail.map(\.text)
                trail.append((level, blocks[index].text))
                path = trail.map(\.text)
            } else {
                blocks[index].headingPath = path
            }
        }
    }
}
