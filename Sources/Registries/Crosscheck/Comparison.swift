import SurveyModel
import SurveySupport

/// One entry of a registry beside one provider of the survey, which has what it inherits.
struct Comparison {
    let provider: Provider
    let entry: RegistryEntry?
    let snapshot: RegistrySnapshot
    let sources: SourceTable

    var registry: ComparedRegistry { snapshot.registry }

    func rows(linkedBy link: EntryMatch.Link) -> [CrosscheckRow] {
        guard let entry else { return [] }
        return [id(entry, link), address(entry), variables(entry), package(entry), status(entry)].compactMap(\.self)
    }

    // MARK: Rows

    /// A row about a field, with the claim that is held against it.
    func row(
        _ field: RegistryField, _ values: [RegistryValue], ours: [String], of claim: Claim?
    ) -> CrosscheckRow {
        var row = CrosscheckRow(registry: registry, entry: entry?.id.text, provider: provider.id, field: field)
        row.ours = claim.map { stated(ours, by: $0) }
        row.theirs = values.first.flatMap { first in
            snapshot.day(of: first.file).map { day in
                CrosscheckRow.Theirs(
                    values: values.map(\.text), file: first.file, pointer: first.pointer.description, day: day,
                    docs: entry?.docs)
            }
        }
        return row
    }

    func stated(_ values: [String], by claim: Claim) -> CrosscheckRow.Ours {
        let pages = VendorPages(of: provider)
        return CrosscheckRow.Ours(
            values: values, claim: claim.id, asOf: claim.asOf, since: claim.since,
            evidence: claim.evidence.compactMap { evidence in
                guard let source = sources[evidence.source] else { return nil }
                return CrosscheckRow.Cited(
                    source: source.id, title: source.title, url: source.url, kind: source.kind.rawValue,
                    asOf: source.asOf, quote: evidence.quote,
                    isVendors: source.kind == .primary && pages.contains(source.url))
            }, location: claim.location)
    }

    /// The verdict on values that the survey does not list, from what is written down about them.
    ///
    /// - Parameters:
    ///   - unknown: what the registry has and the survey has not; nil where the registry lacks what the survey has.
    ///   - earlier: the day until which the survey said so itself, for a value that it knows as an earlier one.
    func judged(
        _ row: CrosscheckRow, unknown: [String?], earlier: (String) -> SurveyDate? = { _ in nil }
    ) -> CrosscheckRow {
        var row = row
        let notes = unknown.map { value in explanation(of: row.field, value) }
        let ends = unknown.map { value in value.flatMap(earlier) }
        let isKnown = zip(notes, ends).allSatisfy { $0 != nil || $1 != nil }
        if isKnown, let end = ends.compactMap(\.self).max() {
            row.verdict = .oursNewer
            row.reason = "the survey says otherwise from \(end)"
            row.action = "tell \(registry.name)"
            row.isWrong = true
        } else if isKnown {
            row.verdict = .explained
            row.reason = texts(notes.compactMap { $0?.text })
            row.isWrong = notes.contains { $0?.isWrong == true }
            row.action = row.isWrong ? "tell \(registry.name)" : nil
        } else {
            judgeUnknown(&row, zip(unknown, notes).filter { $1 == nil }.map(\.0))
        }
        return row
    }

    private func judgeUnknown(_ row: inout CrosscheckRow, _ unknown: [String?]) {
        let values = texts(unknown.compactMap(\.self))
        let what = values.isEmpty ? "\(registry.name) has nothing there" : "the survey does not list \(values)"
        if let ours = row.ours, let theirs = row.theirs, theirs.day > ours.asOf {
            row.verdict = .theirsNewer
            row.reason = "\(what), last confirmed on \(ours.asOf); the file is of \(theirs.day)"
            row.action = "read the vendor's page; take the value over, list it beside ours or explain it"
        } else {
            row.reason = what
            row.action = "read the vendor's page; correct \(provider.id).json, list the value there or explain it"
        }
    }

    // MARK: Explanations

    struct Note {
        var text: String
        var isWrong: Bool
    }

    private var explanations: [(explanation: Explanation, claim: Claim)] {
        provider.claims.flatMap { claim in claim.explains.map { ($0, claim) } }
            .filter { $0.0.registry == registry }
    }

    func explanation(of field: RegistryField, _ value: String?) -> Note? {
        explanations.first { $0.explanation.field == field && $0.explanation.value == value }
            .map { Note(text: $0.explanation.note ?? $0.claim.note ?? "", isWrong: $0.explanation.isWrong) }
    }

    func texts(_ values: [String]) -> String { values.withoutRepetitions.joined(separator: ", ") }
}
