/// What a search came to that has no place in running text: for a JSON pointer, or for a pattern.
package struct Match: Sendable, Hashable {
    package var outcome: Place.Outcome
    /// What stands there now.
    package var found: String?
    /// The pointer, or the heading above.
    package var heading: String?
    /// For what is lost: the text or key that comes nearest.
    package var nearest: String?
    /// Why, for outcomes that need a word.
    package var reason: String?
    /// True when `found` is the only candidate, so that `check --fix` may write it into the data.
    package var isCertain = false

    init(_ outcome: Place.Outcome, found: String? = nil, heading: String? = nil, reason: String? = nil) {
        self.outcome = outcome
        self.found = found
        self.heading = heading
        self.reason = reason
    }
}
