import SurveyModel
import SurveySupport

/// What the objects of one document are made from, and what the document has read and cited so far.
final class DocumentScope {
    let index: SurveyIndex
    let register: CitationRegister
    /// What the document has read of claims; nil where nobody asks.
    let uses: ClaimUses?
    /// The day that the document shows.
    let edition: SurveyDate?
    /// The edition before the one that is shown; nil for the first.
    let compared: SurveyDate?
    /// The day looked back to. The data has only the latest confirmation of a claim; where that is later than this day, the
    /// day on which the claim was first stated is shown instead.
    let asOf: SurveyDate?

    var survey: Survey { index.survey }

    /// What changed since the edition before.
    private(set) lazy var days = DayOfChanges.all(self)

    init(index: SurveyIndex, options: RenderOptions, register: CitationRegister, uses: ClaimUses?) {
        self.index = index
        self.register = register
        self.uses = uses
        let edition = options.edition(of: index.survey)
        self.edition = edition
        compared = index.survey.overview.dates.filter { date in edition.map { date < $0 } ?? false }.max()
        asOf = options.asOf
    }

    // MARK: Dates

    func isKnown(_ date: SurveyDate) -> Bool { asOf.map { date <= $0 } ?? true }

    /// The day of the last confirmation, as far as it was known on the day looked back to.
    func confirmed(_ date: SurveyDate, since: SurveyDate) -> SurveyDate { isKnown(date) ? date : min(date, since) }

    /// True for what had not been stated in the edition before.
    func isNew(since: SurveyDate, previously: [PreviousValue]) -> Bool {
        guard let compared else { return false }
        return (previously.map(\.since).min() ?? since) > compared && since > compared
    }

    /// Those that ended after the edition compared with, newest first.
    func recent(_ previously: [PreviousValue]) -> [PreviousValue] {
        previously.filter { entry in compared.map { entry.until > $0 } ?? true }
    }

    // MARK: Claims

    /// A claim that a text rests on, or that decides whether something is listed.
    func owner(of id: String) -> ClaimOwner? {
        let owner = index.owner(of: id)
        if let owner { uses?.note(owner.claim) }
        return owner
    }

    /// What the file of a provider or tool states, for counts and lists of changes.
    func stated(by subject: String) -> [ClaimOwner] {
        let owners = index.subjects[subject]?.stated ?? []
        if let uses { for owner in owners { uses.note(owner.claim) } }
        return owners
    }

    /// The same of all of them.
    var allStated: [ClaimOwner] { (survey.providers.map(\.id) + survey.tools.map(\.id)).flatMap(stated) }

    /// The best source of every claim that a text rests on.
    func best(of claimIDs: [String]) -> [Citation] {
        claimIDs.compactMap { owner(of: $0).flatMap(best) }.withoutRepetitions
    }

    /// The first primary source that a claim cites, else the first.
    func best(of owner: ClaimOwner) -> Citation? {
        let citations = index.citations(of: owner)
        return citations.first { $0.source.kind == .primary } ?? citations.first
    }

    // MARK: Values

    /// What a table declares, as documents write it; nothing for objects.
    func inline(_ shown: Shown) -> Inline? {
        switch shown {
        case .text(let text): text.map(Inline.text)
        case .prose(let text): text.map(Inline.prose)
        case .code(let text): text.map(Inline.code)
        case .texts(let texts): .texts(texts)
        case .codes(let texts): .codes(texts)
        case .link(let label, let address): address.map { .link(label, $0) }
        case .subject(let id): id.map { .text(index.name(of: $0)) }
        case .flag, .objects: nil
        }
    }
}
