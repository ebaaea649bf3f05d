import SourceLint
import SurveySupport

/// What `lint` found, for a terminal: a line for each place, as compilers and editors read it, and the document below it.
struct LintText {
    private let report: LintReport
    private let style: ReportStyle

    init(_ report: LintReport, style: ReportStyle) {
        self.report = report
        self.style = style
    }

    func written() -> String {
        let listed = report.findings.filter { style.isVerbose || $0.severity != .note }
        return (listed.flatMap(lines) + [counts]).joined(separator: "\n") + "\n"
    }

    private func lines(_ finding: LintFinding) -> [String] {
        let severity = style.painted(finding.severity.rawValue, finding.severity == .error ? "1;31" : "33")
        let message = TerminalText.line(finding.message, limit: 400)
        let link = finding.link.map { ["    " + TerminalText.line($0, limit: 400)] } ?? []
        return ["\(finding.location): \(severity): \(message) [\(finding.rule.rawValue)]"] + link
    }

    private var counts: String {
        let isHiding = report.count(.note) > 0 && !style.isVerbose
        return report.countLine + (isHiding ? "; --verbose lists notes" : "")
    }
}

extension LintReport {
    /// `3 warnings, 2 notes in 120 files`
    var countLine: String {
        let severities: [Diagnostic.Severity] = [.error, .warning, .note]
        let counts = severities.map { ($0, count($0)) }.filter { $0.1 > 0 }.map { Counted.of($1, $0.rawValue) }
        let found = counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
        let unread = unreadable.isEmpty ? "" : ", \(unreadable.count) could not be read"
        return "\(found) in \(Counted.of(files, "file"))\(unread)"
    }
}
