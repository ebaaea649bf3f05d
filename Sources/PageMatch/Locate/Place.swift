/// What stands where a query points.
package struct Place: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable {
        /// The statement stands at its place.
        case verified
        /// The place is there and states another value.
        case changed
        /// The statement has left the page.
        case lost
        /// Nobody could tell; `reason` says why.
        case undecided
    }

    package var outcome: Outcome
    /// What stands there now: the value itself, the new one, or nil where nothing does.
    package var found: String?
    /// Bytes of the index's text that hold `found`, or the nearest text.
    package var range: Range<Int>?
    /// For values that are link destinations: the number of the link in the index.
    package var link: Int?
    /// Agreement of the place with the query, 0 to 1.
    package var similarity: Double
    /// For what is lost: the sentence that comes nearest, at most 160 bytes.
    package var nearest: String?
    /// Why nobody can tell, for `undecided`; which of quote and value is gone, for `lost`.
    package var reason: String?
    /// For what is lost: values that could have taken its place, where several could; at most three.
    package var candidates: [String] = []

    package static let valueIsElsewhere = "the quote is gone; the value stands elsewhere on the page"

    /// The outcome for a page with more possible places than ``Locator/mostWeighed``.
    static var tooMany: Place {
        var place = Place(.undecided, similarity: 0)
        place.reason = "more than \(Locator.mostWeighed) places of the page could be the cited one"
        return place
    }

    init(
        _ outcome: Outcome, found: String? = nil, range: Range<Int>? = nil, link: Int? = nil, similarity: Double = 1,
        nearest: String? = nil
    ) {
        self.outcome = outcome
        self.found = found
        self.range = range
        self.link = link
        self.similarity = similarity
        self.nearest = nearest
    }
}
