import SurveyModel
import SurveySupport

/// A provider or tool: what its table declares, its claims, and those of each kind of fact.
struct SubjectObject<S: Subject>: TableObject {
    let subject: S
    let scope: DocumentScope
    /// With what it inherits.
    let owners: [ClaimOwner]

    init(_ subject: S, _ scope: DocumentScope) {
        self.subject = subject
        self.scope = scope
        owners = scope.index.subjects[subject.id]?.shown ?? []
    }

    func shown(_ name: String) -> Shown? { subject.shown(name) }

    func claims(_ isWanted: (ClaimOwner) -> Bool = { _ in true }) -> [ClaimObject] {
        owners.filter(isWanted).map { ClaimObject($0, of: subject.id, scope) }.marked
    }

    func claims(of dimension: Dimension) -> [ClaimObject] { claims { $0.claim.dimension == dimension } }

    fileprivate static var members: [ObjectMember<SubjectObject>] {
        ObjectMember.declared(S.table.looks) + [.list("claims", ClaimObject.form) { $0.claims() }]
            + S.facts.map(\.dimension).map { dimension in
                .list(dimension.rawValue, ClaimObject.form) { $0.claims(of: dimension) }
            }
    }
}

typealias ToolObject = SubjectObject<Tool>
typealias ProviderObject = SubjectObject<Provider>

/// The forms of providers and tools; a generic type cannot hold constants of its own.
enum SubjectForms {
    static let tool = ObjectForm<ToolObject>("tool", ToolObject.members)

    static let provider = ObjectForm<ProviderObject>(
        "provider",
        [
            .list("answers", QuestionAnswer.form) { $0.answers },
            .text("slug") { $0.subject.id },
            .flag("isRetired") { $0.subject.status?.state == .retired },
            .object("firstEndpoint", ClaimObject.form) { $0.first(.endpoints) },
            .object("firstCredential", ClaimObject.form) { $0.first(.credentials) },
            .list("decidedBy", DecidedBy.form) { $0.decisions },
            .day("oldest") { $0.confirmations.min() },
            .day("newest") { $0.confirmations.max() },
            .list("prefixRoutes", ClaimObject.form) { provider in
                provider.claims { $0.claim.dimension == .routing && ($0.fact as? Route)?.isPrefix == true }
            },
        ], and: ProviderObject.members)
}

extension ProviderObject {
    fileprivate func first(_ dimension: Dimension) -> ClaimObject? {
        owners.first { $0.claim.dimension == dimension }.map { ClaimObject($0, of: subject.id, scope) }
    }

    fileprivate var confirmations: [SurveyDate] {
        owners.map { scope.confirmed($0.claim.asOf, since: $0.claim.since) }
    }

    fileprivate var answers: [QuestionAnswer] {
        scope.survey.overview.questions.map { question in
            QuestionAnswer(title: question.title, claims: question.dimensions.flatMap { claims(of: $0) }.marked)
        }
    }

    fileprivate var decisions: [DecidedBy] {
        scope.survey.consumers.flatMap { consumer in
            consumer.decisions.filter { $0.provider == subject.id }.map {
                DecidedBy(consumer: consumer.name, decision: $0, scope: scope)
            }
        }
    }
}

/// One of the survey's questions with what a provider answers.
private struct QuestionAnswer {
    let title: String
    let claims: [ClaimObject]

    static let form = ObjectForm<QuestionAnswer>(
        "answer",
        [
            .text("title") { $0.title }, .list("claims", ClaimObject.form) { $0.claims },
            .flag("isSurveyed") { !$0.claims.isEmpty },
        ])
}

/// What a consumer decided about a provider.
private struct DecidedBy {
    let consumer: String
    let decision: Consumer.Decision
    let scope: DocumentScope

    static let form = ObjectForm<DecidedBy>(
        "decidedBy",
        [
            .text("consumer") { $0.consumer },
            .text("action") { $0.decision.action.words },
            .prose("reason") { $0.decision.reason },
            .day("asOf") { $0.scope.confirmed($0.decision.dated.asOf, since: $0.decision.dated.since) },
            .list("citations", CitationObject.form) {
                CitationObject.all($0.scope.best(of: $0.decision.dated.dependsOn), $0.scope)
            },
        ])
}
