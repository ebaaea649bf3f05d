/// Puts an article into a page of one of several documentation systems. Everything around the article differs on every
/// fetch, as on the real ones.
enum Shell: String, CaseIterable, Sendable {
    case docusaurus, mintlify, gitbook, readme, sphinx, vitepress, github

    /// One fetch; `seed` decides about everything that changes.
    func page(_ article: Article, seed: UInt64) -> String {
        var noise = Noise(seed: seed)
        let body = article.sections.map { section in
            heading(section.heading, &noise) + section.blocks.map { block($0, &noise) }.joined(separator: "\n")
        }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="en" data-build="\(noise.hex(12))"><head><meta charset="utf-8"><title>\(Self.escaped(article.title))</title>
            <meta name="csrf-token" content="\(noise.hex(32))"><meta name="generator" content="\(rawValue) 3.\(noise.below(9)).\(noise.below(20))">
            <link rel="stylesheet" href="/assets/main.\(noise.hex(8)).css"><script nonce="\(noise.hex(16))">window.__id="\(noise.hex(20))";</script>
            </head><body class="\(noise.className()) theme">
            \(noise.banner())\(around(article, body, &noise))\(noise.cookieNotice())
            <script nonce="\(noise.hex(16))">self.__state={"visits":\(noise.below(90_000)),"build":"\(noise.hex(24))"}</script>
            </body></html>
            """
    }

    func next(_ steps: Int) -> Shell {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + steps) % all.count]
    }

    // MARK: Layouts

    private func around(_ article: Article, _ body: String, _ noise: inout Noise) -> String {
        let title = "<h1>\(Self.escaped(article.title))</h1>"
        switch self {
        case .docusaurus:
            return """
                <nav class="navbar navbar--fixed-top"><a href="/">Home</a><a href="/blog">Blog</a></nav>
                <div class="main-wrapper docsWrapper_\(noise.hex(4))"><aside class="theme-doc-sidebar-container docSidebar_\(noise.hex(4))">
                <ul class="theme-doc-sidebar-menu menu__list">\(noise.sidebar())</ul></aside>
                <main class="docMain_\(noise.hex(4))"><div class="container"><article><nav class="theme-doc-breadcrumbs"><ul><li>Docs</li><li>\(noise.word())</li></ul></nav>
                <div class="tocCollapsible_\(noise.hex(4)) theme-doc-toc-mobile"><button type="button">On this page</button></div>
                <div class="theme-doc-markdown markdown"><header>\(title)</header>\(body)</div>
                <footer class="theme-doc-footer docusaurus-mt-lg"><a class="theme-edit-this-page" href="/edit/\(noise.hex(7))">Edit this page</a>
                <span class="theme-last-updated">Last updated on <b><time>\(noise.date())</time></b> by <b>\(noise.person())</b></span></footer></article>
                <nav class="pagination-nav docusaurus-mt-lg"><a href="/p\(noise.below(99))">Previous \(noise.word())</a><a href="/n\(noise.below(99))">Next \(noise.word())</a></nav></div></main>
                <div class="table-of-contents"><ul>\(noise.contents(article))</ul></div></div><footer class="footer">\(noise.date()) · \(noise.below(900)) stars</footer>
                """
        case .mintlify:
            return """
                <div id="navbar" class="\(noise.className())"><a href="/">Docs</a><button>Search \(noise.below(500)) pages</button></div>
                <div id="sidebar" class="\(noise.className())"><ul>\(noise.sidebar())</ul></div>
                <div id="content-area" class="grow \(noise.className())"><header id="header"><div class="eyebrow">\(noise.word())</div>\(title)
                <div id="page-context-menu"><button>Copy page</button></div></header>
                <div id="content" class="mdx-content prose">\(body)</div>
                <div class="feedback-toolbar \(noise.className())"><p>Was this page helpful?</p><div><button>Yes</button><button>No</button></div>
                <p>\(noise.below(400)) of \(400 + noise.below(90)) people found this helpful</p></div>
                <div id="pagination" class="\(noise.className())"><a href="/a">\(noise.word())</a><a href="/b">\(noise.word())</a></div></div>
                <div id="table-of-contents"><ul>\(noise.contents(article))</ul></div>
                """
        case .gitbook:
            return """
                <header class="\(noise.className())"><a href="/">Space</a></header>
                <aside data-testid="table-of-contents" class="sidebar \(noise.className())"><ul>\(noise.sidebar())</ul></aside>
                <main class="\(noise.className())"><header><ol aria-label="Breadcrumb" role="navigation"><li>\(noise.word())</li></ol>\(title)</header>
                <div class="\(noise.className())">\(body)</div>
                <div class="\(noise.className())"><div><a href="/prev">Previous<span>\(noise.word())</span></a></div><div><a href="/next">Next<span>\(noise.word())</span></a></div></div>
                <div class="\(noise.className())"><p>Last updated <time datetime="\(noise.date())">\(noise.relativeTime())</time></p></div>
                <div class="\(noise.className())"><p>Was this helpful?</p><button>Yes</button></div></main>
                <aside class="\(noise.className())"><div>On this page</div><ul>\(noise.contents(article))</ul></aside>
                """
        case .readme:
            return """
                <header class="rm-Header"><nav><a href="/docs">Guides</a><a href="/changelog">Changelog</a></nav></header>
                <div class="rm-Container"><nav class="rm-Sidebar hub-sidebar"><ul>\(noise.sidebar())</ul></nav>
                <article class="rm-Article"><header class="content-head">\(title)</header><div class="rm-Markdown markdown-body">\(body)</div>
                <div class="UpdatedAt"><p class="DateLine">Updated \(noise.relativeTime())</p></div><hr class="NextStepsDivider">
                <div class="PaginationControls"><a href="/l">\(noise.word())</a><a href="/r">\(noise.word())</a></div>
                <div class="PageThumbs-helpful">Did this page help you? <button>Yes</button> <button>No</button></div></article>
                <section class="content-toc"><nav><ul>\(noise.contents(article))</ul></nav></section></div>
                """
        case .sphinx:
            return """
                <nav data-toggle="wy-nav-shift" class="wy-nav-side"><div class="wy-side-scroll"><ul>\(noise.sidebar())</ul></div></nav>
                <section class="wy-nav-content-wrap"><div class="rst-content"><div role="navigation" aria-label="Page navigation"><ul class="wy-breadcrumbs">
                <li><a href="/">\(noise.word())</a></li></ul></div><div role="main" class="document"><div itemprop="articleBody"><section id="top">\(title)\(body)</section></div></div>
                <footer><div class="rst-footer-buttons" role="navigation"><a rel="prev" href="/x">Previous</a><a rel="next" href="/y">Next: \(noise.word())</a></div>
                <p>Built from revision <code>\(noise.hex(8))</code> on \(noise.date()).</p></footer></div></section>
                """
        case .vitepress:
            return """
                <div class="VPNav"><a href="/">Site</a></div><aside class="VPSidebar"><nav><h2>\(noise.word())</h2><ul>\(noise.sidebar())</ul></nav></aside>
                <div class="VPContent has-sidebar" id="VPContent"><div class="VPDoc has-sidebar has-aside"><div class="container"><div class="aside">
                <div class="VPDocAsideOutline"><nav><div>On this page</div><ul>\(noise.contents(article))</ul></nav></div></div>
                <div class="content"><main class="main"><div class="vp-doc _guide_\(noise.hex(4))"><div>\(title)\(body)</div></div></main>
                <footer class="VPDocFooter"><div class="edit-info"><p class="VPLastUpdated">Last updated: <time>\(noise.date()), \(noise.below(12)):\(10 + noise.below(49)) AM</time></p></div>
                <nav class="prev-next"><a href="/c">\(noise.word())</a><a href="/d">\(noise.word())</a></nav></footer></div></div></div></div>
                """
        case .github:
            return """
                <header class="AppHeader"><a href="/login">Sign in</a><form><input type="hidden" name="authenticity_token" value="\(noise.hex(40))"></form></header>
                <div id="repository-container-header"><ul><li>Watch \(noise.below(90))</li><li>Fork \(noise.below(800))</li><li>Star \(noise.below(9_000))</li></ul></div>
                <div class="Layout"><div class="Layout-sidebar"><h2>About</h2><ul>\(noise.sidebar())</ul><p>\(noise.below(99)) contributors</p></div>
                <div class="Layout-main"><div class="Box-sc-\(noise.hex(6)) \(noise.className())"><div>Latest commit <code>\(noise.hex(7))</code> \(noise.relativeTime())</div>
                <article class="markdown-body entry-content container-lg" itemprop="text">\(title)\(body)</article></div></div></div>
                <footer role="contentinfo">Status · \(noise.date())</footer>
                """
        }
    }

    // MARK: Content

    private func heading(_ text: String, _ noise: inout Noise) -> String {
        let slug = text.lowercased().replacing(" ", with: "-")
        let text = Self.escaped(text)
        return switch self {
        case .docusaurus:
            "<h2 class=\"anchor anchorWithStickyNavbar_\(noise.hex(4))\" id=\"\(slug)\">\(text)<a href=\"#\(slug)\" class=\"hash-link\">\u{200B}</a></h2>\n"
        case .sphinx:
            "<h2>\(text)<a class=\"headerlink\" href=\"#\(slug)\" title=\"Link to this heading\">\u{F0C1}</a></h2>\n"
        case .vitepress:
            "<h2 id=\"\(slug)\" tabindex=\"-1\">\(text) <a class=\"header-anchor\" href=\"#\(slug)\">\u{200B}</a></h2>\n"
        case .github:
            "<div class=\"markdown-heading\"><h2 class=\"heading-element\">\(text)</h2><a class=\"anchor\" href=\"#\(slug)\"><svg></svg></a></div>\n"
        default: "<h2 id=\"\(slug)-\(noise.hex(3))\" class=\"\(noise.className())\">\(text)</h2>\n"
        }
    }

    private func block(_ block: Article.Block, _ noise: inout Noise) -> String {
        switch block {
        case .prose(let text): return "<p class=\"\(noise.className())\">\(inline(text, &noise))</p>"
        case .list(let items):
            let items = items.map {
                self == .gitbook ? "<li><p>\(inline($0, &noise))</p></li>" : "<li>\(inline($0, &noise))</li>"
            }
            return "<ul class=\"\(noise.className())\">\n\(items.joined(separator: "\n"))\n</ul>"
        case .table(let rows): return table(rows, &noise)
        case .code(let language, let lines): return code(language, lines, &noise)
        case .tabs(let panels): return tabs(panels, &noise)
        }
    }

    private func table(_ rows: [[String]], _ noise: inout Noise) -> String {
        let isDivs = self == .gitbook
        let text = rows.enumerated().map { number, cells -> String in
            let tag = number == 0 ? "th" : "td"
            let cells = cells.map { cell in
                isDivs
                    ? "<div role=\"\(number == 0 ? "columnheader" : "cell")\">\(inline(cell, &noise))</div>"
                    : "<\(tag)>\(inline(cell, &noise))</\(tag)>"
            }.joined()
            return isDivs ? "<div role=\"row\" class=\"\(noise.className())\">\(cells)</div>" : "<tr>\(cells)</tr>"
        }.joined(separator: "\n")
        return isDivs
            ? "<div role=\"table\" class=\"\(noise.className())\">\(text)</div>"
            : "<table class=\"\(noise.className())\"><tbody>\(text)</tbody></table>"
    }

    private func code(_ language: String, _ lines: [String], _ noise: inout Noise) -> String {
        var spans: [String] = []
        for line in lines { spans.append(highlighted(line, &noise)) }
        let id = noise.hex(6)
        switch self {
        case .docusaurus:
            let text = spans.map { "<span class=\"token-line\">\($0)<br></span>" }.joined()
            return
                "<div class=\"language-\(language) codeBlockContainer_\(id)\"><pre><code>\(text)</code></pre><div class=\"buttonGroup__\(id)\"><button>Copy</button></div></div>"
        case .mintlify, .vitepress:
            let text = spans.map { "<span class=\"line\">\($0)</span>" }.joined(separator: "\n")
            return
                "<div class=\"language-\(language)\"><button title=\"Copy Code\" class=\"copy\"></button><span class=\"lang\">\(language)</span><pre class=\"shiki\"><code>\(text)\n</code></pre></div>"
        case .gitbook:
            let text = spans.map {
                "<span class=\"highlight-line\"><span class=\"highlight-line-content\">\($0)</span>\n</span>"
            }.joined()
            return
                "<div class=\"group/codeblock \(noise.className())\"><pre><code id=\"\(id)\">\(text)</code></pre><button>Copy</button></div>"
        case .readme:
            return
                "<div class=\"CodeTabs\"><div class=\"CodeTabs-inner\"><pre><button aria-label=\"Copy Code\" class=\"rdmd-code-copy fa\"></button><code class=\"rdmd-code lang-\(language)\">\(spans.joined(separator: "\n"))\n</code></pre></div></div>"
        case .sphinx:
            return
                "<div class=\"highlight-\(language) notranslate\"><div class=\"highlight\"><pre id=\"codecell\(noise.below(90))\"><span></span>\(spans.joined(separator: "\n"))\n</pre></div></div>"
        case .github:
            return
                "<div class=\"highlight highlight-source-\(language)\"><pre>\(spans.joined(separator: "\n"))</pre><div class=\"zeroclipboard-container\"><clipboard-copy aria-label=\"Copy\" value=\"x\"><svg></svg></clipboard-copy></div></div>"
        }
    }

    /// Tokens in spans; the cut differs from fetch to fetch, as it does between versions of a highlighter.
    private func highlighted(_ line: String, _ noise: inout Noise) -> String {
        var pieces: [String] = []
        var piece = ""
        for character in line {
            let isWord = character.isLetter || character.isNumber || character == "_"
            let wasWord = piece.last.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? isWord
            if isWord != wasWord || (noise.below(12) == 0 && !piece.isEmpty) {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        pieces.append(piece)
        return pieces.map { text in
            noise.below(3) == 0
                ? Self.escaped(text)
                : "<span class=\"\(["token", "hljs", "pl", "s"][noise.below(4)])-\(noise.below(9))\">\(Self.escaped(text))</span>"
        }.joined()
    }

    private func tabs(_ panels: [(name: String, lines: [String])], _ noise: inout Noise) -> String {
        let id = noise.hex(5)
        let names = panels.enumerated().map {
            "<li role=\"tab\" id=\"tab-\(id)-\($0)\" aria-selected=\"\($0 == 0)\">\($1.name)</li>"
        }.joined()
        let bodies = panels.enumerated().map { number, panel in
            "<div role=\"tabpanel\" aria-labelledby=\"tab-\(id)-\(number)\"\(number == 0 ? "" : " hidden")>\(code("txt", panel.lines, &noise))</div>"
        }.joined()
        return
            "<div class=\"tabs-container \(noise.className())\"><ul role=\"tablist\" class=\"tabs\">\(names)</ul>\(bodies)</div>"
    }

    /// Ticks and links as mark-up; now and then a value is broken by what no reader sees.
    private func inline(_ text: String, _ noise: inout Noise) -> String {
        var out = ""
        var rest = text[...]
        while let mark = rest.firstIndex(where: { $0 == "`" || $0 == "[" }) {
            out += Self.escaped(String(rest[..<mark]))
            if rest[mark] == "`", let end = rest[rest.index(after: mark)...].firstIndex(of: "`") {
                let code = String(rest[rest.index(after: mark)..<end])
                out += "<code class=\"\(noise.className())\">\(noise.broken(Self.escaped(code), by: "<wbr>"))</code>"
                rest = rest[rest.index(after: end)...]
            } else if rest[mark] == "[", let middle = rest.range(of: "]("),
                let end = rest[middle.upperBound...].firstIndex(of: ")")
            {
                let name = String(rest[rest.index(after: mark)..<middle.lowerBound])
                out +=
                    "<a class=\"\(noise.className())\" href=\"\(Self.escaped(String(rest[middle.upperBound..<end])))\">\(name)</a>"
                rest = rest[rest.index(after: end)...]
            } else {
                out += Self.escaped(String(rest[mark]))
                rest = rest[rest.index(after: mark)...]
            }
        }
        return out + Self.escaped(String(rest))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}

/// Everything about a page that nobody edited. The same seed gives the same noise.
struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func hex(_ digits: Int) -> String {
        var text = ""
        while text.count < digits { text += String(next(), radix: 16) }
        return String(text.prefix(digits))
    }

    mutating func className() -> String { "css-\(hex(6)) \(["px-4", "mt-2", "flex", "grow"][below(4)])" }
    mutating func date() -> String {
        "\(1 + below(28)) \(["January", "March", "May", "August", "November"][below(5)]) \(2024 + below(3))"
    }
    mutating func person() -> String { ["Ada", "Grace", "Edsger", "Barbara"][below(4)] }
    mutating func relativeTime() -> String {
        "\(2 + below(20)) \(["minutes", "hours", "days", "months"][below(4)]) ago"
    }

    mutating func word() -> String {
        [
            "Webhooks", "OAuth apps", "API keys", "Billing", "Agents", "Rate limits", "Deprecated models", "Streaming",
            "Changelog",
        ][below(9)]
    }

    mutating func sidebar() -> String {
        var items = [
            "Overview", "Keys", "OAuth", "Deprecations", "Legacy endpoints", "API_KEY", "https://api.old.example/v0",
        ]
        for _ in 0..<below(6) { items.insert(word(), at: below(items.count)) }
        return items.map { "<li><a href=\"/\(hex(3))\">\($0)</a></li>" }.joined()
    }

    mutating func contents(_ article: Article) -> String {
        article.sections.map { "<li><a href=\"#\(hex(3))\">\($0.heading)</a></li>" }.joined()
    }

    mutating func banner() -> String {
        guard below(2) == 0 else { return "" }
        return
            "<div role=\"banner\" class=\"announcementBar_\(hex(4))\">\(["Join us", "New", "Read about"][below(3)]): \(word()), \(date()) <a href=\"/\(hex(4))\">more</a></div>"
    }

    mutating func cookieNotice() -> String {
        guard below(2) == 0 else { return "" }
        return
            "<div class=\"cookie-consent\" role=\"dialog\"><p>We use \(1 + below(40)) cookies to make this site better.</p><button>Accept</button></div>"
    }

    /// The text with a break opportunity at some of its joints.
    mutating func broken(_ text: String, by mark: String) -> String {
        guard below(3) == 0 else { return text }
        return text.map { "_/-".contains($0) && below(2) == 0 ? "\($0)\(mark)" : String($0) }.joined()
    }
}
