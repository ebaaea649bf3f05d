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
        for finding in report.listed {
            let title = finding.group
            if title != heading {
                lines += ["", "## \(title.prefix(1).uppercased() + title.dropFirst())", ""]
                heading = title
            }
            lines += item(finding)
        }
        let notices = report.noticeLines
        if !notices.isEmpty { lines += ["", "## Notices", ""] + notices.map { "- \(Self.text($0, limit: 400))" } }
        let edited = report.sources.filter { !$0.changedSections.isEmpty }
        if !edited.isEmpty {
            lines += ["", "## Edited pages with all claims intact or listed above", ""]
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
        return ["", "## Endpoints", "", counts + "."] + (rows.isEmpty ? [] : [""] + table)
            + (skipped.isEmpty ? [] : [""] + skipped)
    }

    /// One row for each finding, to be seen at a glance.
    private func overview() -> [String] {
        let rows = report.listed.map { finding in
            let claim = finding.claim
            let cells = [
                claim.id, claim.isReview ? "\(claim.outcome.rawValue), to review" : claim.outcome.rawValue,
                claim.expected ?? "", claim.found ?? "",
            ]
            return "| " + cells.map { Self.text($0, limit: 60) }.joined(separator: " | ") + " |"
        }
        guard !rows.isEmpty else { return [] }
        return ["", "| Claim | Outcome | Expected | Stands there now |", "| --- | --- | --- | --- |"] + rows
    }

    private func item(_ finding: FindingText) -> [String] {
        let claim = finding.claim
        var lines = ["- **\(Self.text(claim.id))**: \(Self.text(finding.statement, limit: 400))"]
        lines.append("  - data: \(Self.code(claim.location.description))")
        for evidence in claim.evidence where evidence.outcome != .verified || claim.evidence.count == 1 {
            let name = Self.text(evidence.source)
            let destination = LinkDestination(evidence.link ?? evidence.url, isPlainHTTPAllowed: true)
            let label = destination.map { "[\(name)](\(MarkdownText.destination($0)))" } ?? name
            var line = "  - \(label): \(evidence.outcome.rawValue)"
            if let heading = evidence.heading { line += ", under \(Self.text(heading, limit: 60))" }
            if let nearest = evidence.nearest { line += ", nearest text \(Self.code(nearest))" }
            lines.append(line)
        }
        if !claim.impact.isEmpty {
            lines.append("  - touches: " + claim.impact.map { Self.code($0) }.joined(separator: ", "))
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
        MarkdownText.text(TerminalText.line(text, limit: limit), callsNobody: true)
    }

    private static func code(_ text: String) -> String { MarkdownText.code(TerminalText.line(text)) }
}
