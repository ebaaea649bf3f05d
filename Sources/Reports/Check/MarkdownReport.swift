import DriftCheck
import SurveyModel
import SurveySupport

/// The report for an issue or a summary page.
struct MarkdownReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        var lines = ["# Drift check, \(report.checkedAt)", "", report.countLine + ".", "", report.sourceLine + "."]
        lines += overview()
        var heading = ""
        for entry in report.entries {
            let title = entry.group
            if title != heading {
                lines += ["", "## \(title.prefix(1).uppercased() + title.dropFirst())", ""]
                heading = title
            }
            lines += entry.page == nil ? item(entry.finding) : item(entry)
            let impact = entry.impact.map(Self.code)
            if !impact.isEmpty {
                let more = impact.count > 8 ? " and \(impact.count - 8) more" : ""
                lines.append("  - touches: " + impact.prefix(8).joined(separator: ", ") + more)
            }
            lines += Self.advice(entry.steps)
        }
        let notices = report.noticeLines
        if !notices.isEmpty { lines += ["", "## Notices", ""] + notices.map { "- \(Self.text($0, limit: 400))" } }
        let edited = report.sources.filter { !$0.changedSections.isEmpty }
        if !edited.isEmpty {
            lines += ["", "## Pages whose text changed since it was accepted", ""]
            lines += edited.map { source in
                let names = source.changedSections.prefix(5).map {
                    Self.text($0.isEmpty ? "(beginning)" : $0, limit: 60)
                }
                return "- \(Self.text(source.id)): \(names.joined(separator: "; "))"
            }
        }
        lines += endpoints()
        return lines.joined(separator: "\n") + "\n"
    }

    /// One row for each endpoint that was asked.
    private func endpoints() -> [String] {
        guard let endpoints = report.endpoints, let counts = report.endpointLine else { return [] }
        let rows = endpoints.map(EndpointText.init).filter { $0.endpoint.request != nil }.map { text in
            let status = text.endpoint.status.map(String.init) ?? ""
            let cells = [text.endpoint.id, text.endpoint.baseURL, status, text.statement, text.auth ?? ""]
            return "| " + cells.map { Self.text($0, limit: 120) }.joined(separator: " | ") + " |"
        }
        let table = ["| Claim | Base URL | Status | Answer | Credential |", "| --- | --- | --- | --- | --- |"] + rows
        let skipped = report.endpointReasons(.skipped).map { "- \($0.count) not asked: \(Self.text($0.reason))" }
        let steps = report.listedEndpoints.flatMap { text in
            ["- **\(Self.text(text.endpoint.id))**: \(Self.text(text.statement, limit: 400))"]
                + Self.advice(text.steps(on: report.day))
        }
        return ["", "## Endpoints", "", counts + "."]
            + [table.dropFirst(rows.isEmpty ? table.count : 0), steps[...], skipped[...]].filter { !$0.isEmpty }.flatMap
        { [""] + $0 }
    }

    /// One row for each entry, to be seen at a glance.
    private func overview() -> [String] {
        let rows = report.entries.map { entry in
            let claim = entry.finding.claim
            let outcome = claim.isReview ? "\(claim.outcome.rawValue), to review" : claim.outcome.rawValue
            let cells =
                entry.page == nil
                ? [claim.id, outcome, claim.expected ?? "", entry.finding.present]
                : [entry.title, outcome, Counted.of(entry.findings.count, "claim"), entry.statement]
            return "| " + cells.map { Self.text($0, limit: 200) }.joined(separator: " | ") + " |"
        }
        guard !rows.isEmpty else { return [] }
        return ["", "| Claim or page | Outcome | Expected | Stands there now |", "| --- | --- | --- | --- |"] + rows
    }

    private func item(_ entry: ReportEntry) -> [String] {
        var lines = ["- **\(Self.link(entry.title, to: entry.title))**: \(Self.text(entry.statement, limit: 400))"]
        for source in entry.page?.sources ?? [] {
            lines.append(
                "  - source: \(Self.code(source.id))" + (source.location.map { ", \(Self.code($0.description))" } ?? "")
            )
        }
        let claims = entry.findings.prefix(Self.mostClaims).map { finding in
            let reason =
                entry.outcome == .undecided && entry.page?.trouble == nil ? ": \(Self.text(finding.statement))" : ""
            return "    - \(Self.code(finding.claim.id))\(reason)"
        }
        lines += ["  - \(Counted.of(entry.findings.count, "claim")):"] + claims
        let more = entry.findings.count - claims.count
        return lines + (more > 0 ? ["    - and \(more) more"] : [])
    }

    private static let mostClaims = 20

    private static func advice(_ steps: [NextStep]) -> [String] {
        zip(steps, ["do"] + steps.map { _ in "or" }).map { step, word in
            "  - \(word): \(step.first.map { "\(text($0, limit: 400)): " } ?? "")\(code(step.command))"
        }
    }

    /// A link to an address that can be one, else the label.
    private static func link(_ label: String, to address: String) -> String {
        let destination = LinkDestination(address, isPlainHTTPAllowed: true)
        return destination.map { "[\(text(label, limit: 400))](\(MarkdownText.destination($0)))" }
            ?? text(label, limit: 400)
    }

    private func item(_ finding: FindingText) -> [String] {
        let claim = finding.claim
        var lines = ["- **\(Self.text(claim.id))**: \(Self.text(finding.statement, limit: 400))"]
        lines.append("  - data: \(Self.code(claim.location.description))")
        for evidence in claim.evidence where evidence.outcome != .verified || claim.evidence.count == 1 {
            var line =
                "  - \(Self.link(evidence.source, to: evidence.link ?? evidence.url)): \(evidence.outcome.rawValue)"
            if let heading = evidence.heading { line += ", under \(Self.text(heading, limit: 60))" }
            if let nearest = evidence.nearest { line += ", nearest text \(Self.code(nearest))" }
            lines.append(line)
        }
        if let suggestion = claim.suggestion {
            lines.append("  - suggested: \(Self.code(suggestion.path)) = \(Self.code(suggestion.value))")
        }
        if let acknowledged = claim.acknowledged {
            lines.append("  - acknowledged until \(acknowledged.until): \(acknowledged.reason.rawValue)")
        } else if claim.outcome.isDestructive {
            lines.append("  - fingerprint: \(Self.code(claim.fingerprint))")
        }
        return lines
    }

    private static func text(_ text: String, limit: Int = 200) -> String {
        MarkdownText.statement(TerminalText.line(text, limit: limit))
    }

    private static func code(_ text: String) -> String { MarkdownText.code(TerminalText.line(text)) }
}
