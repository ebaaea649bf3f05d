import SurveyModel
import SurveySupport

/// A survey with what documents look up in it, made once for all of them.
struct SurveyIndex: Sendable {
    /// What documents show of a provider or tool.
    struct Subject: Sendable {
        var name: String
        /// What its own file states.
        var stated: [ClaimOwner]
        /// The same with what it inherits.
        var shown: [ClaimOwner]
    }

    let survey: Survey
    /// Providers and tools by id.
    let subjects: [String: Subject]
    /// By id.
    let claims: [String: ClaimOwner]
    let citations: CitationTable

    init(_ survey: Survey) {
        let sources = survey.sourcesByID
        let citations = CitationTable(survey.sources)
        let owners = { @Sendable (facts: [any Fact]) in
            facts.map { ClaimOwner($0, sources: sources, citations: citations) }
        }
        let ofTools = Parallel.map(survey.tools) { owners($0.facts) }
        let ofProviders = Parallel.map(survey.providers) { owners($0.facts) }
        var claims: [String: ClaimOwner] = [:]
        claims.reserveCapacity(survey.claimCount)
        for owner in (ofTools + ofProviders).joined() { claims[owner.claim.id] = owner }
        var subjects: [String: Subject] = [:]
        for (tool, stated) in zip(survey.tools, ofTools) {
            subjects[tool.id] = Subject(name: tool.name, stated: stated, shown: stated)
        }
        for (provider, stated) in zip(survey.providers, ofProviders) {
            // What a variant inherits is its parent's.
            let shown =
                provider.parent == nil
                ? stated : survey.resolved(provider).facts.compactMap { claims[$0.sharedClaim.claim.id] }
            subjects[provider.id] = Subject(name: provider.name, stated: stated, shown: shown)
        }
        self.survey = survey
        self.subjects = subjects
        self.claims = claims
        self.citations = citations
    }

    /// The name of a provider or tool.
    func name(of subject: String) -> String { subjects[subject]?.name ?? subject }
}
