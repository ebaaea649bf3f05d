import PageMatch

/// What became of a claim, or of one piece of its evidence.
package enum ClaimOutcome: String, Sendable, Hashable, CaseIterable, Codable {
    /// The statement stands at its place.
    case verified
    /// The place is there and states another value.
    case changed
    /// The page survives and the statement has left it.
    case lost
    /// The page says the opposite: a counter-phrase, or a word such as "deprecated" beside the value.
    case contradicted
    /// The document does not exist any more.
    case gone
    /// Permanently redirected, and the statement stands at the new address.
    case moved
    /// Nobody could tell; the finding says why.
    case undecided
    /// Nothing about the claim can be checked by a run.
    case unchecked

    /// An outcome that says the survey is wrong or has lost its footing; it is confirmed by a second fetch.
    package var isDestructive: Bool {
        switch self {
        case .changed, .lost, .contradicted, .gone: true
        case .verified, .moved, .undecided, .unchecked: false
        }
    }

    /// What the matcher says of a page, as an outcome of the check.
    init(_ outcome: Place.Outcome) {
        switch outcome {
        case .verified: self = .verified
        case .changed: self = .changed
        case .lost: self = .lost
        case .undecided: self = .undecided
        }
    }
}
