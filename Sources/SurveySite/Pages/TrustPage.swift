import DriftCheck
import SurveyModel
import SurveySupport

/// What of the survey is guarded by evidence, how old it is, and what the last run said of it.
struct TrustPage {
    let subjects: [SubjectModel]
    let day: SurveyDate
    let report: CheckReport?

    func file(in frame: Frame) -> SiteFile {
        let guarded = statements.count(where: \.isGuarded)
        let share = statements.isEmpty ? 0 : guarded * 100 / statements.count
        let main: HTML = """
            <div class="head"><h1>Trust</h1>
            <p class="lead">\(guarded) of \(statements.count) statements (\(share) %) have evidence that a program \
            reads again; the others say why not.</p></div>
            <h2>Age</h2>
            \(ages.html)
            <h2>Last run</h2>
            \(verdicts)
            <h2>Statements without checkable evidence</h2>
            \(reasons.html)
            \(unguarded)
            <h2>By provider</h2>
            \(table)
            """
        return frame.page(.trust, title: "Trust", main: main)
    }

    /// Each where its own provider or tool states it.
    private var statements: [DatedStatement] { subjects.flatMap(Self.stated) }

    private static func stated(_ subject: SubjectModel) -> [DatedStatement] {
        subject.statements.filter { $0.inheritedFrom == nil }
    }

    private var ages: BarPlot {
        let steps = [
            ("Up to 30 days", 0...30), ("31–60 days", 31...60), ("61–90 days", 61...90), ("91–120 days", 91...120),
            ("121–150 days", 121...150), ("151–180 days", 151...180), ("181–365 days", 181...365),
            ("More than a year", 366...Int.max),
        ]
        let days = statements.map { max(day.days(since: $0.asOf), 0) }
        return BarPlot(
            title: "Statements by the time since their last confirmation",
            bars: steps.map { label, range in BarPlot.Bar(label: label, count: days.count(where: range.contains)) })
    }

    private var verdicts: HTML {
        guard let report else {
            return
                "<p>This site was built without the report of a run. <code>provider-survey site --report run.json</code> adds one.</p>\n"
        }
        let bars = ClaimOutcome.allCases.map { outcome in
            BarPlot.Bar(
                label: outcome.plain, count: report.count(outcome),
                style: outcome.isDestructive
                    ? "bar bad" : outcome == .verified || outcome == .moved ? "bar good" : "bar none")
        }
        let plot = BarPlot(title: "Statements by what the last run said of them", bars: bars)
        return "<p>Run of \(report.checkedAt); <a href=\"\(Link(.drift, from: 0))\">its findings</a>.</p>\n\(plot.html)"
    }

    private var open: [DatedStatement] { statements.filter { !$0.isGuarded } }

    private var reasons: BarPlot {
        let byReason = Unguarded.allCases.map { reason in
            BarPlot.Bar(label: reason.plain, count: open.count { $0.unguarded == reason })
        }
        let others = open.count { $0.unguarded == nil }
        return BarPlot(
            title: "Statements without checkable evidence, by reason",
            bars: byReason + [BarPlot.Bar(label: "The source cannot be read by programs", count: others)])
    }

    private var unguarded: HTML {
        let items = subjects.flatMap { subject in
            Self.stated(subject).filter { !$0.isGuarded }.map { statement -> HTML in
                let link = Link(subject.path, at: statement.anchor, from: 0)
                return
                    "<li><a href=\"\(link)\">\(subject.name), \(statement.heading)</a>: \(statement.unguarded?.plain ?? "The source cannot be read by programs")</li>\n"
            }
        }
        return "<details><summary>All \(items.count)</summary><ul>\n\(items)</ul></details>\n"
    }

    private var table: HTML {
        let rows = subjects.map { subject -> HTML in
            let stated = Self.stated(subject)
            let guarded = stated.count(where: \.isGuarded)
            let oldest = stated.map(\.asOf).min()
            return """
                <tr><th scope="row"><a href="\(Link(subject.path, from: 0))">\(subject.name)</a></th>\
                <td class="number">\(stated.count)</td><td class="number">\(guarded)</td>\
                <td class="number">\(stated.count - guarded)</td><td>\(oldest.map { Parts.confirmed($0, on: day) })</td></tr>

                """
        }
        return Parts.table(
            "Statements and their evidence", ["Provider or tool", "Statements", "Guarded", "Not guarded", "Oldest"],
            rows)
    }
}
