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
            case "slug": .text(provider.id)
            case "isRetired": .flag(provider.status?.state == .retired)
            case "firstEndpoint": .object(first(.endpoints, owners, of: provider.id))
            case "firstCredential": .object(first(.credentials, owners, of: provider.id))
            case "decidedBy": .list(decisions(on: provider.id))
            case "oldest": .text(confirmations(of: owners).min()?.description)
            case "newest": .text(confirmations(of: owners).max()?.description)
            case "prefixRoutes": .list(claims.claims(owners.filter(isPrefixRoute), of: provider.id))
            default: subject(provider, member, owners)
            }
        }
    }

    private func first(_ dimension: Dimension, _ owners: [ClaimOwner], of subject: String) -> ContextObject? {
        owners.first { $0.claim.dimension == dimension }.map { claims.claim($0, of: subject) }
    }

    private func decisions(on provider: String) -> [ContextObject] {
        claims.index.survey.consumers.flatMap { consumer in
            consumer.decisions.filter { $0.provider == provider }.map { decision in
                ContextObject(.decidedBy) { member in
                    switch member {
                    case "consumer": .text(consumer.name)
                    case "action": .text(decision.action.words)
                    case "reason": .prose(decision.reason)
                    case "asOf":
                        .text(claims.confirmed(decision.dated.asOf, since: decision.dated.since).description)
                    case "citations": .list(claims.citations(of: decision.dated.dependsOn))
                    default: nil
                    }
                }
            }
        }
    }

    private func confirmations(of owners: [ClaimOwner]) -> [SurveyDate] {
        owners.map { claims.confirmed($0.claim.asOf, since: $0.claim.since) }
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
}
