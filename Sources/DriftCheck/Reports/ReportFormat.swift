import SurveyModel

/// The formats of a check report.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For people at a terminal.
    case text
    /// The contract for scripts.
    case json
    /// For an issue or a job summary.
    case markdown
    /// Static analysis results, 2.1.0, for code scanning.
    case sarif
    case junit
    /// Workflow commands that annotate the data files.
    case github

    /// The format that a file's ending asks for: `.json`, `.md`, `.sarif`, `.xml`, `.txt`.
    package init?(fileName: String) {
        let endings: [(String, ReportFormat)] = [
            (".json", .json), (".md", .markdown), (".sarif", .sarif), (".xml", .junit), (".txt", .text),
        ]
        guard let found = endings.first(where: { fileName.hasSuffix($0.0) }) else { return nil }
        self = found.1
    }

    /// The report in this format, ending with a line break. Equal reports give equal bytes.
    package func write(_ report: CheckReport, style: TextReport.Style = .init()) -> String {
        switch self {
        case .text: TextReport(report, style: style).text
        case .json: JSONWriter.write(JSONReport(report).node)
        case .markdown: MarkdownReport(report).text
        case .sarif: JSONWriter.write(SARIFReport(report).node)
        case .junit: JUnitReport(report).text
        case .github: GitHubReport(report).text
        }
    }
}
