import SourceLint
import SurveySupport

/// What `lint` found as workflow commands, which become annotations at the lines.
struct LintGitHub {
    private let report: LintReport

    init(_ report: LintReport) { self.report = report }

    func written() -> String {
        (report.findings.map(line) + [report.countLine]).joined(separator: "\n") + "\n"
    }

    private func line(_ finding: LintFinding) -> String {
        let properties = [
            ("file", finding.location.file), ("line", String(finding.location.position.line)),
            ("col", String(finding.location.position.column)), ("title", finding.rule.rawValue),
        ]
        let command = finding.severity == .note ? "notice" : finding.severity.rawValue
        let link = finding.link.map { " (\($0))" } ?? ""
        return WorkflowCommand.line(command, properties, message: finding.message + link)
    }
}
