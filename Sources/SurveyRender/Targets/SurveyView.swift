import SurveyModel
import SurveySupport

/// A survey with what its providers inherit, made once for all targets.
struct ResolvedSurvey: Sendable {
    /// A class, because every target goes through all of them, and a provider is long to copy.
    final class Provider: Sendable {
        let whole: SurveyModel.Provider

        init(_ whole: SurveyModel.Provider) { self.whole = whole }
    }

    let survey: Survey
    /// The day that the rendering shows.
    let edition: SurveyDate?
    /// In the order of their ids.
    let providers: [Provider]

    init(_ survey: Survey, edition: SurveyDate?) {
        self.survey = survey
        self.edition = edition
        providers = survey.providers.map { Provider(survey.resolved($0)) }
    }
}

/// What an encoder may read of a survey. Claims can only be read through it, and each one that is read is noted where somebody
/// asks: so a target knows which claims it rests on without a list that somebody would have to keep.
struct SurveyView {
    private let resolved: ResolvedSurvey
    private let uses: ClaimUses?

    init(_ resolved: ResolvedSurvey, uses: ClaimUses?) {
        self.resolved = resolved
        self.uses = uses
    }

    private var survey: Survey { resolved.survey }

    /// The day that the rendering shows.
    var edition: SurveyDate? { resolved.edition }

    /// With what they inherit, in the order of their ids.
    var providers: [ProviderView] { resolved.providers.map { ProviderView($0, uses: uses) } }

    func provider(_ id: String) -> ProviderView? {
        resolved.providers.first { $0.whole.id == id }.map { ProviderView($0, uses: uses) }
    }

    /// A consumer's file holds decisions and no claims.
    func consumer(_ id: String) -> Consumer? { survey.consumer(id) }

    /// For a document that holds every claim.
    func everything() -> Survey {
        if let uses { survey.forEachClaim(uses.note) }
        return survey
    }

    /// For a table of all that is known about providers, and of nothing else.
    func allOfProviders() -> Survey {
        noteProviders()
        var narrowed = survey
        narrowed.tools = []
        narrowed.consumers = []
        return narrowed
    }

    /// Notes all claims about providers, for a target that has them from elsewhere.
    func noteProviders() {
        guard let uses else { return }
        for provider in survey.providers { provider.forEachClaim(uses.note) }
    }

    /// What a format makes of each provider, in the order of their ids, and a note on each that it cannot hold.
    ///
    /// - Parameter others: ids of providers that are left out without a note.
    func fitting<Entry>(
        besides others: Set<String> = [], _ entry: (ProviderView) throws(ClientAccess.Skipped) -> Entry
    ) -> (entries: [Entry], notes: [Note]) {
        var entries: [Entry] = []
        var notes: [Note] = []
        for provider in providers where !others.contains(provider.id) {
            do {
                entries.append(try entry(provider))
            } catch {
                notes.append(.skipped(provider.id, error.reason))
            }
        }
        return (entries, notes)
    }
}
