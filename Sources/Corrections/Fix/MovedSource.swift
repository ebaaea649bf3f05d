import DriftCheck
import SurveyModel
import SurveySupport

/// A source whose address was permanently redirected.
struct MovedSource {
    private let source: Source
    private let moved: [CheckReport.SourceFinding]
    private let survey: Survey
    private let findings: [EvidenceFinding]

    init(_ source: Source, _ moved: [CheckReport.SourceFinding], survey: Survey, findings: [EvidenceFinding]) {
        self.source = source
        self.moved = moved
        self.survey = survey
        self.findings = findings.filter { $0.source == source.id }
    }

    func fix(today: SurveyDate) throws(Refusal) -> Fix {
        guard !source.isTemplate, moved.count == 1, let address = moved.first?.finalURL else {
            throw Refusal("its address holds a place for values; write the new one by hand")
        }
        guard !ShownAddress.isMasked(address) else {
            throw Refusal("its new address holds a signature or a token, and will not last: \(address)")
        }
        let old = source.fetchURL()
        if let finding = findings.first(where: { $0.outcome != .moved }) {
            throw Refusal("\(finding.claim) is \(finding.outcome.rawValue) at \(address)")
        }
        let checked = Set(findings.map(\.claim))
        let citing = survey.claims.filter { claim in
            claim.evidence.contains { $0.source == source.id && $0.isCheckable }
        }
        if let unchecked = citing.first(where: { !checked.contains($0.id) }) {
            throw Refusal("\(unchecked.id) cites it, too, and was not checked in this run")
        }
        let target = address + fragment(of: old, missingIn: address)
        guard isUsable(target), target != old else { throw Refusal("'\(target)' cannot be cited") }
        return Fix(
            subject: .source(source.id), file: source.location.file,
            replacements: [
                .init(pointer: JSONPointer(tokens: [source.twin == nil ? "url" : "twin"]), text: target),
                .init(pointer: JSONPointer(tokens: ["asOf"]), text: today.description),
            ], history: nil,
            summary:
                "\(source.twin == nil ? "url" : "twin") \(old) becomes \(target), where \(checked.count == 1 ? "its claim holds" : "all \(checked.count) claims hold")"
        )
    }

    /// The new address with the fragment (`#models`) of the old one: fragments are not sent to servers, so a redirect's answer
    /// has none.
    private func fragment(of old: String, missingIn address: String) -> String {
        guard let mark = old.firstIndex(of: "#"), !address.contains("#") else { return "" }
        return String(old[mark...])
    }

    private func isUsable(_ address: String) -> Bool {
        let isClean = !address.unicodeScalars.contains {
            $0.isInvisibleControl || $0.properties.isWhitespace || "<>\"\\".unicodeScalars.contains($0)
        }
        return address.hasPrefix("https://") && address.utf8.count <= 1_000 && isClean
    }
}
