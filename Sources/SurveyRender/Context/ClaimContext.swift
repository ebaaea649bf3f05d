import SurveyModel
import SurveySupport

/// Builds what templates read of claims, citations and changes.
final class ClaimContext {
    let index: SurveyIndex
    let register: CitationRegister
    /// The edition before the one that is shown; nil for the first.
    let compared: SurveyDate?
    /// What the document has read of claims; nil where nobody asks.
    private let uses: ClaimUses?
    /// The day looked back to. The data has only the latest confirmation of a claim; where that is later than this day, the
    /// day on which the claim was first stated is shown instead.
    private let asOf: SurveyDate?

    init(index: SurveyIndex, register: CitationRegister, compared: SurveyDate?, asOf: SurveyDate?, uses: ClaimUses?) {
        self.uses = uses
        self.index = index
        self.register = register
        self.compared = compared
        self.asOf = asOf
    }

    func claims(_ owners: [ClaimOwner], of subject: String) -> [ContextObject] {
        owners.enumerated().map { claim($1, of: subject, isLast: $0 == owners.count - 1) }
    }

    /// - Parameter subject: the provider or tool that shows the claim; another one's claims are inherited.
    func claim(_ owner: ClaimOwner, of subject: String, isLast: Bool = true) -> ContextObject {
        var isNoted = false
        return ContextObject(.claim) { [self] member in
            let claim = owner.claim
            if !isNoted { uses?.note(claim) }
            isNoted = true
            return switch member {
            case "id": .code(claim.id)
            case "subject": .text(index.name(of: claim.subject))
            case "shownBy": .text(index.name(of: subject))
            case "dimension": .text(claim.dimension.title)
            case "summary": value(owner.fact.summary)
            case "note": .prose(claim.note)
            case "unguarded": .text(claim.unguarded?.words)
            case "isGuarded": .flag(owner.isGuarded)
            case "isInherited": .flag(claim.subject != subject)
            case "asOf": .text(confirmed(claim.asOf, since: claim.since).description)
            case "since": .text(claim.since.description)
            case "citations": .list(index.citations(of: owner).map(citation))
            case "bestCitation": .object(best(owner).map(citation))
            case "isLast": .flag(isLast)
            case "changes": .list(changes(claim.previously, of: owner.fact))
            case "history": .list(claim.previously.map { change($0, of: owner.fact) })
            case "isNew": .flag(isNew(since: claim.since, previously: claim.previously))
            default: fact(member, of: owner)
            }
        }
    }

    /// The day of the last confirmation, as far as it was known on the day looked back to.
    func confirmed(_ date: SurveyDate, since: SurveyDate) -> SurveyDate { isKnown(date) ? date : min(date, since) }

    private func isKnown(_ date: SurveyDate) -> Bool { asOf.map { date <= $0 } ?? true }

    /// True for what had not been stated in the edition before.
    func isNew(since: SurveyDate, previously: [PreviousValue]) -> Bool {
        guard let compared else { return false }
        return (previously.map(\.since).min() ?? since) > compared && since > compared
    }

    func citation(_ citation: Citation) -> ContextObject {
        ContextObject(.citation) { [self] member in
            switch member {
            case "name": .value(Inline(kind: .citation(register, citation)))
            case "id": .code(citation.source.id)
            case "title": .text(citation.title)
            case "publisher": .text(citation.source.publisher)
            case "kind": .text(citation.source.kind.words)
            case "link": .value(.link(citation.title, to: citation.target))
            case "address": .value(citation.target.map { Inline(kind: .target($0)) })
            case "asOf": .text(isKnown(citation.source.asOf) ? citation.source.asOf.description : nil)
            case "note": .prose(citation.source.note)
            case "unverifiable": .text(citation.source.unverifiable?.reason.words)
            default: nil
            }
        }
    }

    /// The best source of every claim that a text rests on.
    func citations(of claimIDs: [String]) -> [ContextObject] { best(of: claimIDs).map(citation) }

