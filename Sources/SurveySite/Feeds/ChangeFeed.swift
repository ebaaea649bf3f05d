import SurveyModel
import SurveySupport

/// The newest changes as Atom (RFC 4287) and JSON Feed (version 1.1).
struct ChangeFeed {
    let title: String
    /// The provider or tool; nil for all.
    let subject: String?
    /// Newest first.
    let changes: [Change]
    /// Where the site is published, with a slash at the end; nil makes links relative; JSON Feed has none then,
    /// but those to sources.
    let base: Link?
    let day: SurveyDate

    /// Feed readers ask often: more than this is for the page of changes.
    private static let limit = 100

    private struct Entry {
        var id: String
        var title: String
        var text: String
        var page: String
        var day: SurveyDate
        /// A page that says so.
        var source: Link?
    }

    /// Each change by itself; of a provider's new statements of one day, one entry.
    private var entries: [Entry] {
        var entries: [Entry] = []
        var indexes: [String: Int] = [:]
        for change in changes {
            let page = SitePath.subject(change.subject, isTool: change.isTool).text
            if change.earlier != nil {
                let id = Self.id(change.statement.id, change.day)
                entries.append(
                    Entry(
                        id: id, title: "\(change.subjectName): \(change.statement.dimension.plain) changed",
                        text: change.text, page: page + "#" + change.anchor.text, day: change.day, source: change.source
                    ))
                continue
            }
            let id = Self.id(change.subject, change.day)
            if let index = indexes[id] {
                entries[index].text += "\n" + change.text
            } else {
                indexes[id] = entries.count
                entries.append(
                    Entry(
                        id: id, title: "\(change.subjectName): new statements", text: change.text, page: page,
                        day: change.day, source: change.source))
            }
        }
        return Array(entries.prefix(Self.limit))
    }

    /// Stays the same however the site is built, wherever it is published.
    private static func id(_ name: String, _ day: SurveyDate) -> String {
        "tag:provider-survey.github.io,2026:"
            + PercentEncoding.encoded(name) { PercentEncoding.isUnreserved($0) || $0 == UInt8(ascii: "/") } + "/\(day)"
    }

    private func address(_ path: String) -> String { (base?.address ?? "../") + path }

    var atom: SiteFile {
        let path = SitePath.atom(subject)
        let list = entries.map { entry -> HTML in
            """
            <entry><id>\(entry.id)</id><title>\(entry.title)</title><updated>\(entry.day)T00:00:00Z</updated>
            <link rel="alternate" type="text/html" href="\(address(entry.page))"/><content type="text">\(entry.text)</content></entry>

            """
        }
        let feed: HTML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
            <id>\(Self.id(subject ?? "all", SurveyDate(daysSince1970: 0)))</id><title>\(title)</title>
            <updated>\(entries.first?.day ?? day)T00:00:00Z</updated><author><name>provider-survey</name></author>
            <link rel="self" type="application/atom+xml" href="\(base == nil ? "../" + path.text : address(path.text))"/>
            <link rel="alternate" type="text/html" href="\(address(home))"/>
            \(list)</feed>

            """
        return SiteFile(path: path, contents: feed.source)
    }

    private var home: String {
        changes.first.flatMap { subject == nil ? nil : SitePath.subject($0.subject, isTool: $0.isTool).text }
            ?? SitePath.changes.text
    }

    var json: SiteFile {
        let path = SitePath.jsonFeed(subject)
        let items = entries.map { entry -> JSONNode in
            .object([
                ("id", .text(entry.id)), ("url", base.map { _ in .text(address(entry.page)) }),
                ("external_url", entry.source.map { .text($0.address) }),
                ("title", .text(HTML.visible(entry.title))),
                ("content_text", .text(HTML.visible(entry.text))), ("date_published", .text("\(entry.day)T00:00:00Z")),
            ])
        }
        let feed = JSONNode.object([
            ("version", .text("https://jsonfeed.org/version/1.1")), ("title", .text(title)), ("language", .text("en")),
            ("home_page_url", base.map { _ in .text(address(home)) }),
            ("feed_url", base.map { _ in .text(address(path.text)) }),
            ("authors", .list([.object([("name", .text("provider-survey"))])])), ("items", .list(items)),
        ])
        return SiteFile(path: path, contents: JSONWriter.write(feed))
    }
}
