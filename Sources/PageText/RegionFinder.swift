/// Tells the main content of a page from what stands around it.
///
/// In order of trust: landmark elements and roles; names of boxes, where what they hold agrees; how much of a box is
/// links. Without any landmark the whole body is content, less what is marked. Content is never dropped, only labelled.
struct RegionFinder {
    private let outline: Outline
    private let regions: [PageText.Region]
    private let isInContent: [Bool]

    init(_ sums: Outline) {
        outline = sums
        let landmarks = Self.landmarks(of: sums)
        isInContent = Self.marked(sums, landmarks)
        regions = Self.regions(of: sums, isInContent: isInContent, hasLandmarks: !landmarks.isEmpty)
    }

    func region(of box: Int) -> PageText.Region {
        regions[box]
    }

    // MARK: Landmarks

    /// The boxes that hold the content: a body marked by microdata, `<main>`, or `<article>`s, whichever holds enough
    /// of the page's running text. Empty when none does.
    private static func landmarks(of outline: Outline) -> Set<Int> {
        let unmarked = unmarkedText(outline)
        let page = unmarked[0]
        let main = outermost(.main, in: outline)
        let mainText = main.reduce(0) { $0 + unmarked[$1] }
        let body = outermost(.articleBody, in: outline)
        let bodyText = body.reduce(0) { $0 + unmarked[$1] }
        let hasMain = mainText > 0 && (mainText >= 500 || mainText * 4 >= page)
        if body.count == 1, bodyText > 0, bodyText * 10 >= (hasMain ? mainText : page) * 4 { return Set(body) }
        if hasMain { return Set(main) }
        let articles = outermost(.article, in: outline)
        let articleText = articles.reduce(0) { $0 + unmarked[$1] }
        return articleText > 0 && articleText * 2 >= page ? Set(articles) : []
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

    // MARK: Regions

    private static func regions(
        of outline: Outline, isInContent: [Bool], hasLandmarks: Bool
    ) -> [PageText.Region] {
        var regions = [PageText.Region](repeating: .main, count: outline.boxes.count)
        let page = outline.boxes[0]
        for (index, box) in outline.boxes.enumerated() {
            let around = index == 0 ? .main : regions[box.parent]
            let isInside = isInContent[index]
            let isEntry = isInside && !isInContent[box.parent]
            if around != .main && !isEntry {
                regions[index] = around == .chrome && box.isMostlyLinks ? .navigation : around
            } else if let region = own(
                of: box, isInside: isInside || !hasLandmarks, hasLandmarks: hasLandmarks, page: page)
            {
                regions[index] = region
            } else if hasLandmarks && !isInside {
                regions[index] = outside(box, holdsContent: holdsContent(box))
            }
        }
        return regions
    }

    private static func holdsContent(_ box: Outline.Box) -> Bool {
        box.traits.contains(.holdsMain) || box.traits.contains(.holdsArticle)
    }

    /// A box beside the landmarks. A box around them is left open, for its contents to decide.
    private static func outside(_ box: Outline.Box, holdsContent: Bool) -> PageText.Region {
        if holdsContent { return .main }
        return box.isMostlyLinks ? .navigation : .chrome
    }

    /// What the box says of itself, where that can be believed.
    private static func own(
        of box: Outline.Box, isInside: Bool, hasLandmarks: Bool, page: Outline.Box
    ) -> PageText.Region? {
        if box.traits.contains(.main) || box.traits.contains(.holdsMain) { return nil }
        if let stated = box.stated { return stated }
        if box.traits.contains(.header) { return headerRegion(box, isInside: isInside && hasLandmarks) }
        if let hint = box.hint, isBelievable(hint, box, isInside: isInside, hasLandmarks: hasLandmarks, page: page) {
            return hint.region
        }
        if box.traits.contains(.aside) { return asideRegion(box, isInside: isInside && hasLandmarks) }
        return isContentsList(box) ? .navigation : nil
    }

    /// The header of the site; one inside the content, or one that holds the title of the page, is content.
    private static func headerRegion(_ box: Outline.Box, isInside: Bool) -> PageText.Region? {
        if isInside { return nil }
        return box.traits.contains(.holdsTitle) && !box.traits.contains(.holdsNavigation) ? nil : .chrome
    }

    /// An aside in the content is a callout, unless it is links.
    private static func asideRegion(_ box: Outline.Box, isInside: Bool) -> PageText.Region? {
        if box.isMostlyLinks { return .navigation }
        return isInside ? nil : .chrome
    }

    /// Names lie: a box named after a sidebar may hold all of the page. It is believed when it holds neither the title,
    /// nor code or tables, nor most of the running text.
    private static func isBelievable(
        _ hint: RegionHint, _ box: Outline.Box, isInside: Bool, hasLandmarks: Bool, page: Outline.Box
    ) -> Bool {
        if !box.traits.isDisjoint(with: [.holdsTitle, .holdsArticle]) { return false }
        if isInside, !box.traits.isDisjoint(with: [.holdsCode, .holdsTable]) { return false }
        if isInside, box.unlinked * 2 > page.unlinked { return false }
        if hint.isStrong { return true }
        return !(isInside && hasLandmarks) || box.isMostlyLinks
    }

    /// A list of nothing but links to places on the page.
    private static func isContentsList(_ box: Outline.Box) -> Bool {
        box.traits.contains(.list) && box.ownLinks >= 3 && box.ownLinks == box.links && box.isMostlyLinks
    }
}
