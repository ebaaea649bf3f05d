import SurveyModel

/// Workflow commands that put annotations on the data files.
struct GitHubReport {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    var text: String {
        let lines = report.claims.compactMap { claim -> String? in
            guard let severity = FindingText.severity(claim) else { return nil }
            let command = severity == .note ? "notice" : severity.rawValue
            let properties = [
                "file=" + Self.property(claim.location.file), "line=\(claim.location.position.line)",
                "col=\(claim.location.position.column)", "title=" + Self.property("\(claim.id) \(claim.outcome.rawValue)"),
            ]
            return "::\(command) \(properties.joined(separator: ","))::" + Self.data(FindingText.sentence(claim))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What may stand behind `::`. https://docs.github.com/actions/reference/workflow-commands
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(SafeText.line(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
