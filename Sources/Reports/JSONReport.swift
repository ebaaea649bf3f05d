package import DriftCheck
import SurveyModel
package import SurveySupport

/// The report for programs. Members are added over time, never renamed.
package struct JSONReport {
    private let report: CheckReport

    package init(_ report: CheckReport) { self.report = report }

    package func written() -> String { JSONWriter.write(node) }

    package var node: JSONNode {
        .object([
            ("schemaVersion", .integer(CheckReport.schemaVersion)), ("checkedAt", .text(report.checkedAt)),
            ("mode", .text(report.mode)), ("maximumAgeDays", .integer(report.maximumAge)),
            ("part", report.part.map(part)), ("summary", summary),
            ("claims", .list(report.claims.map(claim))),
            ("sources", .list(report.sources.map(source))),
        ])
    }

    private func part(_ part: CheckReport.Part) -> JSONNode {
        .object([
            ("number", .integer(part.shard.number)), ("count", .integer(part.shard.count)), ("plan", .text(part.plan)),
        ])
    }

    private var summary: JSONNode {
        .object([
            ("claims", .object(ClaimOutcome.allCases.map { ($0.rawValue, .integer(report.count($0))) })),
            ("sources", .object(SourceOutcome.allCases.map { ($0.rawValue, .integer(report.count($0))) })),
        ])
    }

    private func claim(_ claim: CheckReport.ClaimFinding) -> JSONNode {
        .object([
            ("id", .text(claim.id)), ("outcome", .text(claim.outcome.rawValue)),
            ("expected", claim.expected.map(JSONNode.text)), ("found", claim.found.map(JSONNode.text)),
            ("fingerprint", .text(claim.fingerprint)),
            (
                "location",
                .object([
                    ("file", .text(claim.location.file)), ("line", .integer(claim.location.position.line)),
                    ("column", .integer(claim.location.position.column)),
                ])
            ),
            ("asOf", .text(claim.asOf.description)), ("ageDays", .integer(claim.ageDays)),
            ("reason", claim.reason.map(JSONNode.text)), ("since", claim.since.map { .text($0.description) }),
            ("warning", claim.isWarning ? .flag(true) : nil),
            ("weakenedBy", claim.lostSupport.isEmpty ? nil : .texts(claim.lostSupport)),
            ("acknowledged", claim.acknowledged.map(acknowledgement)),
            ("evidence", .list(claim.evidence.map(evidence))), ("impact", .texts(claim.impact)),
            ("suggestion", claim.suggestion.map(suggestion)),
        ])
    }

    private func suggestion(_ suggestion: CheckReport.Suggestion) -> JSONNode {
        .object([
            ("file", .text(suggestion.file)), ("path", .text(suggestion.path)), ("value", .text(suggestion.value)),
        ])
    }

    private func acknowledgement(_ acknowledgement: Acknowledgement) -> JSONNode {
        .object([
            ("reason", .text(acknowledgement.reason.rawValue)), ("until", .text(acknowledgement.until.description)),
            ("note", acknowledgement.note.map(JSONNode.text)),
        ])
    }

    private func evidence(_ evidence: CheckReport.EvidenceReport) -> JSONNode {
        .object([
            ("number", .integer(evidence.number)), ("source", .text(evidence.source)),
            ("kind", .text(evidence.kind.rawValue)), ("url", .text(evidence.url)),
            ("outcome", .text(evidence.outcome.rawValue)), ("expected", evidence.expected.map(JSONNode.text)),
            ("heading", evidence.heading.map(JSONNode.text)), ("found", evidence.found.map(JSONNode.text)),
            ("certain", evidence.isCertain ? .flag(true) : nil),
            ("similarity", evidence.similarity.map(Self.share)), ("nearest", evidence.nearest.map(JSONNode.text)),
            ("reason", evidence.reason.map(JSONNode.text)), ("since", evidence.since.map { .text($0.description) }),
            ("warning", evidence.isWarning ? .flag(true) : nil), ("link", evidence.link.map(JSONNode.text)),
        ])
    }

    /// Two decimals, written without a float formatter.
    private static func share(_ value: Double) -> JSONNode {
        let hundredths = max(0, min(100, Int((value * 100).rounded())))
        guard hundredths < 100 else { return JSONNode(.number("1.00")) }
        return JSONNode(.number("0." + (hundredths < 10 ? "0" : "") + String(hundredths)))
    }

    private func source(_ source: CheckReport.SourceFinding) -> JSONNode {
        .object([
            ("id", .text(source.id)), ("url", .text(source.url)), ("finalURL", .text(source.finalURL)),
            ("outcome", .text(source.outcome.rawValue)), ("status", source.status.map(JSONNode.integer)),
            ("attempts", .integer(source.attempts)), ("bytes", .integer(source.bytes)),
            ("changedSections", .texts(source.changedSections)), ("reason", source.reason.map(JSONNode.text)),
            ("since", source.since.map { .text($0.description) }),
        ])
    }
}
