import DriftCheck
import SurveyModel
import SurveySupport

/// Makes statements of the facts of a survey.
struct StatementMaker: Sendable {
    let survey: Survey
    /// The day looked back to; nil for the survey as it is.
    let asOf: SurveyDate?
    private let sources: SourceTable
    private let dependents: [String: [Dependent]]
    /// The generated files that rest on a claim.
    private let files: @Sendable (Claim) -> [String]

    init(_ survey: Survey, asOf: SurveyDate?, files: @escaping @Sendable (Claim) -> [String]) {
        self.survey = survey
        self.asOf = asOf
        self.files = files
        sources = survey.sourcesByID
        dependents = DependentList(survey).byClaim
    }

    /// What a provider or tool states, in the order of its file.
    func statements(of subject: some Subject) -> [DatedStatement] {
        subject.facts.compactMap { $0 as? any DisplayedFact }.map { statement($0, of: subject.id) }
    }

    private func statement(_ fact: some DisplayedFact, of subject: String) -> DatedStatement {
        let claim = fact.claim
        return DatedStatement(
            id: claim.id, dimension: claim.dimension, heading: fact.heading, rows: fact.rows.compactMap(\.self),
            note: claim.note, asOf: confirmed(claim), since: claim.since, unguarded: claim.unguarded,
            isGuarded: claim.isGuarded(by: sources),
            inheritedFrom: claim.subject == subject ? nil : survey.provider(claim.subject)?.name ?? claim.subject,
            evidence: claim.evidence.compactMap { evidence($0, of: claim) },
            history: claim.previously.map { earlier($0, of: fact) }, dependents: dependents[claim.id] ?? [],
            files: files(claim))
    }

    /// The last confirmation, as far as it was known on the day looked back to.
    private func confirmed(_ claim: Claim) -> SurveyDate {
        guard let asOf, claim.asOf > asOf else { return claim.asOf }
        return min(claim.asOf, claim.since)
    }

    private func evidence(_ evidence: Evidence, of claim: Claim?) -> CitedEvidence? {
        guard let source = sources[evidence.source] else { return nil }
        let value = claim?.field(for: evidence)?.value
        let sought = [evidence.quote].compactMap(\.self)
        let stands = value.flatMap { $0.type.standsOnPages && !evidence.isMention ? $0.text : nil }
        let page = value.map { Source.address(source.url, of: $0.text) } ?? source.url
        let isReadAsText = !source.isMachineReadable && evidence.status == nil && evidence.absent.isEmpty
        let passage = evidence.quote ?? (isReadAsText && evidence.pattern == nil ? stands : nil)
        return CitedEvidence(
            title: source.title.isEmpty ? source.id : source.title, publisher: source.publisher, kind: source.kind,
            asOf: source.asOf, address: TextFragment.link(page, passage: passage) ?? page,
            phrases: sought.isEmpty ? [stands].compactMap(\.self) : sought, absent: evidence.absent,
            pointer: evidence.pointer, heading: evidence.heading, isMention: evidence.isMention,
            unverifiable: source.unverifiable?.reason)
    }

    private func earlier(_ value: PreviousValue, of fact: some DisplayedFact) -> EarlierValue {
        let differences = value.values.keys.sorted().filter { fact.text(at: $0) != value.values[$0] }.map { path in
            let reader = ValueReader(fact, path: path)
            return EarlierValue.Difference(
                label: reader.label, before: reader.plain(value.values[path]), after: reader.plain(fact.text(at: path)),
                isCode: reader.isCode)
        }
        // Where nothing else changed, the note is what changed.
        let isNoteAlone = differences.isEmpty && value.note != fact.claim.note
        let reworded = EarlierValue.Difference(label: "Note", before: value.note, after: fact.claim.note, isCode: false)
        return EarlierValue(
            from: value.since, until: value.until, differences: isNoteAlone ? [reworded] : differences,
            note: isNoteAlone ? nil : value.note,
            evidence: value.evidence.compactMap { evidence($0, of: nil) })
    }
}
