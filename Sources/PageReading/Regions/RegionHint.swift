import PageText

/// What class and id names of a box suggest about its region. A suggestion only: ``RegionFinder`` checks it against
/// what the box holds.
struct RegionHint: Hashable {
    var region: PageText.Region
    /// Believed inside main content too. Names such as "banner" or "menu" are not: there they are callouts and content.
    var isStrong: Bool

    /// Only boxes are asked: names of headings and text (`anchorWithStickyNavbar`) tell of style.
    init?(_ element: borrowing Element, _ memory: inout ClassMemory) {
        guard element.traits.contains(.mayBeNamed), !element.isBare else { return nil }
        guard let hint = Self.namedByID(element, &memory) ?? memory.traits(of: element).hint else { return nil }
        self = hint
    }

    /// What stands first is trusted most.
    init?(_ meanings: NameMeanings) {
        if meanings.contains(.strongNavigation) {
            self.init(.navigation, isStrong: true)
        } else if meanings.contains(.strongChrome) {
            self.init(.chrome, isStrong: true)
        } else if meanings.contains(.weakNavigation) {
            self.init(.navigation, isStrong: false)
        } else if meanings.contains(.weakChrome) {
            self.init(.chrome, isStrong: false)
        } else {
            return nil
        }
    }

    /// The hint of class and id together, where there is an id and it is a name of the box.
    private static func namedByID(_ element: borrowing Element, _ memory: inout ClassMemory) -> RegionHint? {
        // An id of a section is its heading's ("pagination", "feedback"), not a name of its purpose.
        guard let id = element[.id], !id.isEmpty, element.tag != .section, !memory.traits(of: element).isSection else {
            return nil
        }
        return RegionHint(NameMeanings(of: NameWords((element[.class] ?? "") + " " + id)))
    }

    private init(_ region: PageText.Region, isStrong: Bool) {
        self.region = region
        self.isStrong = isStrong
    }

    static let strongNavigation = [
        ["toc"], ["table", "of", "contents"], ["tableofcontents"], ["on", "this", "page"], ["breadcrumb"],
        ["breadcrumbs"],
        ["sidebar"], ["sidenav"], ["sidemenu"], ["pagination"], ["paginator"], ["pager"], ["prev", "next"],
        ["prevnext"],
        ["prev", "and", "next"], ["previous", "next"], ["navbar"], ["next", "prev"], ["related", "pages"],
        ["page", "nav"],
        ["nav", "links"], ["skip", "link"], ["skiplink"], ["skip", "to", "content"],
    ]
    static let strongChrome = [
        ["feedback"], ["helpful"], ["cookie"], ["cookies"], ["consent"], ["gdpr"], ["last", "updated"], ["lastupdated"],
        ["last", "modified"], ["last", "edited"], ["updated", "at"], ["edit", "this", "page"], ["edit", "page"],
        ["edit", "link"], ["edit", "info"], ["editlink"], ["page", "actions"], ["page", "info"], ["page", "metadata"],
        ["page", "meta"], ["share"], ["reading", "time"], ["page", "thumbs"], ["contributors"], ["source", "link"],
        ["suggest", "edits"], ["md", "source", "file"], ["git", "revision", "date"], ["date", "line"],
    ]
    static let weakNavigation = [
        ["nav"], ["navigation"], ["menu"], ["menubar"], ["topbar"], ["topnav"], ["tree", "item"],
    ]
    /// Parts of sites by their whole name only: `card-header` and `panel-footer` are parts of content.
    static let siteNames = [
        ["header"], ["site", "header"], ["main", "header"], ["top", "header"], ["global", "header"], ["app", "header"],
        ["footer"], ["site", "footer"], ["main", "footer"], ["page", "footer"], ["global", "footer"],
        ["app", "footer"],
        ["footer", "links"], ["footer", "nav"],
    ]
    static let weakChrome = [
        ["banner"], ["announcement"], ["announce"], ["announcement", "bar"], ["masthead"],
        ["search"],
        ["searchbox"], ["modal"], ["popup"], ["dialog"], ["tooltip"], ["promo"], ["newsletter"], ["subscribe"],
        ["social"],
        ["copyright"], ["advert"], ["ads"], ["toast"], ["rating"], ["version", "switcher"], ["language", "switcher"],
    ]
}
