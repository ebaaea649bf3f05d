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
    let sources: SourceTable
    /// Providers and tools by id.
    private(set) var subjects: [String: Subject] = [:]

    init(_ survey: Survey) {
        self.survey = survey
        sources = survey.sourcesByID
        let owners = { @Sendable [sources] (facts: [any Fact]) in facts.map { ClaimOwner($0, sources: sources) } }
        for (tool, stated) in zip(survey.tools, Parallel.map(survey.tools) { owners($0.facts) }) {
            subjects[tool.id] = Subject(name: tool.name, stated: stated, shown: stated)
        }
        for (provider, stated) in zip(survey.providers, Parallel.map(survey.providers) { owners($0.facts) }) {
            subjects[provider.id] = Subject(name: provider.name, stated: stated, shown: stated)
        }
        for provider in survey.providers where provider.parent != nil {
            // What a variant inherits is its parent's.
            let shown = survey.resolved(provider).facts.compactMap { owner(of: $0.sharedClaim.claim.id) }
            subjects[provider.id]?.shown = shown
        }
    }

    /// The owner of the claim with an id.
    func owner(of claim: String) -> ClaimOwner? {
        subjects[String(claim.prefix { $0 != "/" })]?.stated.first { $0.claim.id == claim }
    }

    /// The name of a provider or tool.
    func name(of subject: String) -> String { subjects[subject]?.name ?? subject }
}
