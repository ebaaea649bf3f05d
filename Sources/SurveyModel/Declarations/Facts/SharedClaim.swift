/// The claim of a fact. It stands once, however often the fact is copied: facts are copied all the time, and a claim is long.
package final class SharedClaim: Sendable, Hashable {
    package let claim: Claim

    package init(_ claim: Claim) { self.claim = claim }

    /// What a fact has before its claim has been read.
    static let draft = SharedClaim(Claim())

    package static func == (a: SharedClaim, b: SharedClaim) -> Bool { a === b || a.claim == b.claim }

    package func hash(into hasher: inout Hasher) { hasher.combine(claim) }
}
