import SurveyModel
import SurveySupport

/// A fact with the pages that its claim cites.
///
/// A class, because documents show the same claims many times, and copying a fact is slow.
final class ClaimOwner: Sendable {
    let fact: any Fact
    /// The name of the fact in templates: `endpoint`.
    let name: String
    /// In the order of the evidence, each once; sources that no file defines are left out.
    let citations: [Citation]
    /// True when at least one evidence can be checked by a run.
    let isGuarded: Bool
    private let shared: SharedClaim

    init(_ fact: any Fact, sources: SourceTable, citations: CitationTable) {
        shared = fact.sharedClaim
        self.fact = fact
        name = type(of: fact).name
        self.citations = citations.list(shared.claim)
        isGuarded = shared.claim.isGuarded(by: sources)
    }

    var claim: Claim { _read { yield shared.claim } }
}
