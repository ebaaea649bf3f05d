import SurveyModel
import SurveySupport

/// Which consumer plans pay for API calls, and which sign-ins clients of other vendors may use.
struct PlansPage {
    let subjects: [SubjectModel]
    let day: SurveyDate

    func file(in frame: Frame) -> SiteFile {
        let plans = ConsumerPlan.Grant.allCases.filter { $0 != .notApplicable && $0 != .unknown }
        let signIns = OAuth.Availability.allCases.filter { $0 != .notApplicable && $0 != .unknown }
        let main: HTML = """
            <div class="head"><h1>Plans and sign-ins</h1>
            <p class="lead">Does the subscription that people have pay for API calls, and may a third-party app sign them in? \
            Each answer has its date and the place where the vendor says so.</p></div>
            <h2>Plans that pay for API calls</h2>
            \(plans.map(planSection))
            \(remainder(.consumerPlan))
            <h2>OAuth sign-ins for third-party apps</h2>
            \(signIns.map(signInSection))
            \(remainder(.oauth))
            """
        return frame.page(.plans, title: "Plans and sign-ins", main: main)
    }

    private func planSection(_ grant: ConsumerPlan.Grant) -> HTML {
        let found = subjects.compactMap { subject -> Entry? in
            guard subject.provider?.row.plan == grant else { return nil }
            return entry(subject, .consumerPlan)
        }
        return section("\(grant.plain)", Anchor("plan-" + grant.rawValue), found, isLong: grant == .no)
    }

    private func signInSection(_ availability: OAuth.Availability) -> HTML {
        let found = subjects.compactMap { subject -> Entry? in
            guard subject.provider?.row.oauth == availability else { return nil }
            return entry(subject, .oauth)
        }
        return section(
            "\(availability.plain)", Anchor("oauth-" + availability.rawValue), found, isLong: availability == .no)
    }

    private struct Entry {
        var subject: SubjectModel
        var statement: DatedStatement
    }

    private func entry(_ subject: SubjectModel, _ dimension: Dimension) -> Entry? {
        subject.statements.first { $0.dimension == dimension }.map { Entry(subject: subject, statement: $0) }
    }

    private func section(_ title: HTML, _ anchor: Anchor, _ found: [Entry], isLong: Bool) -> HTML {
        if found.isEmpty { return "" }
        let cards = found.map(card)
        let head: HTML = "\(title) <span class=\"count\">(\(found.count))</span>"
        if isLong {
            return
                "<h3 id=\"\(anchor)\">\(head)</h3>\n<details><summary>Show all \(found.count)</summary>\n\(cards)</details>\n"
        }
        return "<h3 id=\"\(anchor)\">\(head)</h3>\n\(cards)"
    }

    private func card(_ entry: Entry) -> HTML {
        let statement = entry.statement
        let rows = statement.rows.dropFirst().map { row -> HTML in
            "<div><dt>\(row.label)</dt><dd>\(StatementPart.value(row.value))</dd></div>\n"
        }
        let list: HTML = rows.isEmpty ? "" : "<dl>\n\(rows)</dl>"
        let path = SitePath.subject(entry.subject.id, isTool: false)
        return """
            <article class="statement"><h4><a href="\(Link(path, at: statement.anchor, from: 0))">\(entry.subject.name)</a></h4>
            \(list)\(statement.note.map { note -> HTML in "<p class=\"note\">\(Parts.prose(note))</p>" })
            <p class="foot">\(Parts.confirmed(statement.asOf, on: day))</p>
            <details><summary>Evidence (\(statement.evidence.count))</summary>\(evidence(statement))</details></article>

            """
    }

    private func evidence(_ statement: DatedStatement) -> HTML {
        if statement.evidence.isEmpty { return "<p>\(statement.unguarded?.plain ?? "None is cited").</p>" }
        return "<ul class=\"evidence\">\(statement.evidence.map(StatementPart.item))</ul>"
    }

    /// Those for which the question does not arise or has no answer yet.
    private func remainder(_ dimension: Dimension) -> HTML {
        let others = subjects.filter { subject in
            guard let row = subject.provider?.row else { return false }
            return dimension == .consumerPlan
                ? [nil, .unknown, .notApplicable].contains(row.plan)
                : [nil, .unknown, .notApplicable].contains(row.oauth)
        }
        let names = others.map { subject -> HTML in
            "<a href=\"\(Link(.subject(subject.id, isTool: false), from: 0))\">\(subject.name)</a>"
        }
        return names.isEmpty
            ? ""
            : "<details><summary>Not established, not surveyed or not applicable (\(names.count))</summary><p>\(names.joined(", "))</p></details>\n"
    }
}
