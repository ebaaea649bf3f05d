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
            \(report.claims.count) statements, \(report.sources.count) pages. \(alarms.count) drifted, \
            \(review.count) citations to review, \(undecided.count) could not be checked.</p></div>
            \(section("Drifted", "Correct the data, or accept the page: then acknowledge the finding.", alarms))
            \(section("Citations to review", "No run has ever confirmed them: the citation may have been wrong from the start.", review))
            \(section("Warnings", "They fail no run unless it is strict.", warnings))
            \(section("Could not be checked", "Neither confirmed nor refuted.", undecided))
            \(section("Acknowledged", "Silenced until the day named.", silent))
            \(sources)
            """
        return frame.page(.drift, title: "Drift report", main: main)
    }

    private func section(_ title: HTML, _ about: HTML, _ findings: [CheckReport.ClaimFinding]) -> HTML {
        let items = findings.isEmpty ? "<p>None.</p>\n" : findings.map(card).joined()
        return "<h2>\(title) <span class=\"count\">(\(findings.count))</span></h2>\n<p>\(about)</p>\n\(items)"
    }

    private func card(_ finding: CheckReport.ClaimFinding) -> HTML {
        let rows: [FactRow?] = [
            .text("Outcome", finding.outcome.plain), .codes("Survey says", finding.expected.map { [$0] } ?? []),
            .codes("Page says", finding.found.map { [$0] } ?? []), .codes("Candidates", finding.candidates),
            .text("Reason", finding.reason), .text("Since", finding.since?.description),
            .codes("In", [location(finding)]),
            .codes("Suggested edit", finding.suggestion.map { ["\($0.file) \($0.path) = \($0.value)"] } ?? []),
            .text("Acknowledged", finding.acknowledged.map { "\($0.reason.rawValue) until \($0.until)" }),
            .text("Notices", finding.notices.isEmpty ? nil : finding.notices.joined(separator: "; ")),
            .text("Touches", finding.impact.isEmpty ? nil : finding.impact.joined(separator: ", ")),
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
            <dl>\(list)</dl><ul class="evidence">\(finding.evidence.map(Self.item))</ul></article>

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
        let reason = evidence.reason.map { reason -> HTML in " \(reason)." }
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
