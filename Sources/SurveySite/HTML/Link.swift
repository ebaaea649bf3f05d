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

    /// Nil for anything but https and a host of letters, digits, dots and hyphens.
    init?(outside address: String?) {
        guard let address, let destination = LinkDestination(address) else { return nil }
        let text = destination.text
        let authority = text.utf8.dropFirst("https://".utf8.count).prefix { !"/?#".utf8.contains($0) }
        guard authority.allSatisfy({ $0.isASCIIAlphanumeric || ".-:".utf8.contains($0) }) else { return nil }
        self.address = Self.repaired(text)
    }

    /// What `LinkDestination` leaves and an address may not hold: a second `#`, and a `%` without two digits behind it.
    private static func repaired(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var repaired: [UInt8] = []
        var hasFragment = false
        for (index, byte) in bytes.enumerated() {
            let digits = bytes[(index + 1)...].prefix(2)
            let isEscape = digits.count == 2 && digits.allSatisfy { Hexadecimal.value(of: $0) != nil }
            switch byte {
            case UInt8(ascii: "%") where !isEscape: repaired += "%25".utf8
            case UInt8(ascii: "#") where hasFragment: repaired += "%23".utf8
            default: repaired.append(byte)
            }
            hasFragment = hasFragment || byte == UInt8(ascii: "#")
        }
        return String(decoding: repaired, as: UTF8.self)
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

    /// What language models read first: the list of the Markdown documents.
    static let llms = SitePath("llms.txt")

    /// The Markdown document beside a page.
    var markdown: SitePath { SitePath(text.dropLast(".html".utf8.count) + ".md") }

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
