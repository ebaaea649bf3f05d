import SurveyModel
import SurveySupport

/// Builds what templates read of providers and tools.
struct SubjectContext {
    let claims: ClaimContext

    func provider(_ provider: Provider) -> ContextObject {
        let owners = claims.index.subjects[provider.id]?.shown ?? []
        return ContextObject(.provider) { member in
            switch member {
            case "answers": .list(answers(owners, of: provider.id))
            case "prefixRoutes": .list(claims.claims(owners.filter(isPrefixRoute), of: provider.id))
            default: subject(provider, member, owners)
            }
        }
    }

    private func isPrefixRoute(_ owner: ClaimOwner) -> Bool {
        owner.claim.dimension == .routing && (owner.fact as? Route)?.isPrefix == true
    }

    /// What providers and tools have: the members of their tables, their claims, and those of each kind of fact.
    private func subject(_ subject: some Subject, _ member: String, _ owners: [ClaimOwner]) -> ContextValue? {
        if let shown = subject.shown(member) { return claims.value(shown) }
        if member == "claims" { return .list(claims.claims(owners, of: subject.id)) }
        guard let dimension = Dimension(rawValue: member) else { return nil }
        return .list(claims.claims(owners.filter { $0.claim.dimension == dimension }, of: subject.id))
    }

    private func answers(_ owners: [ClaimOwner], of subject: String) -> [ContextObject] {
        claims.index.survey.overview.questions.map { question in
            let answering = question.dimensions.flatMap { dimension in owners.filter { $0.claim.dimension == dimension }
            }
            return ContextObject(.answer) { member in
                switch member {
                case "title": .text(question.title)
                case "claims": .list(claims.claims(answering, of: subject))
                case "isSurveyed": .flag(!answering.isEmpty)
                default: nil
                }
            }
        }
    }

    func tool(_ tool: Tool) -> ContextObject {
        let owners = claims.index.subjects[tool.id]?.shown ?? []
        return ContextObject(.tool) { member in subject(tool, member, owners) }
    }

    /// Those with changes since the edition compared with, and how many claims changed or are new.
    func changed() -> [(object: ContextObject, changed: Int, new: Int)] {
        let survey = claims.index.survey
        return (survey.providers.map(\.id) + survey.tools.map(\.id)).compactMap { id in
            guard let subject = claims.index.subjects[id] else { return nil }
            let stated = claims.stated(by: id)
            let changed = stated.filter { !claims.recent($0.claim.previously).isEmpty }
            let new = stated.filter { claims.isNew(since: $0.claim.since, previously: $0.claim.previously) }
            guard !changed.isEmpty || !new.isEmpty else { return nil }
            let object = ContextObject(.changedSubject) { member in
                switch member {
                case "name": .text(subject.name)
                case "id": .code(id)
                case "changed": .list(claims.claims(changed, of: id))
                case "new": .list(claims.claims(new, of: id))
                default: nil
                }
            }
            return (object, changed.count, new.count)
        }
    }
}
