import DriftCheck
import PageMatch
import SurveyModel
import SurveySupport

/// A claim of which some values are said to have new names.
struct RenamedClaim {
    private let claim: Claim
    private let finding: CheckReport.ClaimFinding
    private let findings: [EvidenceFinding]
    private let sources: SourceTable

    init(
        _ claim: Claim, _ finding: CheckReport.ClaimFinding, _ findings: [EvidenceFinding], sources: SourceTable
    ) {
        self.claim = claim
        self.finding = finding
        self.findings = findings
        self.sources = sources
    }

    /// A value, its new name, and the evidence that says so.
    private struct Rename {
        var field: Claim.Field
        var value: String
        var witnesses: [EvidenceFinding]
    }

    func fix(today: SurveyDate) throws(Refusal) -> Fix {
        if let acknowledged = finding.acknowledged {
            throw Refusal("acknowledged until \(acknowledged.until): \(acknowledged.reason.rawValue)")
        }
        var renames: [Rename] = []
        for field in claim.fields {
            if let rename = try rename(of: field) { renames.append(rename) }
        }
        guard !renames.isEmpty else { throw Refusal("nothing names a new value for certain") }
        return try fix(renames, today: today)
    }

    // MARK: - Is it certain?

    /// Nil where the value stands or nothing speaks of it.
    private func rename(of field: Claim.Field) throws(Refusal) -> Rename? {
        let own = findings.filter { evidence(of: $0).flatMap(claim.field(for:))?.path == field.path && !watches($0) }
        let telling = own.filter { $0.kind != .secondary && $0.outcome != .undecided && $0.outcome != .unchecked }
        if telling.allSatisfy({ $0.outcome == .verified || $0.outcome == .moved }) {
            let open = own.first { $0.outcome == .undecided }
            if telling.isEmpty, let open { throw Refusal("\(field.path) is undecided: \(open.reason ?? open.source)") }
            return nil
        }
        if let other = telling.first(where: { $0.outcome != .changed }) {
            let said = telling.first { $0.outcome == .changed }
            let says = said.map { "\($0.source) says '\($0.found ?? "")', " } ?? ""
            throw Refusal("\(field.path): \(says)\(other.source) is \(other.outcome.rawValue)")
        }
        return try confirmed(field, telling)
    }

    private func confirmed(_ field: Claim.Field, _ witnesses: [EvidenceFinding]) throws(Refusal) -> Rename {
        var values: [String] = []
        for value in witnesses.compactMap({ normal($0.found, field.value.type) }) where !values.contains(value) {
            values.append(value)
        }
        guard let value = values.first else { throw Refusal("\(field.path): nothing names a new value") }
        guard values.count == 1 else {
            throw Refusal(
                "\(field.path): the sources name different values, \(values.map { "'\($0)'" }.joined(separator: " and "))"
            )
        }
        let certain = witnesses.filter(\.isCertain)
        let isRegistered = certain.contains { $0.kind == .registry && evidence(of: $0)?.pointer != nil }
        let isSeconded = Set(certain.map(\.source)).count >= 2 && Set(certain.map(\.url)).count >= 2
        guard isRegistered || isSeconded else {
            let names = Set(witnesses.map(\.source)).sorted().joined(separator: ", ")
            throw Refusal(
                "\(field.path): only \(names) names '\(value)'; a second source or a registry would have to confirm it")
        }
        guard isPlausible(value, field.value.type) else {
            throw Refusal("\(field.path): '\(value)' does not look like a \(field.value.type.rawValue)")
        }
        return Rename(field: field, value: value, witnesses: witnesses)
    }

    private func evidence(of finding: EvidenceFinding) -> Evidence? {
        claim.evidence.indices.contains(finding.number) ? claim.evidence[finding.number] : nil
    }

    /// Evidence that only watches for counter-phrases says nothing about the value.
    private func watches(_ finding: EvidenceFinding) -> Bool { evidence(of: finding)?.onlyWatches ?? true }

    /// Prefixes and addresses mean the same with and without the slash at their end.
    private func normal(_ text: String?, _ type: ValueType) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let dropsSlash = type == .routingPrefix || ValueGrammar.isAddress(type)
        return dropsSlash && text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private func isPlausible(_ value: String, _ type: ValueType) -> Bool {
        guard value.utf8.count <= 300, !value.unicodeScalars.contains(where: \.isInvisibleControl) else { return false }
        if ValueGrammar.isAddress(type) { return value.hasPrefix("https://") && !value.contains(" ") }
        return type == .headerValue || type == .identifier || !value.contains(where: \.isWhitespace)
    }

    // MARK: - The edit

    private func fix(_ renames: [Rename], today: SurveyDate) throws(Refusal) -> Fix {
        var replacements: [Fix.Replacement] = []
        var remarks: [String] = []
        for rename in renames {
            replacements.append(.init(pointer: pointer(rename.field), text: rename.value))
            for witness in rename.witnesses {
                if let quote = try successor(of: witness, rename) {
                    let tokens = claim.pointer.tokens + ["evidence", String(witness.number), "quote"]
                    replacements.append(.init(pointer: JSONPointer(tokens: tokens), text: quote))
                }
            }
            if claim.note?.contains(rename.field.value.text) == true {
                remarks.append("its note still says '\(rename.field.value.text)'")
            }
        }
        replacements.append(.init(pointer: claim.pointer.appending("asOf"), text: today.description))
        var keys: [String] = []
        for key in renames.compactMap({ $0.field.path.split(separator: "/").first.map(String.init) })
        where !keys.contains(key) { keys.append(key) }
        var history: Fix.History?
        if claim.asOf < today {
            let since = claim.since < claim.asOf ? claim.since : nil
            history = Fix.History(claim: claim.pointer, keys: keys, asOf: claim.asOf, since: since)
        } else {
            remarks.append("stated only today, so no earlier value is kept")
        }
        var fix = Fix(
            subject: .claim(claim.id), file: claim.location.file, replacements: replacements, history: history,
            summary: renames.map(summary).joined(separator: "; "))
        fix.remarks = remarks
        fix.sightings = Set(renames.flatMap { $0.witnesses.map(\.source) }).sorted().compactMap { id in
            sources[id].flatMap { $0.asOf < today ? Fix.Sighting(source: id, file: $0.location.file) : nil }
        }
        return fix
    }

    private func pointer(_ field: Claim.Field) -> JSONPointer {
        JSONPointer(tokens: claim.pointer.tokens + field.path.split(separator: "/").map(String.init))
    }

    /// The new quote for evidence whose quote holds the old value; nil where it need not change.
    private func successor(of witness: EvidenceFinding, _ rename: Rename) throws(Refusal) -> String? {
        guard let quote = evidence(of: witness)?.quote, quote.contains(rename.field.value.text) else { return nil }
        guard let successor = witness.successorQuote else {
            throw Refusal(
                "the words around '\(rename.value)' on \(witness.source) have changed, too; 'cite' proposes a new quote"
            )
        }
        return successor
    }

    private func summary(_ rename: Rename) -> String {
        let names = Set(rename.witnesses.map(\.source)).sorted().joined(separator: " and ")
        return "\(rename.field.path) '\(rename.field.value.text)' becomes '\(rename.value)', as \(names) says"
    }
}
