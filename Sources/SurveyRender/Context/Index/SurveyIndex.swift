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
        self.survey = survey
        let sources = survey.sourcesByID
        var citations = CitationTable(survey.sources)
        var claims: [String: ClaimOwner] = [:]
        func owners(_ facts: [any Fact]) -> [ClaimOwner] {
            facts.map { fact in
                // What a variant inherits is its parent's.
                if let known = claims[fact.claim.id] { return known }
                let owner = ClaimOwner(fact, sources: sources, citations: &citations)
                claims[owner.claim.id] = owner
                return owner
            }
        }
        var subjects: [String: Subject] = [:]
        for tool in survey.tools {
            let stated = owners(tool.facts)
            subjects[tool.id] = Subject(name: tool.name, stated: stated, shown: stated)
        }
        for provider in survey.providers {
            let stated = owners(provider.facts)
            let shown = provider.parent == nil ? stated : owners(survey.resolved(provider).facts)
            subjects[provider.id] = Subject(name: provider.name, stated: stated, shown: shown)
        }
        self.subjects = subjects
        self.claims = claims
        self.citations = citations
    }

    /// The name of a provider or tool.
    func name(of subject: String) -> String { subjects[subject]?.name ?? subject }
}
