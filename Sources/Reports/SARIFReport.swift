import DriftCheck
import SurveyModel
import SurveySupport

/// The report as SARIF 2.1.0, for code scanning: one result for each finding, at its location in the data.
struct SARIFReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let rules = ClaimOutcome.allCases.filter { $0 != .unchecked }.map { outcome in
            JSONNode.object([
                ("id", .text(outcome.rawValue)),
                ("shortDescription", .object([("text", .text(Self.describe(outcome)))])),
            ])
        }
        let driver = JSONNode.object([("name", .text("provider-survey")), ("rules", .list(rules))])
        let run = JSONNode.object([
            ("tool", .object([("driver", driver)])), ("results", .list(report.listed.map(result))),
            ("columnKind", .text("unicodeCodePoints")),
        ])
        return JSONWriter.write(
            .object([
                ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
                ("runs", .list([run])),
            ]))
    }

    private static func describe(_ outcome: ClaimOutcome) -> String {
        switch outcome {
        case .verified: "The claim stands, with less support than before"
        case .changed: "The cited place states another value"
        case .lost: "The statement has left its page"
        case .contradicted: "The page contradicts the claim"
        case .gone: "The cited document does not exist any more"
        case .moved: "The cited document has a new address"
        case .undecided: "The claim could not be checked"
        case .unchecked: "Nothing checks the claim"
        }
    }

    private func result(_ finding: FindingText) -> JSONNode {
        let claim = finding.claim
        let region = JSONNode.object([
            ("startLine", .integer(claim.location.position.line)),
            ("startColumn", .integer(claim.location.position.column)),
        ])
        let location = JSONNode.object([
            ("artifactLocation", .object([("uri", .text(PathReference.encode(claim.location.file)))])),
            ("region", region),
        ])
        let suppression = claim.acknowledged.map { acknowledged in
            JSONNode.list([
                .object([("kind", .text("external")), ("justification", .text(acknowledged.reason.rawValue))])
            ])
        }
        return .object([
            ("ruleId", .text(claim.outcome.rawValue)), ("level", .text(finding.level)),
            ("message", .object([("text", .text(TerminalText.line(finding.summary, limit: 500)))])),
            ("locations", .list([.object([("physicalLocation", location)])])),
            ("partialFingerprints", .object([("claimOutcome/v1", .text(claim.fingerprint))])),
            ("suppressions", suppression),
            ("properties", finding.evidence.map { .object([("source", .text($0.link ?? $0.url))]) }),
        ])
    }
}

/// Paths as relative URI references.
enum PathReference {
    static func encode(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.encoded($0, keeping: PercentEncoding.isUnreserved) }.joined(separator: "/")
    }
}