    func best(of claimIDs: [String]) -> [Citation] {
        claimIDs.compactMap { owner(of: $0).flatMap(best) }.withoutRepetitions
    }

    /// The first primary source, else the first.
    private func best(_ owner: ClaimOwner) -> Citation? {
        let citations = index.citations(of: owner)
        return citations.first { $0.source.kind == .primary } ?? citations.first
    }

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

    /// The earlier values of an object that ended after the edition compared with, newest first.
    func changes(_ previously: [PreviousValue], of object: any Declared) -> [ContextObject] {
        recent(previously).map { change($0, of: object) }
    }

    func change(_ entry: PreviousValue, of object: any Declared) -> ContextObject {
        let paths = entry.values.keys.sorted().filter { object.text(at: $0) != entry.values[$0] }
        let differences = paths.enumerated().map { index, path in
            difference(path, before: entry.values[path], of: object, isLast: index == paths.count - 1)
        }
        return ContextObject(.change) { [self] member in
            switch member {
            case "differences": .list(differences)
            case "until": .text(entry.until.description)
            case "asOf": .text(entry.asOf.description)
            case "note": .prose(entry.note)
            case "citations":
                .list(
                    entry.evidence.compactMap { index.citation(of: $0.source) }
                        .withoutRepetitions.map(citation))
            case "isReworded": .flag(paths.allSatisfy { type(of: object).style(at: $0) == .wording })
            default: nil
            }
        }
    }

    private func difference(
        _ path: String, before: String?, of object: any Declared, isLast: Bool
    ) -> ContextObject {
        let style = type(of: object).style(at: path)
        let before = before.flatMap { $0.isEmpty ? nil : $0 }
        return ContextObject(.difference) { [self] member in
            switch member {
            case "path": .code(path)
            case "label": .text(type(of: object).label(at: path))
            case "before": before.map { value(style.shownEarlier($0)) } ?? .text("none")
            case "after": object.text(at: path).map { value(style.shownEarlier($0)) } ?? .value(nil)
            case "isLast": .flag(isLast)
            default: nil
            }
        }
    }

    func recent(_ previously: [PreviousValue]) -> [PreviousValue] {
        previously.filter { entry in compared.map { entry.until > $0 } ?? true }
    }

    /// The fact that the claim was read with, by the name of its kind; the other kinds have none.
    private func fact(_ name: String, of owner: ClaimOwner) -> ContextValue? {
        guard case .object(let shape)? = Shape.claim.members[name] else { return nil }
        return .object(name == owner.name ? object(owner.fact, shape: shape) : nil)
    }

    /// An object as its table declares it.
    func object(_ object: any Declared, shape: Shape) -> ContextObject {
        ContextObject(shape) { [self] member in object.shown(member).map { value($0, shape.members[member]) } }
    }

    func value(_ shown: Shown, _ member: @autoclosure () -> Shape.Member? = nil) -> ContextValue {
        switch shown {
        case .text(let text): .text(text)
        case .prose(let text): .prose(text)
        case .code(let text): .code(text)
        case .texts(let texts): .value(.texts(texts))
        case .codes(let texts): .value(.codes(texts))
        case .link(let label, let address): .value(address.map { .link(label, $0) })
        case .flag(let flag): .flag(flag)
        case .subject(let id): .text(id.map { index.name(of: $0) })
        case .objects(let objects): .list(list(objects, member()))
        }
    }

    /// Objects inside a fact, each with its members and `isLast`.
    private func list(_ objects: [any Declared], _ member: Shape.Member?) -> [ContextObject] {
        guard case .list(let shape)? = member else { return [] }
        return objects.enumerated().map { index, each in
            let isLast = index == objects.count - 1
            return ContextObject(shape) { [self] member in
                member == "isLast" ? .flag(isLast) : each.shown(member).map { value($0) }
            }
        }
    }
}
