import SurveySupport

/// Where a link leads to: a page of the site, or a document elsewhere by https.
struct Link: Sendable, Hashable {
    let address: String

    /// A page of the site, from a page that lies so many folders deep.
    init(_ page: SitePath, at anchor: Anchor? = nil, from depth: Int) {
        let up = String(repeating: "../", count: depth)
        address = up + page.text + (anchor.map { "#" + $0.text } ?? "")
    }

    /// A place on the same page.
    init(_ anchor: Anchor) { address = "#" + anchor.text }

    /// Nil for anything but https.
    init?(outside address: String?) {
        guard let address, let destination = LinkDestination(address) else { return nil }
        self.address = destination.text
    }
}

/// A name of a place on a page: letters, digits, dot, hyphen; all else becomes `_` and its number.
struct Anchor: Sendable, Hashable {
    let text: String

    init(_ name: some StringProtocol) {
        var text = ""
        for byte in name.utf8 {
            let isPlain = byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            text += isPlain ? String(UnicodeScalar(byte)) : "_" + Hexadecimal.text([byte])
        }
        self.text = text
    }
}

/// Where a page or file of the site lies, below the site's folder.
struct SitePath: Sendable, Hashable {
    let text: String

    private init(_ text: String) { self.text = text }

    static let overview = SitePath("index.html")
    static let plans = SitePath("plans.html")
    static let changes = SitePath("changes.html")
    static let compare = SitePath("compare.html")
    static let trust = SitePath("trust.html")
    static let drift = SitePath("drift.html")
    static let style = SitePath("assets/site.css")
    static let script = SitePath("assets/site.js")
    /// What the overview's slider and the comparison read, as scripts: a page that lies in a folder may read no other files.
    static let history = SitePath("data/history.js")
    static let facts = SitePath("data/facts.js")

    /// The page of a provider or tool.
    static func subject(_ id: String, isTool: Bool) -> SitePath {
        SitePath((isTool ? "tools/" : "providers/") + id + ".html")
    }

    /// The changes of a provider or tool, or all of them.
    static func atom(_ subject: String?) -> SitePath { SitePath("feeds/" + (subject ?? "all") + ".atom") }
    static func jsonFeed(_ subject: String?) -> SitePath { SitePath("feeds/" + (subject ?? "all") + ".json") }

    /// How many folders it lies below the site's.
    var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }
}
