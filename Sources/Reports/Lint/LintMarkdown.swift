import SourceLint
import SurveySupport

/// What `lint` found, for a summary page or an issue.
struct LintMarkdown {
    private let report: LintReport

    init(_ report: LintReport) { self.report = report }

    func written() -> String {
        var lines = ["# Lint", "", report.countLine + "."]
        if !report.findings.isEmpty {
            lines += ["", "| Place | Severity | Rule | What to do |", "| --- | --- | --- | --- |"]
            lines += report.findings.map(row)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ finding: LintFinding) -> String {
        let place = "\(finding.location.file):\(finding.location.position.line)"
        let message = MarkdownText.text(TerminalText.line(finding.message, limit: 400), callsNobody: true)
        let link =
            finding.link.flatMap { LinkDestination($0) }
            .map { " ([evidence](\(MarkdownText.destination($0))))" } ?? ""
        let cells = [
            MarkdownText.code(TerminalText.line(place)), finding.severity.rawValue, finding.rule.rawValue,
            message + link,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}
