import PageText

/// The boxes of a page, without their text: what stands in which, how much of it is linked, which of it is a landmark.
///
/// Regions can only be told when the whole page is known (is there a `<main>`? does this "sidebar" hold the article?),
/// so blocks remember their box and ``RegionFinder`` decides in the end.
struct Outline {
    struct Box {
        /// Index of the box around. A box comes before its contents in the array; the first is its own parent.
        var parent: Int
        var depth: Int
        /// What a landmark element or role says.
        var stated: PageText.Region?
        /// What class and id names suggest.
        var hint: RegionHint?
        var traits: Traits
        /// Bytes of text, and how many of them stand in links.
        var text = 0
        var linked = 0
        var links = 0
        /// Links to places on the same page.
        var ownLinks = 0

        /// Nearly all of its text stands in links, as in a menu. A paragraph that links every other word is none.
        var isMostlyLinks: Bool { linked * 100 >= text * Self.leastLinkedShare && links > 0 }
        /// In percent. Chosen by hand like the numbers in ``RegionFinder``.
        private static let leastLinkedShare = 80
        var unlinked: Int { text - linked }
        /// Unlinked text of this box alone, without the boxes in it.
        var ownUnlinked = 0
    }

    struct Traits: OptionSet {
        let rawValue: Int
        static let main = Traits(rawValue: 1)
        static let article = Traits(rawValue: 2)
        static let articleBody = Traits(rawValue: 4)
        static let header = Traits(rawValue: 8)
        static let aside = Traits(rawValue: 16)
        /// Properties that spread to the boxes around.
        static let holdsMain = Traits(rawValue: 1 << 8)
        static let holdsArticle = Traits(rawValue: 1 << 9)
        static let holdsTitle = Traits(rawValue: 1 << 10)
        static let holdsCode = Traits(rawValue: 1 << 11)
        static let holdsTable = Traits(rawValue: 1 << 12)
        static let holdsNavigation = Traits(rawValue: 1 << 13)
        static let spreading: Traits = [
            .holdsMain, .holdsArticle, .holdsTitle, .holdsCode, .holdsTable, .holdsNavigation,
        ]
    }

    private(set) var boxes = [Box(parent: 0, depth: 0, traits: [])]

    mutating func open(in parent: Int, stated: PageText.Region?, hint: RegionHint?, traits: Traits) -> Int {
        boxes.append(Box(parent: parent, depth: boxes[parent].depth + 1, stated: stated, hint: hint, traits: traits))
        return boxes.count - 1
    }

    /// The box of the page's first top heading.
    private(set) var titleBox: Int?

    mutating func note(_ traits: Traits, in box: Int) {
        if traits.contains(.holdsTitle), titleBox == nil { titleBox = box }
        boxes[box].traits.formUnion(traits)
    }

    mutating func count(text: Int, linked: Int, links: Int, ownLinks: Int, in box: Int) {
        boxes[box].text += text
        boxes[box].linked += linked
        boxes[box].links += links
        boxes[box].ownLinks += ownLinks
        boxes[box].ownUnlinked += text - linked
    }

    /// Adds every box to those around it. Contents stand behind their box, so one pass from the end suffices.
    mutating func sumUp() {
        for index in boxes.indices.dropFirst().reversed() {
            let box = boxes[index]
            var spread = box.traits.intersection(.spreading)
            if box.traits.contains(.main) { spread.insert(.holdsMain) }
            if !box.traits.isDisjoint(with: [.article, .articleBody]) { spread.insert(.holdsArticle) }
            if box.stated == .navigation { spread.insert(.holdsNavigation) }
            boxes[box.parent].traits.formUnion(spread)
            boxes[box.parent].text += box.text
            boxes[box.parent].linked += box.linked
            boxes[box.parent].links += box.links
            boxes[box.parent].ownLinks += box.ownLinks
        }
    }
}
