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
    /// Sorted by claim; nil where the run was not to ask them.
    package var endpoints: [EndpointFinding]?

    package init(
        checkedAt: String, mode: String, maximumAge: Int = Self.defaultMaximumAge, part: Part? = nil,
        claims: [ClaimFinding], sources: [SourceFinding], endpoints: [EndpointFinding]? = nil
    ) {
        self.checkedAt = checkedAt
        self.mode = mode
        self.maximumAge = maximumAge
        self.part = part
        self.claims = claims
        self.sources = sources
        self.endpoints = endpoints
    }

    package struct Part: Sendable, Hashable {
        package var shard: Shard
        /// Digest of the whole plan: parts of one check have the same.
        package var plan: String
    }

    package struct ClaimFinding: Sendable, Hashable, Codable {
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
        @OmittedWhenEmpty package var isWarning = false
        /// A citation to review: the page does not bear the claim out, and no run has ever seen that it did. So it may never
        /// have been right, and is no drift.
        package var isReview = false
        /// Sources that no longer support a claim which others still hold.
        @OmittedWhenEmpty package var lostSupport: [String] = []
        /// For what is lost: values that could have taken its place, where several could; at most three.
        @OmittedWhenEmpty package var candidates: [String] = []
        /// What a person should know although nothing drifted: a header that became mandatory beside the place. Fails nothing.
        @OmittedWhenEmpty package var notices: [String] = []
        package var acknowledged: Silence?
        /// No page shows the value itself (a term, a statement of ours), so that only words can be cited for it.
        @OmittedWhenEmpty package var isCitedByWords = false

        private enum CodingKeys: String, CodingKey {
            case id, outcome, expected, found, candidates, notices, fingerprint, location, asOf, ageDays, reason, since
            case isWarning = "warning"
            case isReview = "review"
            case lostSupport = "weakenedBy"
            case acknowledged
            case isCitedByWords = "citedByWords"
            case evidence, impact, suggestion
        }

        /// True for what a person may have to look at: all but what stands with its full support, and what no run checks.
        package var isOpen: Bool { (outcome != .verified && outcome != .unchecked) || !lostSupport.isEmpty }

        /// True for what fails a run: drift that has lasted, not acknowledged.
        package var isAlarm: Bool { outcome.isDestructive && !isWarning && !isReview && acknowledged == nil }
    }

    /// An acknowledgement, as it stands beside the finding.
    package struct Silence: Sendable, Hashable, Codable {
        package var reason: Acknowledgement.Reason
        package var until: SurveyDate
        package var note: String?

        init(_ acknowledgement: Acknowledgement) {
            (reason, until, note) = (acknowledgement.reason, acknowledgement.until, acknowledgement.note)
        }
    }

    package struct EvidenceReport: Sendable, Hashable, Codable {
        /// Its index in the claim's list.
        package var number = 0
        package var source: String
        /// Which value of the claim it speaks of; nil for the principal one.
        package var field: String?
        package var kind = Source.Kind.primary
        package var url: String
        package var outcome: ClaimOutcome
        package var expected: String?
        package var heading: String?
        package var found: String?
        package var similarity: Share?
        package var nearest: String?
        @OmittedWhenEmpty package var candidates: [String] = []
        @OmittedWhenEmpty package var notices: [String] = []
        package var reason: String?
        /// The address with a text fragment that lands on the passage.
        package var link: String?
        /// True when what was found is certain enough for `check --fix` to write it into the data.
        @OmittedWhenEmpty package var isCertain = false
        /// Since when the source has been gone.
        package var since: SurveyDate?
        /// The source has not been gone long enough to fail the run.
        @OmittedWhenEmpty package var isWarning = false
        /// No run has confirmed this evidence yet, and the page does not bear it out.
        @OmittedWhenEmpty package var isReview = false

        private enum CodingKeys: String, CodingKey {
            case number, source, field, kind, url, outcome, expected, heading, found
            case isCertain = "certain"
            case similarity, nearest, candidates, notices, reason, since
            case isWarning = "warning"
            case isReview = "review"
            case link
        }
    }

    /// An edit of the data that follows from the page.
    package struct Suggestion: Sendable, Hashable, Codable {
        package var file: String
        /// JSON pointer into the file.
        package var path: String
        package var value: String
    }

    package struct SourceFinding: Sendable, Hashable, Codable {
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
        /// Seconds for which a throttling host asked to be left alone; nil where it asked for nothing.
        package var retryAfter: Int?
        /// Where the data holds the source; nil in reports of earlier versions.
        package var location: Location?
    }

    /// Claims last confirmed longer ago than the policy allows, oldest first.
    package var aged: [ClaimFinding] {
        claims.filter { $0.ageDays > maximumAge }.sorted { ($0.asOf, $0.id) < ($1.asOf, $1.id) }
    }

    /// Those of them that this run has not seen standing either.
    package var outdated: [ClaimFinding] { aged.filter { $0.outcome != .verified && $0.outcome != .moved } }

    /// What can be acknowledged: by claim, or by an endpoint's `answerName`.
    package var fingerprints: [String: String] {
        let answers = (endpoints ?? []).filter(\.outcome.isSuspicious).map { ($0.answerName, $0.fingerprint) }
        return Dictionary(claims.filter(\.isOpen).map { ($0.id, $0.fingerprint) } + answers) { first, _ in first }
    }

    /// Citations to review that nobody has acknowledged.
    package var toReview: [ClaimFinding] { claims.filter { $0.isReview && $0.acknowledged == nil } }

    package func count(_ outcome: ClaimOutcome) -> Int { claims.count { $0.outcome == outcome } }
    package func count(_ outcome: SourceOutcome) -> Int { sources.count { $0.outcome == outcome } }
}

