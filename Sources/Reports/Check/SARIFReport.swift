import DriftCheck
import SurveyModel
import SurveySupport

/// The report as SARIF 2.1.0, for code scanning: one result for each entry of drift or review, at its location in the data.
/// What could not be told is left out: code scanning closes alerts that a report does not repeat, and opens those that it
/// does not know.
struct SARIFReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let rules = ClaimOutcome.allCases.filter { $0.isDestructive || $0 == .moved }.map { outcome in
            SARIFDocument.rule(outcome.rawValue, Self.describe(outcome))
        }
        let entries = report.entries.filter(\.isDriftOrReview)
        let endpoints = report.listedEndpoints.filter(\.endpoint.outcome.isAbsence)
        let known = Set(endpoints.map(\.endpoint.outcome))
        let endpointRules = EndpointOutcome.allCases.filter(known.contains).map { outcome in
            SARIFDocument.rule(Self.rule(outcome), "The endpoint answers: \(outcome.words)")
        }
        return SARIFDocument.written(
            rules: rules + endpointRules, results: entries.map(result) + endpoints.map(result))
    }

    private static func describe(_ outcome: ClaimOutcome) -> String {
        switch outcome {
        case .verified: "The claim stands"
        case .changed: "The cited place states another value"
        case .lost: "The statement is not on its page"
        case .contradicted: "The page contradicts the claim"
        case .gone: "The cited document is not found at its address"
        case .moved: "The cited document has a new address"
        case .undecided: "The claim could not be checked"
        case .unchecked: "Nothing checks the claim"
        }
    }

    private static func rule(_ outcome: EndpointOutcome) -> String { "endpoint-\(outcome.rawValue)" }

    private static func suppressions(_ acknowledged: CheckReport.Silence?) -> JSONNode? {
        acknowledged.map { acknowledged in
            .list([.object([("kind", .text("external")), ("justification", .text(acknowledged.reason.rawValue))])])
        }
    }

    private func result(_ text: EndpointText) -> JSONNode {
        let endpoint = text.endpoint
        return .object([
            ("ruleId", .text(Self.rule(endpoint.outcome))), ("level", .text(text.level)),
            ("message", .object([("text", .text(Self.message(text.summary, text.steps(on: report.day))))])),
            ("locations", SARIFDocument.locations([endpoint.location])),
            ("partialFingerprints", .object([("endpointOutcome/v1", .text(endpoint.fingerprint))])),
            ("suppressions", Self.suppressions(endpoint.acknowledged)),
            ("properties", .object([("source", .text(endpoint.url ?? endpoint.baseURL))])),
        ])
    }

    private func result(_ entry: ReportEntry) -> JSONNode {
        let source = entry.page?.url ?? entry.finding.evidence.map { $0.link ?? $0.url }
        return .object([
            ("ruleId", .text(entry.outcome.rawValue)), ("level", .text(entry.level)),
            (
                "message",
                .object([("text", .text(Self.message("\(entry.title): \(entry.wholeStatement)", entry.steps)))])
            ),
            ("locations", SARIFDocument.locations([entry.location])),
            ("partialFingerprints", .object([(Self.fingerprintName(entry), .text(Self.fingerprint(entry)))])),
            ("suppressions", Self.suppressions(entry.finding.claim.acknowledged)),
            ("properties", source.map { .object([("source", .text($0))]) }),
        ])
    }

    private static func message(_ statement: String, _ steps: [NextStep]) -> String {
        TerminalText.line(statement, limit: 500)
            + (steps.first.map { ". Do: " + TerminalText.line($0.text, limit: 500) } ?? "")
    }

    /// An alert about a page stays the same one while more of its claims are checked.
    private static func fingerprint(_ entry: ReportEntry) -> String {
        entry.page == nil ? entry.fingerprint : entry.key
    }

    private static func fingerprintName(_ entry: ReportEntry) -> String {
        entry.page == nil ? "claimOutcome/v1" : "pageOutcome/v1"
    }
}
