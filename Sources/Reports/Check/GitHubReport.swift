import DriftCheck
import SurveyModel
import SurveySupport

/// The report as workflow commands, which become annotations at the data's lines.
struct GitHubReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let lines = report.entries.map { entry in
            let link = entry.page?.url ?? entry.finding.evidence.map { $0.link ?? $0.url }
            return line(
                entry.level, entry.location,
                title: "\(entry.page?.source?.id ?? entry.title) \(entry.outcome.rawValue)",
                message: entry.wholeStatement + (link.map { " (\($0))" } ?? ""), entry.steps)
        }
        let endpoints = report.listedEndpoints.map { text in
            let endpoint = text.endpoint
            let auth = text.auth.map { ", " + $0 } ?? ""
            return line(
                text.level, endpoint.location, title: endpoint.id + " endpoint",
                message: "\(text.statement)\(auth) (\(endpoint.request ?? endpoint.baseURL))",
                text.steps(on: report.day))
        }
        let counts = [report.countLine, report.sourceLine] + [report.endpointLine].compactMap(\.self)
        return (lines + endpoints + counts).joined(separator: "\n") + "\n"
    }

    private func line(
        _ level: String, _ location: Location, title: String, message: String, _ steps: [NextStep]
    ) -> String {
        let properties = [
            ("file", location.file), ("line", String(location.position.line)),
            ("col", String(location.position.column)), ("title", title),
        ]
        let step = steps.first.map { "; do: \($0.text)" } ?? ""
        return WorkflowCommand.line(level == "note" ? "notice" : level, properties, message: message + step)
    }
}
