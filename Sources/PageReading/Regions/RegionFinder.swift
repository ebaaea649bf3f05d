import PageText

/// Tells the main content of a page from what stands around it.
///
/// In order of trust: landmark elements and roles; names of boxes, where what they hold agrees; how much of a box is
/// links. Without any landmark the whole body is content, less what is marked. Content is never dropped, only labelled.
struct RegionFinder {
    private let outline: Outline
    private let hasLandmarks: Bool
    /// Boxes in a landmark of the content, by number.
    private let isInLandmark: [Bool]
    /// The title of the page and what stands between it and the first landmark, if no landmark has a title of its own: boxes,
    /// by number.
    private let introduction: Range<Int>
    private var regions: [PageText.Region]

    init(_ sums: Outline) {
        outline = sums
        let landmarks = Self.landmarks(of: sums)
        hasLandmarks = !landmarks.isEmpty
        isInLandmark = Self.marked(sums, landmarks)
        introduction = Self.introduction(of: sums, landmarks)
        regions = [PageText.Region](repeating: .main, count: sums.boxes.count)
        for index in sums.boxes.indices { regions[index] = findRegion(of: index) }
    }

    func region(of box: Int) -> PageText.Region {
        regions[box]
    }

    // MARK: Landmarks

    // Bytes and percent of the page's unlinked text from which a landmark is believed to hold the content. They keep an
    // empty `<main>` that scripts would fill, and the articles of a list of teasers, from hiding the rest of the page. All
    // numbers in this file were chosen by hand on invented page shells, such as those of the tests, and are not derived.
    private static let leastMain = 500
    private static let leastShareOfMain = 25
    private static let leastShareOfBody = 40
    private static let leastShareOfArticles = 50

    /// The boxes that hold the content: a body marked by microdata, `<main>`, or `<article>`s, whichever holds enough
    /// of the page's running text. Empty when none does.
    private static func landmarks(of outline: Outline) -> Set<Int> {
        let unmarked = unmarkedText(outline)
        let page = unmarked[0]
        let main = outermost(.main, in: outline)
        let mainText = main.reduce(0) { $0 + unmarked[$1] }
        let body = outermost(.articleBody, in: outline)
        let bodyText = body.reduce(0) { $0 + unmarked[$1] }
        let hasMain = mainText > 0 && (mainText >= leastMain || mainText * 100 >= page * leastShareOfMain)
        let whole = hasMain ? mainText : page
        if body.count == 1, bodyText > 0, bodyText * 100 >= whole * leastShareOfBody { return Set(body) }
        if hasMain { return Set(main) }
        let articles = outermost(.article, in: outline)
        let articleText = articles.reduce(0) { $0 + unmarked[$1] }
        return articleText > 0 && articleText * 100 >= page * leastShareOfArticles ? Set(articles) : []
    }

    /// Unlinked text of each box and its contents, without what landmarks state to be something else.
    private static func unmarkedText(_ outline: Outline) -> [Int] {
        var unmarked = outline.boxes.map(\.ownUnlinked)
        for index in outline.boxes.indices.dropFirst().reversed() {
            let box = outline.boxes[index]
            if box.stated != nil, !box.traits.contains(.holdsMain) { unmarked[index] = 0 }
            unmarked[box.parent] += unmarked[index]
        }
        return unmarked
    }

    private static func outermost(_ trait: Outline.Traits, in outline: Outline) -> [Int] {
        var isInside = [Bool](repeating: false, count: outline.boxes.count)
        var found: [Int] = []
        for (index, box) in outline.boxes.enumerated() {
            let inside = index > 0 && isInside[box.parent]
            if !inside, box.traits.contains(trait) { found.append(index) }
            isInside[index] = inside || box.traits.contains(trait)
        }
        return found
    }

    private static func marked(_ outline: Outline, _ landmarks: Set<Int>) -> [Bool] {
        var isInContent = [Bool](repeating: false, count: outline.boxes.count)
        for (index, box) in outline.boxes.enumerated() {
            isInContent[index] = landmarks.contains(index) || (index > 0 && isInContent[box.parent])
        }
        return isInContent
    }

    private static func introduction(of outline: Outline, _ landmarks: Set<Int>) -> Range<Int> {
        guard let title = outline.titleBox, let first = landmarks.min(), title < first,
            landmarks.allSatisfy({ !outline.boxes[$0].traits.contains(.holdsTitle) })
        else { return 0..<0 }
        return title..<first
    }

    // MARK: Regions

