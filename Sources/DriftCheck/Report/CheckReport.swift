package import SurveyModel
package import SurveySupport

/// What a check found, sorted and free of arrival order. Every format is written from this.
package struct CheckReport: Sendable, Hashable {
    package static let schemaVersion = 1
    /// Days for which a last confirmation counts as recent, unless somebody says otherwise.
    package static let defaultMaximumAge = 180

    /// `2026-11-20T06:00:00Z`.
    package var checkedAt: String
    /// `live`, `record` or `replay`.
    package var mode: String
    /// Days after which a last confirmation is old.
    package var maximumAge = Self.defaultMaximumAge
    /// The part of the check that this is the report of; nil for a whole one.
    package var part: Part?
    /// Sorted by id.
    package var claims: [ClaimFinding]
    /// Sorted by id, then address.
    package var sources: [SourceFinding]

    package init(
        checkedAt: String, mode: String, maximumAge: Int = Self.defaultMaximumAge, part: Part? = nil,
        claims: [ClaimFinding], sources: [SourceFinding]
    ) {
        self.checkedAt = checkedAt
        self.mode = mode
        self.maximumAge = maximumAge
        self.part = part
        self.claims = claims
        self.sources = sources
    }

    package struct Part: Sendable, Hashable {
        package var shard: Shard
        /// Digest of the whole plan: parts of one check have the same.
        package var plan: String
    }

    package struct ClaimFinding: Sendable, Hashable {
        package var id: String
        package var outcome: ClaimOutcome
        package var expected: String?
        package var found: String?
        /// Stable hash of claim, outcome and what was found.
        package var fingerprint: String
        package var location: Location
        /// The day on which the data says that the claim was last confirmed.
        package var asOf: SurveyDate
        /// Days between that day and the check.
        package var ageDays: Int
        /// In the order of the claim.
        package var evidence: [EvidenceReport]
        package var impact: [String]
        package var suggestion: Suggestion?
        package var reason: String?
        /// Since when the claim has been undecided, or its source gone.
        package var since: SurveyDate?
        /// Drift that has not lasted long enough to fail the run, and everything that only warns.
        package var isWarning = false
        /// Sources that no longer support a claim which others still hold.
        package var lostSupport: [String] = []
        package var acknowledged: Acknowledgement?

        /// True when a person has to look: drift, not acknowledged.
        package var isAlarm: Bool { outcome.isDestructive && !isWarning && acknowledged == nil }
    }

    package struct EvidenceReport: Sendable, Hashable {
        /// Its index in the claim's list.
        package var number = 0
        package var source: String
        package var kind = Source.Kind.primary
        package var url: String
        package var outcome: ClaimOutcome
        package var expected: String?
        package var heading: String?
        package var found: String?
        package var similarity: Double?
        package var nearest: String?
        package var reason: String?
        /// The address with a text fragment that lands on the passage.
        package var link: String?
        /// True when what was found is certain enough for `check --fix` to write it into the data.
        package var isCertain = false
        /// Since when the source has been gone.
        package var since: SurveyDate?
        /// The source has not been gone long enough to fail the run.
        package var isWarning = false
    }

    /// An edit of the data that follows from the page.
    package struct Suggestion: Sendable, Hashable {
        package var file: String
        /// JSON pointer into the file.
        package var path: String
        package var value: String
    }

    package struct SourceFinding: Sendable, Hashable {
        package var id: String
        package var url: String
        package var finalURL: String
        package var outcome: SourceOutcome
        package var status: Int?
        package var attempts: Int
        package var bytes: Int
        package var changedSections: [String]
        package var reason: String?
        package var since: SurveyDate?
    }

    /// Claims last confirmed longer ago than the policy allows, oldest first.
    package var aged: [ClaimFinding] {
        claims.filter { $0.ageDays > maximumAge }.sorted { ($0.asOf, $0.id) < ($1.asOf, $1.id) }
    }

    /// Those of them that this run has not seen standing either.
    package var outdated: [ClaimFinding] { aged.filter { $0.outcome != .verified && $0.outcome != .moved } }

    package func count(_ outcome: ClaimOutcome) -> Int { claims.count { $0.outcome == outcome } }
    package func count(_ outcome: SourceOutcome) -> Int { sources.count { $0.outcome == outcome } }
}
