/// How a report is written. One report, many readers.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    case text, json, markdown, sarif, junit, github

    /// The whole report in this format, ending with a line break.
    ///
    /// - Parameter colour: only `text` knows it.
    package func write(_ report: CheckReport, colour: Bool = false) -> String {
        switch self {
        case .text: TextReport(report, colour: colour).written()
        case .json: JSONReport(report).written()
        case .markdown: MarkdownReport(report).written()
        case .sarif: SARIFReport(report).written()
        case .junit: JUnitReport(report).written()
        case .github: GitHubReport(report).written()
        }
    }
}
