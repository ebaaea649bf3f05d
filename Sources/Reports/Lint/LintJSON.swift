import SourceLint
import SurveySupport

/// What `lint` found, for programs.
struct LintJSON {
    /// Of the JSON; a member that changes its meaning or goes makes a new one.
    private static let schemaVersion = 1

    private let report: LintReport

    init(_ report: LintReport) { self.report = report }

    func written() -> String {
        let severities: [Diagnostic.Severity] = [.error, .warning, .note]
        let counts = severities.map { ($0.rawValue, Optional(JSONNode.integer(report.count($0)))) }
        return JSONWriter.write(
            .object([
                ("schemaVersion", .integer(Self.schemaVersion)), ("findings", .list(report.findings.map(node))),
                (
                    "summary",
                    .object(
                        [
                            ("files", .integer(report.files)), ("bytes", .integer(report.bytes)),
                            ("oversized", .integer(report.oversized)), ("unreadable", .texts(report.unreadable)),
                        ] + counts)
                ),
            ]))
    }

    private func node(_ finding: LintFinding) -> JSONNode {
        .object([
            ("rule", .text(finding.rule.rawValue)), ("severity", .text(finding.severity.rawValue)),
            ("file", .text(finding.location.file)), ("line", .integer(finding.location.position.line)),
            ("column", .integer(finding.location.position.column)), ("text", .text(finding.text)),
            ("claim", .text(finding.claim)), ("since", finding.since.map { .text($0.description) }),
            ("replacement", finding.replacement.map(JSONNode.text)), ("message", .text(finding.message)),
            ("link", finding.link.map(JSONNode.text)), ("fingerprint", .text(finding.fingerprint)),
        ])
    }
}
