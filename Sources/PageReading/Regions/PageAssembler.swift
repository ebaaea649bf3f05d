import PageText

/// Finishes the blocks of a page: their regions, and the headings above each.
enum PageAssembler {
    /// - Parameter boxes: the box of each block.
    static func finish(_ blocks: inout [PageText.Block], in boxes: [Int], of outline: Outline) {
        let regions = RegionFinder(outline)
        for (index, box) in zip(blocks.indices, boxes) { blocks[index].region = regions.region(of: box) }
        Furniture.label(&blocks)
        addHeadingPaths(&blocks)
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
