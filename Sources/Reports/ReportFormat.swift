package import DriftCheck
package import SourceLint
package import SurveySupport

/// How a report is written. One report, many readers.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    case text, json, markdown, sarif, junit, github

    /// The format that a file's ending asks for: `.txt`, `.json`, `.md`, `.sarif` or `.xml`.
    package init?(fileName: String) {
        let endings: [(String, ReportFormat)] = [
            (".txt", .text), (".json", .json), (".md", .markdown), (".sarif", .sarif), (".xml", .junit),
        ]
        guard let found = endings.first(where: { fileName.hasSuffix($0.0) }) else { return nil }
        self = found.1
    }

    /// The whole report in this format, ending with a line break.
    package func write(
        _ report: CheckReport, style: ReportStyle = ReportStyle()
    ) throws(JSONNodeEncoder.Failure) -> String {
        switch self {
        case .text: TextReport(report, style: style).written()
        case .json: try JSONWriter.write(encoding: JSONReport(report))
        case .markdown: MarkdownReport(report).written()
        case .sarif: SARIFReport(report).written()
        case .junit: JUnitReport(report).written()
        case .github: GitHubReport(report).written()
        }
    }

    /// What `lint` found in this format, ending with a line break.
    package func write(_ report: LintReport, style: ReportStyle = ReportStyle()) -> String {
        switch self {
        case .text: LintText(report, style: style).written()
        case .json: LintJSON(report).written()
        case .markdown: LintMarkdown(report).written()
        case .sarif: LintSARIF(report).written()
        case .junit: LintJUnit(report).written()
        case .github: LintGitHub(report).written()
        }
    }
}

/// What a person at a terminal wants; only `text` knows it.
package struct ReportStyle: Sendable, Hashable {
    package var usesColor: Bool
    /// Lists every undecided claim, instead of counting them by reason.
    package var isVerbose: Bool

    package init(usesColor: Bool = false, isVerbose: Bool = false) {
        self.usesColor = usesColor
        self.isVerbose = isVerbose
    }

    /// The text in a colour of the terminal.
    func painted(_ text: String, _ colour: String) -> String {
        usesColor ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }
}
