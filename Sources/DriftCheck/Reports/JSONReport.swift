import SurveyModel

/// The report as the contract for scripts has it: members may be added, never renamed.
struct JSONReport {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    var node: JSONNode {
        .object([
            ("schemaVersion", .integer(CheckReport.schemaVersion)), ("checkedAt", .text(report.checkedAt)),
            ("mode", .text(report.mode)), ("summary", summary), ("claims", .list(report.claims.map(Self.node))),
            ("sources", .list(report.sources.map(Self.node))),
        ])
    }

    private var summary: JSONNode {
        .object([
            ("claims", .object(Verdict.allCases.map { ($0.rawValue, .integer(report.count($0))) })),
            ("sources", .object(SourceOutcome.allCases.map { ($0.rawValue, .integer(report.count($0))) })),
        ])
    }

    private static func node(_ claim: CheckReport.ClaimFinding) -> JSONNode {
        .object([
            ("id", .text(claim.id)), ("outcome", .text(claim.outcome.rawValue)),
            ("expected", claim.expected.map(JSONNode.text)), ("found", claim.found.map(JSONNode.text)),
            ("reason", claim.reason.map(JSONNode.text)), ("since", claim.since.map { .text($0.description) }),
            ("fingerprint", .text(claim.fingerprint)), ("location", node(claim.location)),
            ("isWarning", claim.isWarning ? .flag(true) : nil),
            ("acknowledged", claim.acknowledged.map(node)),
            ("lostSupport", claim.lostSupport.isEmpty ? nil : .texts(claim.lostSupport)),
            ("evidence", .list(claim.evidence.map(node))), ("impact", .texts(claim.impact)),
            ("suggestion", claim.suggestion.map(node)),
        ])
    }

    private static func node(_ location: Location) -> JSONNode {
        .object([
            ("file", .text(location.file)), ("line", .integer(location.position.line)),
            ("column", .integer(location.position.column)),
        ])
    }

    private static func node(_ acknowledgement: Acknowledgement) -> JSONNode {
        .object([
            ("reason", .text(acknowledgement.reason.rawValue)), ("until", .text(acknowledgement.until.description)),
            ("note", acknowledgement.note.map(JSONNode.text)),
        ])
    }

    private static func node(_ suggestion: CheckReport.Suggestion) -> JSONNode {
        .object([("file", .text(suggestion.file)), ("path", .text(suggestion.path)), ("value", .text(suggestion.value))])
    }

    private static func node(_ evidence: CheckReport.EvidenceReport) -> JSONNode {
        .object([
            ("source", .text(evidence.source)), ("url", .text(evidence.url)), ("outcome", .text(evidence.outcome.rawValue)),
            ("heading", evidence.heading.map(JSONNode.text)), ("found", evidence.found.map(JSONNode.text)),
            ("similarity", evidence.similarity.map(similarity)), ("nearest", evidence.nearest.map(JSONNode.text)),
            ("reason", evidence.reason.map(JSONNode.text)), ("link", evidence.link.map(JSONNode.text)),
        ])
    }

    /// Hundredths, written without the help of floating point.
    private static func similarity(_ value: Double) -> JSONNode {
        let hundredths = max(0, min(100, Int((value * 100).rounded())))
        let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
        return JSONNode(.number("\(hundredths / 100).\(digits)"))
    }

    private static func node(_ source: CheckReport.SourceFinding) -> JSONNode {
        .object([
            ("id", .text(source.id)), ("url", .text(source.url)), ("finalURL", .text(source.finalURL)),
            ("outcome", .text(source.outcome.rawValue)), ("status", source.status.map(JSONNode.integer)),
            ("attempts", .integer(source.attempts)), ("bytes", .integer(source.bytes)),
            ("changedSections", .texts(source.changedSections)), ("reason", source.reason.map(JSONNode.text)),
            ("since", source.since.map { .text($0.description) }),
        ])
    }
}
