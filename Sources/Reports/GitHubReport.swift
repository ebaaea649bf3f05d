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
        let endpoints = report.listedEndpoints.map { text -> String in
            let endpoint = text.endpoint
            let properties = [
                ("file", endpoint.location.file), ("line", String(endpoint.location.position.line)),
                ("col", String(endpoint.location.position.column)), ("title", endpoint.id + " endpoint"),
            ]
            let command = text.level == "note" ? "notice" : text.level
            let auth = text.auth.map { ", " + $0 } ?? ""
            return WorkflowCommand.line(
                command, properties, message: "\(text.statement)\(auth) (\(endpoint.request ?? endpoint.baseURL))")
        }
        return (lines + endpoints + [report.countLine] + [report.endpointLine].compactMap(\.self)).joined(
            separator: "\n") + "\n"
    }
}
