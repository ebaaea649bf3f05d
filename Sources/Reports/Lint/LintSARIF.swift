import SourceLint
import SurveySupport

/// What `lint` found, for code scanning.
struct LintSARIF {
    private let report: LintReport

    init(_ report: LintReport) { self.report = report }

    func written() -> String {
        let rules = LintRule.allCases.map { SARIFDocument.rule($0.rawValue, $0.about) }
        return SARIFDocument.written(rules: rules, results: report.findings.map(result))
    }

    private func result(_ finding: LintFinding) -> JSONNode {
        .object([
            ("ruleId", .text(finding.rule.rawValue)), ("level", .text(finding.severity.rawValue)),
            ("message", SARIFDocument.message(finding.message)),
            ("locations", SARIFDocument.locations([finding.location])),
            ("partialFingerprints", .object([("lintFinding/v1", .text(finding.fingerprint))])),
            (
                "properties",
                .object([
                    ("claim", .text(finding.claim)), ("since", finding.since.map { .text($0.description) }),
                    ("source", finding.link.map(JSONNode.text)),
                ])
            ),
        ])
    }
}
