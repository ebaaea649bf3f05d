import SurveyModel
import SurveySupport

/// A fact with its claim.
///
/// A class, because documents show the same claims many times, and copying a fact is slow.
final class ClaimOwner: Sendable {
    let fact: any Fact
    /// True when at least one evidence can be checked by a run.
    let isGuarded: Bool
    private let shared: SharedClaim

    init(_ fact: any Fact, sources: SourceTable) {
        shared = fact.sharedClaim
        self.fact = fact
        isGuarded = shared.claim.isGuarded(by: sources)
    }

    var claim: Claim { _read { yield shared.claim } }

    /// The name of the fact in templates: `endpoint`.
    var name: String { type(of: fact).name }
}
