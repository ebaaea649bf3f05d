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
            let title = finding.claim.outcome.rawValue
            if title != heading {
                lines += ["", "## \(title.prefix(1).uppercased() + title.dropFirst())", ""]
                heading = title
            }
            lines += item(finding)
        }
        let edited = report.sources.filter { !$0.changedSections.isEmpty }
        if !edited.isEmpty {
            lines += ["", "## Edited pages with all claims intact or listed above", ""]
            lines += edited.map { source in
                let names = source.changedSections.prefix(5).map {
                    Sanitising.markdown($0.isEmpty ? "(beginning)" : $0, limit: 60)
                }
                return "- \(Sanitising.markdown(source.id)): \(names.joined(separator: "; "))"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One row for each finding, to be seen at a glance.
    private func overview() -> [String] {
        let rows = report.listed.map { finding in
            let claim = finding.claim
            let cells = [claim.id, claim.outcome.rawValue, claim.expected ?? "", claim.found ?? ""]
            return "| " + cells.map { Sanitising.markdown($0, limit: 60) }.joined(separator: " | ") + " |"
        }
        guard !rows.isEmpty else { return [] }
        return ["", "| Claim | ClaimOutcome | Expected | Stands there now |", "| --- | --- | --- | --- |"] + rows
    }

    private func item(_ finding: FindingText) -> [String] {
        let claim = finding.claim
        var lines = ["- **\(Sanitising.markdown(claim.id))**: \(Sanitising.markdown(finding.statement, limit: 400))"]
        lines.append("  - data: \(Sanitising.code(claim.location.description))")
        for evidence in claim.evidence where evidence.outcome != .verified || claim.evidence.count == 1 {
            let name = Sanitising.markdown(evidence.source)
            let target = Sanitising.target(evidence.link ?? evidence.url)
            var line = "  - \(target.map { "[\(name)](\($0))" } ?? name): \(evidence.outcome.rawValue)"
            if let heading = evidence.heading { line += ", under \(Sanitising.markdown(heading, limit: 60))" }
            if let nearest = evidence.nearest { line += ", nearest text \(Sanitising.code(nearest))" }
            lines.append(line)
        }
        if !claim.impact.isEmpty {
            lines.append("  - touches: " + claim.impact.map { Sanitising.code($0) }.joined(separator: ", "))
        }
        if let suggestion = claim.suggestion {
            lines.append("  - suggested: \(Sanitising.code(suggestion.path)) = \(Sanitising.code(suggestion.value))")
        }
        if let acknowledged = claim.acknowledged {
            lines.append("  - acknowledged until \(acknowledged.until): \(acknowledged.reason.rawValue)")
        } else if claim.outcome.isDestructive {
            lines.append("  - fingerprint: \(Sanitising.code(claim.fingerprint))")
        }
        return lines
    }
}
