import SurveyModel
import SurveySupport

/// Builds what templates read of how far the claims are guarded.
struct CoverageContext {
    let claims: ClaimContext

    private var survey: Survey { claims.index.survey }

    /// Nil for what is no member of documents that this makes.
    func member(_ name: String) -> ContextValue? {
        switch name {
        case "coverage": .list(survey.providers.map { coverage(name: $0.name, id: $0.id, stated([$0.id])) })
        case "toolCoverage": .list(survey.tools.map { coverage(name: $0.name, id: $0.id, stated([$0.id])) })
        case "total": .object(coverage(name: "All", id: "all", allStated))
        case "unguarded": .list(unguarded.map { claims.claim($0, of: $0.claim.subject) })
        default: nil
        }
    }

    private var unguarded: [ClaimOwner] {
        allStated.filter { !$0.isGuarded }.sorted { $0.claim.id < $1.claim.id }
    }

    private var allStated: [ClaimOwner] { stated(survey.providers.map(\.id) + survey.tools.map(\.id)) }

    private func stated(_ subjects: [String]) -> [ClaimOwner] {
        subjects.flatMap(claims.stated)
    }

    private func coverage(name: String, id: String, _ stated: [ClaimOwner]) -> ContextObject {
        let guarded = stated.count { $0.isGuarded }
        let dates = stated.map { claims.confirmed($0.claim.asOf, since: $0.claim.since) }
        return ContextObject(.coverage) { member in
            switch member {
            case "name": .text(name)
            case "id": .code(id)
            case "claims": .value(.number(stated.count))
            case "guarded": .value(.number(guarded))
            case "unguarded": .value(.number(stated.count - guarded))
            case "share": .text(stated.isEmpty ? nil : "\(guarded * 100 / stated.count) %")
            case "oldest": .text(dates.min()?.description)
            case "newest": .text(dates.max()?.description)
            default: nil
            }
        }
    }
}
