import SurveyModel
import SurveySupport

/// The page of a provider or tool: everything that is known about it.
struct SubjectPage {
    let subject: SubjectModel
    let day: SurveyDate

    func file(in frame: Frame) -> SiteFile {
        let kind: HTML = subject.isTool ? "Reference tool" : ""
        let category = subject.provider.map { provider -> HTML in "\(provider.row.category.plain)" }
        let main: HTML = """
            <div class="head"><h1>\(subject.name)</h1>
            <p class="lead">\(category)\(kind) · \(subject.vendor)\(variant)</p></div>
            \(notice)\(slider)\(subject.provider.map(glance))\(contents)
            \(subject.groups.map(group))\(subject.provider.map(snippets))\(feeds)
            """
        return frame.page(
            subject.path, title: subject.name + (subject.isTool ? " (tool)" : ""), feed: subject.id, main: main)
    }

    private var variant: HTML? {
        subject.provider?.parent.map { parent -> HTML in
            " · variant of <a href=\"\(Link(.subject(parent.id, isTool: false), from: 1))\">\(parent.name)</a>"
        }
    }

    /// Said above all else where the service is not offered any more.
    private var notice: HTML? {
        guard let provider = subject.provider, [.retired, .deprecated].contains(provider.row.status) else { return nil }
        let status = provider.resolved.status
        let on = status?.on.map { on -> HTML in " on <time datetime=\"\(on)\">\(on)</time>" }
        let successor = provider.successor.map { successor -> HTML in
            " Use <a href=\"\(Link(.subject(successor.id, isTool: false), from: 1))\">\(successor.name)</a> instead."
        }
        let word: HTML = provider.row.status == .retired ? "Retired" : "Deprecated"
        return "<p class=\"notice\" role=\"note\"><strong>\(word)\(on).</strong>\(successor)</p>\n"
    }

    /// Shown by the script, which moves it over the days on which something changed here.
    private var slider: HTML {
        let days = subject.days
        guard days.count > 1 else { return "" }
        return Slider(days: days).html
    }

    private func glance(_ provider: ProviderModel) -> HTML {
        let row = provider.row
        let pairs: [(HTML, HTML?)] = [
            ("Plan pays for API calls", Parts.plan(row.plan)), ("OAuth for third-party apps", Parts.oauth(row.oauth)),
            ("Base URL", row.baseURL.map(Parts.copied)), ("Key variable", row.variable.map(Parts.copied)),
            ("LiteLLM prefix", row.prefix.map { Parts.copied($0 + "/") }), ("Status", Parts.status(row.status)),
        ]
        let facts = pairs.compactMap { label, value in
            value.map { value -> HTML in "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n" }
        }
        return "<dl class=\"glance\">\n\(facts)</dl>\n\(links(provider.resolved.links))"
    }

    private func links(_ links: Provider.Links) -> HTML {
        let pairs = [
            ("Home page", links.home), ("Documentation", links.docs), ("Models", links.models),
            ("Prices", links.pricing),
            ("Dashboard", links.dashboard), ("Usage", links.usage), ("Rate limits", links.limits),
            ("Service status", links.serviceStatus), ("Service status as JSON", links.statusFeed),
            ("Terms", links.terms),
        ]
        let items = pairs.filter { $0.1 != nil }.map { label, address -> HTML in
            "<li>\(Parts.outside(label, address))</li>\n"
        }
        return items.isEmpty ? "" : "<ul class=\"inline\" aria-label=\"Links\">\n\(items)</ul>\n"
    }

    private var contents: HTML {
        let groups = subject.groups.map { group -> HTML in
            "<li><a href=\"\(Link(Self.anchor(group.dimension)))\">\(group.dimension.plain)</a></li>\n"
        }
        let code: HTML = subject.provider?.snippets.isEmpty == false ? "<li><a href=\"#code\">Code</a></li>\n" : ""
        return "<nav aria-label=\"On this page\"><ul class=\"inline\">\n\(groups)\(code)</ul></nav>\n"
    }

    private static func anchor(_ dimension: Dimension) -> Anchor { Anchor("about-" + dimension.rawValue) }

    private func group(_ group: (dimension: Dimension, statements: [DatedStatement])) -> HTML {
        let isAlone = group.statements.count == 1 && group.statements[0].heading == group.dimension.plain
        let statements = group.statements.map { StatementPart(statement: $0, day: day).html(isAlone: isAlone) }
        return "<h2 id=\"\(Self.anchor(group.dimension))\">\(group.dimension.plain)</h2>\n\(statements)"
    }

    private func snippets(_ provider: ProviderModel) -> HTML {
        if provider.snippets.isEmpty { return "" }
        let first = provider.snippets.first(where: \.hasCode)?.endpoint
        let blocks = provider.snippets.map { endpoint -> HTML in
            let open: HTML = endpoint.endpoint == first ? " open" : ""
            let content =
                switch endpoint.content {
                case .code(let snippets): snippets.map { code($0, of: endpoint) }.joined()
                case .none(let reason): noCode(reason, provider.resolved.links)
                }
            return
                "<details class=\"snippets\"\(open)><summary>\(endpoint.title): <code>\(endpoint.baseURL)</code></summary>\n\(content)</details>\n"
        }
        return
            "<h2 id=\"code\">Code</h2>\n<p>Made from the statements above; keys come from the environment.</p>\n\(blocks)"
    }

    private func code(_ snippet: EndpointSnippets.Snippet, of endpoint: EndpointSnippets) -> HTML {
        """
        <div class="code"><h3>\(snippet.language)</h3><button type="button" class="copy" hidden \
        aria-label="Copy the \(snippet.language) code">Copy</button>
        <pre tabindex="0"><code class="language-\(snippet.id)" data-endpoint="\(endpoint.endpoint)">\(snippet.code)</code></pre></div>

        """
    }

    private func noCode(_ reason: String, _ links: Provider.Links) -> HTML {
        let documentation = links.docs.map { address -> HTML in
            " \(Parts.outside("Documentation of the vendor", address))."
        }
        return "<p>No code here. \(Parts.prose(reason))\(documentation)</p>\n"
    }

    private var feeds: HTML {
        """
        <p class="feeds">Changes of \(subject.name): <a href="\(Link(.atom(subject.id), from: 1))">Atom</a>, \
        <a href="\(Link(.jsonFeed(subject.id), from: 1))">JSON Feed</a></p>
        """
    }
}

/// A slider over days, which works by the script alone.
struct Slider {
    let days: [SurveyDate]

    var html: HTML {
        let list = days.map(\.description).joined(separator: " ")
        return """
            <form class="slider" hidden data-days="\(list)"><label for="day">As of</label>
            <button type="button" data-step="-1" aria-label="Earlier change">‹</button>
            <input id="day" type="range" min="0" max="\(days.count - 1)" value="\(days.count - 1)">
            <button type="button" data-step="1" aria-label="Later change">›</button>
            <output for="day"></output></form>

            """
    }
}
