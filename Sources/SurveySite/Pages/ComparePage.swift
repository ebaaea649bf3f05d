import SurveyModel
import SurveySupport

/// Up to four providers side by side. The script fills it, from a file with the facts of all of them.
struct ComparePage {
    let subjects: [SubjectModel]

    func file(in frame: Frame) -> SiteFile {
        let choices = (1...4).map { number -> HTML in
            """
            <p><label for="p\(number)">Provider \(number)</label>\
            <input id="p\(number)" list="names" autocomplete="off" spellcheck="false"></p>

            """
        }
        let names = subjects.map { subject -> HTML in "<option value=\"\(subject.name)\"></option>" }
        let main: HTML = """
            <div class="head"><h1>Compare providers</h1>
            <p class="lead">Up to four side by side; rows in which they differ are marked.</p></div>
            <form id="choice" hidden>\(choices)<datalist id="names">\(names)</datalist>
            <p><label><input type="checkbox" id="different"> Show differences only</label></p></form>
            <div id="comparison"></div>
            <noscript><p>The comparison needs JavaScript; each provider’s page has the same facts:</p></noscript>
            <details id="all"><summary>All \(subjects.count) providers</summary><ul class="columns">
            \(subjects.map { subject -> HTML in "<li><a href=\"\(Link(subject.path, from: 0))\">\(subject.name)</a></li>\n" })</ul></details>
            """
        return frame.page(.compare, title: "Compare", scripts: [.facts], main: main)
    }

    /// What the script reads: `[{"id": ..., "name": ..., "rows": [[label, text], ...]}]`.
    var facts: SiteFile {
        let providers = subjects.compactMap { subject -> JSONNode? in
            guard let provider = subject.provider else { return nil }
            let rows = Self.rows(subject, provider).map { label, text in JSONNode.texts([label, text]) }
            return .object([("id", .text(subject.id)), ("name", .text(subject.name)), ("rows", .list(rows))])
        }
        return SiteFile(
            path: .facts, contents: "window.surveyFacts = " + JSONWriter.writeInline(.list(providers)) + ";\n")
    }

    private static func rows(_ subject: SubjectModel, _ provider: ProviderModel) -> [(String, String)] {
        let row = provider.row
        let head = [
            ("Vendor", row.vendor), ("Category", row.category.plain), ("Status", row.status.plain),
            ("Plan pays for API calls", row.plan?.plain), ("OAuth for third parties", row.oauth?.plain),
        ]
        var seen = Set(["consumerPlan/Pays for API calls", "oauth/OAuth for third-party apps", "status/Status"])
        var rows = head.compactMap { label, text in text.map { (label, $0) } }
        // The first endpoint and credential are the defaults; of the other kinds every statement is told.
        for statement in subject.statements
        where ![.policies, .quirks, .logo, .variables].contains(statement.dimension) {
            for fact in statement.rows {
                let isList = [.routing, .models].contains(statement.dimension)
                let label = isList ? "\(fact.label), \(statement.heading)" : fact.label
                guard seen.insert("\(statement.dimension.rawValue)/\(label)").inserted else { continue }
                rows.append((label, fact.plainText))
            }
        }
        let settings = subject.statements.filter { $0.dimension == .variables }.map(\.heading)
        return rows + (settings.isEmpty ? [] : [("Settings in the environment", settings.joined(separator: ", "))])
    }
}
