import DriftCheck
import SurveyModel
import SurveySupport

/// The findings of a run, in the order in which a maintainer works through them.
struct DriftPage {
    let report: CheckReport
    let subjects: [SubjectModel]

    func file(in frame: Frame) -> SiteFile {
        let open = report.claims.filter { $0.acknowledged == nil }
        let alarms = open.filter(\.isAlarm)
        let review = report.toReview
        let warnings = open.filter {
            !$0.isAlarm && !$0.isReview && ($0.isWarning || $0.outcome == .moved || !$0.lostSupport.isEmpty)
        }
        let undecided = open.filter { $0.outcome == .undecided }
        let silent = report.claims.filter { $0.acknowledged != nil }
        let main: HTML = """
            <div class="head"><h1>Drift report</h1>
            <p class="lead">Run of <time datetime="\(report.checkedAt)">\(report.checkedAt)</time> (\(report.mode)): \
            \(Counted.of(report.claims.count, "statement")), \(Counted.of(report.sources.count, "page")). \
            \(alarms.count) drifted, \(Counted.of(review.count, "citation")) to review, \(undecided.count) could not be checked.</p></div>
            \(section("Drifted", "Correct the data, or accept the page: then acknowledge the finding.", alarms))
            \(section("Citations to review", "No run has ever confirmed them: the citation may have been wrong from the start.", review))
            \(section("Warnings", "They fail no run unless it is strict.", warnings))
            \(unread(undecided))
            \(section("Acknowledged", "Silenced until the day named.", silent))
            \(sources)
            """
        return frame.page(.drift, title: "Drift report", main: main)
    }

    private func section(_ title: HTML, _ about: HTML, _ findings: [CheckReport.ClaimFinding]) -> HTML {
        let items = findings.isEmpty ? "<p>None.</p>\n" : findings.map(card).joined()
        return "<h2>\(title) <span class=\"count\">(\(findings.count))</span></h2>\n<p>\(about)</p>\n\(items)"
    }

    /// One line each: there may be many, and nothing is to be done for them by themselves.
    private func unread(_ findings: [CheckReport.ClaimFinding]) -> HTML {
        let head: HTML =
            "<h2>Could not be checked <span class=\"count\">(\(findings.count))</span></h2>\n<p>Neither confirmed nor refuted.</p>\n"
        if findings.isEmpty { return head + "<p>None.</p>\n" }
        let rows = findings.map { finding -> HTML in
            let reason = finding.reason ?? finding.evidence.lazy.compactMap(\.reason).first ?? ""
            let since = finding.since.map { since -> HTML in "<time datetime=\"\(since)\">\(since)</time>" }
            return """
                <tr id="\(Anchor(finding.id))"><th scope="row">\(heading(finding))</th><td>\(reason)</td><td>\(since)</td></tr>

                """
        }
        let table = Parts.table("Statements that could not be checked", ["Statement", "Reason", "Since"], rows)
        return head + "<details><summary>Show all \(findings.count)</summary>\n\(table)</details>\n"
    }

    private func card(_ finding: CheckReport.ClaimFinding) -> HTML {
        let rows: [FactRow?] = [
            .text("Outcome", finding.outcome.plain), .codes("Survey says", finding.expected.map { [$0] } ?? []),
            .codes("Page says", finding.found.map { [$0] } ?? []), .codes("Candidates", finding.candidates),
            .text("Reason", finding.reason), .text("Since", finding.since?.description),
            .codes("In", [location(finding)]),
            .codes("Suggested edit", finding.suggestion.map { ["\($0.file) \($0.path) = \($0.value)"] } ?? []),
            .text("Acknowledged", finding.acknowledged.map { "\($0.reason.rawValue) until \($0.until)" }),
            .copied(
                "Acknowledge",
                finding.outcome.isDestructive && finding.acknowledged == nil
                    ? "provider-survey acknowledge \(finding.fingerprint) --because REASON --until DATE" : nil),
        ]
        let list = rows.compactMap(\.self).map { row -> HTML in
            "<div><dt>\(row.label)</dt><dd>\(StatementPart.value(row.value))</dd></div>\n"
        }
        return """
            <article class="statement finding" id="\(Anchor(finding.id))"><h3>\(heading(finding))</h3>
            <dl>\(list)</dl><ul class="evidence">\(finding.evidence.map(Self.item).withoutRepetitions)</ul>\
            \(Self.details("Notices", finding.notices))\(Self.details("Touches", finding.impact))</article>

            """
    }

    /// A list that may be long; closed where it is.
    private static func details(_ title: HTML, _ texts: [String]) -> HTML {
        if texts.isEmpty { return "" }
        let open: HTML = texts.count <= 3 ? " open" : ""
        return """
            <details\(open)><summary>\(title) (\(texts.count))</summary><ul>
            \(texts.map { text -> HTML in "<li>\(text)</li>\n" })</ul></details>

            """
    }

    /// The file of the survey with line and column, as editors open it.
    private func location(_ finding: CheckReport.ClaimFinding) -> String { "\(finding.location)" }

    private func heading(_ finding: CheckReport.ClaimFinding) -> HTML {
        let id = finding.id.prefix { $0 != "/" }
        guard let subject = subjects.first(where: { $0.id == id }) else { return "\(finding.id)" }
        let link = Link(subject.path, at: DatedStatement.anchor(of: finding.id), from: 0)
        return "<a href=\"\(link)\">\(subject.name)</a> <code>\(finding.id)</code>"
    }

    private static func item(_ evidence: CheckReport.EvidenceReport) -> HTML {
        let heading = evidence.heading.map { heading -> HTML in ", under “\(heading)”" }
        let nearest = evidence.nearest.map { text -> HTML in " Nearest text: <q>\(text)</q>." }
        let reason = evidence.reason.map { reason -> HTML in " \(reason.withCapital)." }
        let found = evidence.found.map { found -> HTML in " The page says <code>\(found)</code>." }
        return """
            <li>\(Parts.outside(evidence.source, evidence.link ?? evidence.url)): \(evidence.outcome.plain)\(heading).\
            \(found)\(nearest)\(reason)</li>

            """
    }

    private var sources: HTML {
        let troubled = report.sources.filter {
            !$0.outcome.isReadable && $0.outcome != .skipped || !$0.changedSections.isEmpty
        }
        if troubled.isEmpty { return "" }
        let rows = troubled.map { source -> HTML in
            """
            <tr><th scope="row">\(Parts.outside(source.id, source.finalURL))</th><td>\(source.outcome.plain)</td>\
            <td class="number">\(source.status.map { "\($0)" } ?? "")</td><td>\(source.reason ?? "")</td>\
            <td>\(source.changedSections.joined(separator: "; "))</td></tr>

            """
        }
        return "<h2>Pages</h2>\n"
            + Parts.table(
                "Pages that could not be read or were edited",
                ["Source", "Answer", "Status", "Reason", "Edited sections"], rows)
    }
}
