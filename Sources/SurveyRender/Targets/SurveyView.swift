import SurveyModel
import SurveySupport

/// What an encoder may read of a survey. Claims can only be read through it, and each one that is read is noted where somebody
/// asks: so a target knows which claims it rests on without a list that somebody would have to keep.
struct SurveyView {
    private let survey: Survey
    private let uses: ClaimUses?
    /// The day that the rendering shows.
    let edition: SurveyDate?

    init(_ survey: Survey, edition: SurveyDate?, uses: ClaimUses?) {
        self.survey = survey
        self.edition = edition
        self.uses = uses
    }

    /// With what they inherit, in the order of their ids.
    var providers: [ProviderView] { survey.providers.map(view) }

    func provider(_ id: String) -> ProviderView? { survey.provider(id).map(view) }

    private func view(_ provider: Provider) -> ProviderView { ProviderView(survey.resolved(provider), uses: uses) }

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
    func fitting<Entry>(
        _ entry: (ProviderView) throws(ClientAccess.Skipped) -> Entry
    ) -> (entries: [Entry], notes: [Note]) {
        var entries: [Entry] = []
        var notes: [Note] = []
        for provider in providers {
            do {
                entries.append(try entry(provider))
            } catch {
                notes.append(.skipped(provider.id, error.reason))
            }
        }
        return (entries, notes)
    }
}