    /// The region of a box, after those of all boxes around it. What stands in a menu is a part of the menu, unless it is
    /// a landmark of the content: a `<main>` inside `<div class="sidebar">` is content.
    private func findRegion(of index: Int) -> PageText.Region {
        let box = outline.boxes[index]
        let around = index == 0 ? .main : regions[box.parent]
        let isEntry = isInLandmark[index] && (index == 0 || !isInLandmark[box.parent])
        if around != .main && !isEntry { return around == .chrome && box.isMostlyLinks ? .navigation : around }
        if let own = ownRegion(of: index) { return own }
        if !hasLandmarks || isInLandmark[index] { return .main }
        // Beside the landmarks. A box around them is left open, for its contents to decide.
        if !box.traits.isDisjoint(with: [.holdsMain, .holdsArticle]) { return .main }
        if !introduction.isEmpty, box.traits.contains(.holdsTitle) { return .main }
        if introduction.contains(index), !box.isMostlyLinks { return .main }
        return box.isMostlyLinks ? .navigation : .chrome
    }

    /// What the box says of itself, where that can be believed.
    private func ownRegion(of index: Int) -> PageText.Region? {
        let box = outline.boxes[index]
        if box.traits.contains(.main) || box.traits.contains(.holdsMain) { return nil }
        if let stated = box.stated { return stated }
        if box.traits.contains(.header) { return headerRegion(of: index) }
        if let hint = box.hint, isBelievable(hint, of: index) { return hint.region }
        if box.traits.contains(.aside) { return asideRegion(of: index) }
        return isContentsList(box) || isMenu(index) ? .navigation : nil
    }

    /// The header of the site; one inside the content, or one that holds the title of the page, is content.
    private func headerRegion(of index: Int) -> PageText.Region? {
        if isInLandmark[index] { return nil }
        let traits = outline.boxes[index].traits
        return traits.contains(.holdsTitle) && !traits.contains(.holdsNavigation) ? nil : .chrome
    }

    /// An aside in the content is a callout, unless it is links.
    private func asideRegion(of index: Int) -> PageText.Region? {
        if outline.boxes[index].isMostlyLinks { return .navigation }
        return isInLandmark[index] ? nil : .chrome
    }

    /// Bytes of unlinked text that a banner or feedback form may have: about 150 words.
    private static let longestWidget = 1_000
    /// The same for what is named as a menu in a landmark of the content: a title, and the last step of a path.
    private static let longestBesideMenu = 150
    /// Links from which a box with nothing else is a list of them: two may be "previous" and "next" in a sentence.
    private static let leastLinks = 3
    /// The same for a box in a landmark, before the title, where a path of links to the chapters above may stand.
    private static let leastLinksInLandmark = 4

    /// Whether a name such as "sidebar" is to be believed: `<div class="page-sidebar-layout">` may hold the whole page. A
    /// box with the title, or with an article, is content whatever its name; so is one in the content that holds code,
    /// tables, half of the page's text, or more than a widget has.
    private func isBelievable(_ hint: RegionHint, of index: Int) -> Bool {
        let box = outline.boxes[index]
        if !box.traits.isDisjoint(with: [.holdsTitle, .holdsArticle]) { return false }
        if isInLandmark[index] || !hasLandmarks {
            if !box.traits.isDisjoint(with: [.holdsCode, .holdsTable]) { return false }
            if box.unlinked * 2 > outline.boxes[0].unlinked { return false }
            let longest =
                isInLandmark[index] && hint.region == .navigation ? Self.longestBesideMenu : Self.longestWidget
            if box.unlinked > longest && !box.isMostlyLinks { return false }
        }
        return hint.isStrong || !isInLandmark[index] || box.isMostlyLinks
    }

    /// Nothing but links to places on the page.
    private func isContentsList(_ box: Outline.Box) -> Bool {
        box.ownLinks >= Self.leastLinks && box.ownLinks == box.links && box.isMostlyLinks
    }

    /// Nothing but links, before the title of the page: a menu that no mark-up tells. In a landmark, a few links may be
    /// content: the path "Docs / Guides" above the title.
    private func isMenu(_ index: Int) -> Bool {
        guard let title = outline.titleBox, index < title else { return false }
        let box = outline.boxes[index]
        if box.traits.contains(.holdsTitle) { return false }
        if isInLandmark[index] { return box.isMostlyLinks && box.links >= Self.leastLinksInLandmark }
        return box.isMostlyLinks || (box.links >= Self.leastLinks && box.linked > box.unlinked)
    }
}
