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
        let endpoints = Set(report.listedEndpoints.map(\.endpoint.outcome))
        let endpointRules = EndpointOutcome.allCases.filter(endpoints.contains).map { outcome in
            JSONNode.object([
                ("id", .text(Self.rule(outcome))),
                ("shortDescription", .object([("text", .text("The endpoint answers: \(outcome.words)"))])),
            ])
        }
        let driver = JSONNode.object([("name", .text("provider-survey")), ("rules", .list(rules + endpointRules))])
        let run = JSONNode.object([
            ("tool", .object([("driver", driver)])),
            ("results", .list(report.listed.map(result) + report.listedEndpoints.map(result))),
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

    private static func rule(_ outcome: EndpointOutcome) -> String { "endpoint-\(outcome.rawValue)" }

    private static func place(_ location: Location) -> JSONNode {
        let region = JSONNode.object([
            ("startLine", .integer(location.position.line)), ("startColumn", .integer(location.position.column)),
        ])
        return .object([
            ("artifactLocation", .object([("uri", .text(PathReference.encode(location.file)))])), ("region", region),
        ])
    }

    private static func suppressions(_ acknowledged: CheckReport.Silence?) -> JSONNode? {
        acknowledged.map { acknowledged in
            .list([.object([("kind", .text("external")), ("justification", .text(acknowledged.reason.rawValue))])])
        }
    }

    private func result(_ text: EndpointText) -> JSONNode {
        let endpoint = text.endpoint
        return .object([
            ("ruleId", .text(Self.rule(endpoint.outcome))), ("level", .text(text.level)),
            ("message", .object([("text", .text(TerminalText.line(text.summary, limit: 500)))])),
            ("locations", .list([.object([("physicalLocation", Self.place(endpoint.location))])])),
            ("partialFingerprints", .object([("endpointOutcome/v1", .text(endpoint.fingerprint))])),
            ("suppressions", Self.suppressions(endpoint.acknowledged)),
            ("properties", .object([("source", .text(endpoint.url ?? endpoint.baseURL))])),
        ])
    }

    private func result(_ finding: FindingText) -> JSONNode {
        let claim = finding.claim
        return .object([
            ("ruleId", .text(claim.outcome.rawValue)), ("level", .text(finding.level)),
            ("message", .object([("text", .text(TerminalText.line(finding.summary, limit: 500)))])),
            ("locations", .list([.object([("physicalLocation", Self.place(claim.location))])])),
            ("partialFingerprints", .object([("claimOutcome/v1", .text(claim.fingerprint))])),
            ("suppressions", Self.suppressions(claim.acknowledged)),
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