/// The report for programs. Keys stand in the order of the file; some are added over time, none is renamed.
extension CheckReport: Codable {
    private enum CodingKeys: String, CodingKey {
        case schemaVersion, checkedAt, mode
        case maximumAge = "maximumAgeDays"
        case part, summary, review, claims, sources, endpoints
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .schemaVersion) == Self.schemaVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .schemaVersion, in: container,
                debugDescription: "must have schemaVersion \(Self.schemaVersion)")
        }
        self.init(
            checkedAt: try container.decode(String.self, forKey: .checkedAt),
            mode: try container.decode(String.self, forKey: .mode),
            maximumAge: try container.decode(Int.self, forKey: .maximumAge),
            part: try container.decodeIfPresent(Part.self, forKey: .part),
            claims: try container.decode([ClaimFinding].self, forKey: .claims),
            sources: try container.decode([SourceFinding].self, forKey: .sources),
            endpoints: try container.decodeIfPresent([EndpointFinding].self, forKey: .endpoints))
    }

    /// The summary is written for readers of the file, and counted again by ours.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schemaVersion, forKey: .schemaVersion)
        try container.encode(checkedAt, forKey: .checkedAt)
        try container.encode(mode, forKey: .mode)
        try container.encode(maximumAge, forKey: .maximumAge)
        try container.encodeIfPresent(part, forKey: .part)
        var summary = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .summary)
        try summary.encode(toReview.count, forKey: .review)
        var counts = summary.nestedContainer(keyedBy: JSONKey.self, forKey: .claims)
        for outcome in ClaimOutcome.allCases { try counts.encode(count(outcome), forKey: JSONKey(outcome.rawValue)) }
        counts = summary.nestedContainer(keyedBy: JSONKey.self, forKey: .sources)
        for outcome in SourceOutcome.allCases { try counts.encode(count(outcome), forKey: JSONKey(outcome.rawValue)) }
        try container.encode(claims, forKey: .claims)
        try container.encode(sources, forKey: .sources)
        try container.encodeIfPresent(endpoints, forKey: .endpoints)
    }
}

extension CheckReport.Part: Codable {
    private enum CodingKeys: CodingKey { case number, count, plan }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let number = try container.decode(Int.self, forKey: .number)
        guard let shard = Shard(number: number, count: try container.decode(Int.self, forKey: .count)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .number, in: container, debugDescription: "is no shard of a check")
        }
        self.init(shard: shard, plan: try container.decode(String.self, forKey: .plan))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(shard.number, forKey: .number)
        try container.encode(shard.count, forKey: .count)
        try container.encode(plan, forKey: .plan)
    }
}

extension Source.Kind: Codable {}
