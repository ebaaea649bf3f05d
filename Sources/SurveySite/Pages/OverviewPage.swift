import SurveyModel
import SurveySupport

/// The table of all providers, with search and filters.
struct OverviewPage {
    let rows: [OverviewRow]
    let days: [SurveyDate]
    let title: String
    let counts: HTML
    let tools: [SubjectModel]

    func file(in frame: Frame) -> SiteFile {
        let main: HTML = """
            <div class="head"><h1>\(title)</h1>
            <p class="lead">\(counts)</p></div>
            \(filters)\(Slider(days: days).html)
            <p class="result"><span id="count" role="status">\(rows.count) providers</span>\
            <a id="comparing" href="\(Link(.compare, from: 0))" hidden>Compare</a></p>
            \(table)
            <h2>Reference tools</h2>
            <p>How coding tools sign in, where they keep credentials, and which variables they read: \
            \(tools.map { tool -> HTML in "<a href=\"\(Link(tool.path, from: 0))\">\(tool.name)</a>" }.joined(", ")).</p>
            """
        return frame.page(.overview, title: "Providers", main: main)
    }

    // MARK: Filters

    private var filters: HTML {
        """
        <form id="filters" role="search" hidden>
        <p class="search"><label for="q">Search</label>
        <input id="q" name="q" type="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" \
        placeholder="name, alias, host, variable, prefix"></p>
        <div class="selects">
        \(filter("category", "Category", Self.options(rows.map(\.category))))\
        \(filter("plan", "Plan pays for API calls", Self.options(rows.compactMap(\.plan))))\
        \(filter("oauth", "OAuth for third parties", Self.options(rows.compactMap(\.oauth))))\
        \(filter("protocol", "Protocol", Self.options(rows.flatMap(\.protocols))))\
        \(filter("region", "Region", Self.options(rows.flatMap(\.regions))))\
        \(filter("status", "Status", Self.options(rows.map(\.status))))\
        \(filter("listed", "Listed in", listings))\
        <p><button type="reset">Clear all</button></p>
        </div></form>

        """
    }

    private func filter(_ name: HTML, _ label: HTML, _ options: [HTML]) -> HTML {
        """
        <p><label for="f-\(name)">\(label)</label><select id="f-\(name)" name="\(name)"><option value="">All</option>\(options)</select></p>

        """
    }

    private var listings: [HTML] {
        ["litellm", "models-dev"].map { id -> HTML in "<option value=\"\(id)\">\(Registry.name(of: id))</option>" }
    }

    /// The words that some row has, in the order of their declaration.
    private static func options<Word: Titled & Hashable>(_ words: [Word]) -> [HTML] {
        let present = Set(words)
        return Word.allCases.filter(present.contains).map { word -> HTML in
            "<option value=\"\(word.rawValue)\">\(word.plain)</option>"
        }
    }

    // MARK: Table

    private var table: HTML {
        let heads: [(HTML, HTML)] = [
            ("name", "Provider"), ("plan", "Plan pays for API calls"), ("oauth", "OAuth for third parties"),
            ("url", "Base URL"), ("variable", "Key variable"), ("prefix", "LiteLLM prefix"), ("status", "Status"),
        ]
        let cells = heads.map { name, label -> HTML in "<th scope=\"col\" data-sort=\"\(name)\">\(label)</th>" }
        return """
            <div class="wide" tabindex="0" role="region" aria-label="Providers"><table id="providers">
            <caption class="quiet">Providers</caption><thead><tr>\(cells)</tr></thead><tbody>
            \(rows.map(row))</tbody></table></div>

            """
    }

    private func row(_ row: OverviewRow) -> HTML {
        """
        <tr data-id="\(row.id)" data-category="\(row.category.rawValue)" data-plan="\(row.plan?.rawValue ?? "")" \
        data-oauth="\(row.oauth?.rawValue ?? "")" data-protocol="\(row.protocols.map(\.rawValue).joined(separator: " "))" \
        data-region="\(row.regions.map(\.rawValue).joined(separator: " "))" data-status="\(row.status.rawValue)" \
        data-listed="\(row.registries.joined(separator: " "))" data-search="\(row.searched)">\
        <th scope="row"><a href="\(Link(.subject(row.id, isTool: false), from: 0))">\(row.name)</a> <small>\(row.vendor)</small></th>\
        <td>\(Parts.plan(row.plan))</td><td>\(Parts.oauth(row.oauth))</td><td>\(code(row.baseURL))</td>\
        <td>\(code(row.variable))</td><td>\(code(row.prefix))</td><td>\(Parts.status(row.status))</td></tr>

        """
    }

    private func code(_ text: String?) -> HTML { text.map { text -> HTML in "<code>\(text)</code>" } ?? "" }
}
