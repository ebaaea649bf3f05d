import SurveyModel
import SurveySupport

/// A claim with the fact that was read with it, and the pages that it cites.
///
/// A class, because documents show the same claims many times, and copying a claim is slow.
final class ClaimOwner: Sendable {
    let claim: Claim
    let fact: any Fact
    /// The name of the fact in templates: `endpoint`.
    let name: String
    /// In the order of the evidence, each once; sources that no file defines are left out.
    let citations: [Citation]
    /// True when at least one evidence can be checked by a run.
    let isGuarded: Bool

    /// The first primary source, else the first.
    var best: Citation? { citations.first { $0.source.kind == .primary } ?? citations.first }

    init(_ fact: any Fact, sources: SourceTable, citations: inout CitationTable) {
        claim = fact.claim
        self.fact = fact
        name = type(of: fact).name
        self.citations = citations.list(claim)
        isGuarded = claim.isGuarded(by: sources)
    }
}
