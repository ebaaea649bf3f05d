import DriftCheck
import SurveyModel
import SurveySupport

/// The report as workflow commands, which become annotations at the data's lines.
struct GitHubReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let lines = report.listed.map { finding -> String in
            let claim = finding.claim
            let command = finding.level == "note" ? "notice" : finding.level
            let properties = [
                ("file", claim.location.file), ("line", String(claim.location.position.line)),
                ("col", String(claim.location.position.column)), ("title", claim.id + " " + claim.outcome.rawValue),
            ]
            let link = finding.evidence.map { " (\($0.link ?? $0.url))" } ?? ""
            return WorkflowCommand.line(command, properties, message: finding.statement + link)
        }
        return (lines + [report.countLine]).joined(separator: "\n") + "\n"
    }
}
