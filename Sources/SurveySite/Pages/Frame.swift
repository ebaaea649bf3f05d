import SurveySupport

/// What all pages have around their content.
struct Frame: Sendable {
    let title: String
    /// The day that the site shows.
    let day: SurveyDate
    let hasDriftPage: Bool
    let twins: MarkdownTwins

    private static let sections: [(path: SitePath, name: HTML)] = [
        (.overview, "Providers"), (.plans, "Plans and sign-ins"), (.compare, "Compare"), (.changes, "Changes"),
        (.trust, "Trust"),
    ]

    /// - Parameters:
    ///   - scripts: data files that the page needs beside the site's own script.
    ///   - feed: the subject whose feeds the page names; nil for those of all changes.
    func page(
        _ path: SitePath, title heading: String, scripts: [SitePath] = [], feed subject: String? = nil, main: HTML
    ) -> SiteFile {
        let depth = path.depth
        let (atom, json) = (Link(.atom(subject), from: depth), Link(.jsonFeed(subject), from: depth))
        let twin = twins.path(of: path).map { Link($0, from: depth) }
        let shown: HTML = path == .compare ? "All providers" : "This page"
        let markdown = twin.map { twin -> HTML in " \(shown) as <a href=\"\(twin)\">Markdown</a>." }
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="en">
            \(head(heading, atom, json, twin, scripts: scripts, depth))
            <body data-day="\(day)" data-root="\(Self.root(depth))">
            <a class="skip" href="#main">Skip to content</a>
            <header class="top"><nav aria-label="Site"><a class="brand" href="\(Link(.overview, from: depth))">\(title)</a>
            <ul>\(navigation(path, depth))</ul></nav></header>
            <main id="main">
            \(main)
            </main>
            <footer><p>As of <time datetime="\(day)">\(day)</time>. Every statement has a date and its evidence; \
            <a href="\(Link(.trust, from: depth))">how far to trust it</a>. Feeds of changes: \
            <a href="\(atom)">Atom</a>, <a href="\(json)">JSON Feed</a>.\(markdown)</p></footer>
            <p id="said" class="quiet" role="status"></p>
            </body>
            </html>

            """
        return SiteFile(path: path, contents: html.source)
    }

    private func head(
        _ heading: String, _ atom: Link, _ json: Link, _ twin: Link?, scripts: [SitePath], _ depth: Int
    ) -> HTML {
        let alternate = twin.map { twin -> HTML in
            "<link rel=\"alternate\" type=\"text/markdown\" title=\"Markdown\" href=\"\(twin)\">\n"
        }
        let scripts = (scripts + [.script]).map { path -> HTML in
            "<script src=\"\(Link(path, from: depth))\" defer></script>\n"
        }
        return """
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="provider-survey">
            <title>\(heading) – \(title)</title>
            <link rel="stylesheet" href="\(Link(.style, from: depth))">
            <link rel="alternate" type="application/atom+xml" title="Changes (Atom)" href="\(atom)">
            <link rel="alternate" type="application/feed+json" title="Changes (JSON Feed)" href="\(json)">
            \(alternate)<link rel="icon" href="data:,">
            \(scripts)</head>
            """
    }

    private static func root(_ depth: Int) -> String { String(repeating: "../", count: depth) }

    private func navigation(_ current: SitePath, _ depth: Int) -> [HTML] {
        let drift: [(path: SitePath, name: HTML)] = hasDriftPage ? [(.drift, "Drift")] : []
        return (Self.sections + drift).map { section in
            let mark: HTML = section.path == current ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(Link(section.path, from: depth))\"\(mark)>\(section.name)</a></li>\n"
        }
    }
}

/// A file of the site before it is written.
package struct SiteFile: Sendable {
    package let path: String
    package let contents: String

    init(path: SitePath, contents: String) {
        self.path = path.text
        self.contents = contents
    }
}
