package import PageFetch
import SurveyModel
package import SurveySupport

/// `.provider-survey/state.json`: what a run learns without anyone's approval. Losing it costs a full fetch and the
/// dates, never a wrong outcome.
package struct RunState: Sendable, Hashable, Codable {
    private static let version = 1

    private var version = Self.version
    /// By the address to fetch.
    @ReadableEntries package var pages: [String: PageState] = [:]
    /// By the key of the evidence: what of it was verified last, with value and address. Evidence that is not here and has
    /// no accepted place was never confirmed.
    @ReadableEntries package var confirmed: [String: String] = [:]
    /// By claim: since when it has been undecided.
    @ReadableEntries package var undecided: [String: SurveyDate] = [:]
    /// By claim: what the newest run that looked at it concluded. Only shown, never built upon.
    @ReadableEntries package var outcomes: [String: LastOutcome] = [:]

    /// By claim, or by an endpoint's `answerName`: the fingerprint of what the newest run found there.
    @ReadableEntries package var fingerprints: [String: String] = [:]

    /// Nil while no run has asked an endpoint.
    private var askedEndpoints: ReadableEntries<EndpointState>?

    /// By the request that asks an endpoint: `GET https://api.acme.example/v1/models`.
    package var endpoints: [String: EndpointState] {
        get { askedEndpoints?.wrappedValue ?? [:] }
        set { askedEndpoints = newValue.isEmpty ? nil : ReadableEntries(wrappedValue: newValue) }
    }

    private enum CodingKeys: String, CodingKey {
        case version, pages, confirmed, undecided, fingerprints
        case outcomes = "verdicts"
        case askedEndpoints = "endpoints"
    }

    /// As the state holds it and `explain --json` shows it.
    package struct LastOutcome: Sendable, Hashable, Codable {
        package var outcome: ClaimOutcome
        package var day: SurveyDate
        /// What was compared with the page; the data may say something else by now.
        package var expected: String?
        package var found: String?
        package var reason: String?
        /// The newest run in which the statement stood.
        package var verifiedOn: SurveyDate?
    }

    package struct PageState: Sendable, Hashable, Codable {
        private var entityTag: String?
        private var lastModified: String?
        @OmittedWhenEmpty package var finalURL = ""
        package var extractorVersion = 0
        package var matcherVersion = 0
        package var length = 0
        /// Verified evidence: its key, and a fingerprint of everything that the outcome depends on besides the page.
        @OmittedWhenEmpty package var verified: [String: String] = [:]
        /// What keeps runs from reading the page, such as a wall or a timeout. Nil once a run could read it, or learned that
        /// it is gone.
        package var trouble: Trouble?
        /// Since when the document has been gone. A wall or a timeout in between does not end it; only the page itself does.
        package var absence: Trouble?

        private enum CodingKeys: String, CodingKey {
            case entityTag = "etag"
            case lastModified, finalURL
            case extractorVersion = "extractor"
            case matcherVersion = "matcher"
            case length, verified, trouble, absence
        }

        package init() {}

        /// Those that `finalURL` answered with; nil when it gave none.
        package var validators: Validators? {
            get {
                guard entityTag != nil || lastModified != nil else { return nil }
                return Validators(url: finalURL, entityTag: entityTag, lastModified: lastModified)
            }
            set {
                (entityTag, lastModified) = (newValue?.entityTag, newValue?.lastModified)
                if let newValue { finalURL = newValue.url }
            }
        }
    }

    /// A page that does not answer as it should, and for how long: `outcome` is the newest, `since` the first.
    package struct Trouble: Sendable, Hashable, Codable {
        package var outcome: SourceOutcome
        package var since: SurveyDate
        package var runs: Int
        package var lastRun: SurveyDate

        package init(outcome: SourceOutcome, since: SurveyDate, runs: Int, lastRun: SurveyDate) {
            self.outcome = outcome
            self.since = since
            self.runs = runs
            self.lastRun = lastRun
        }

        /// The trouble with one more run that met it.
        init(_ outcome: SourceOutcome, after before: Trouble?, on today: SurveyDate) {
            // A damaged state may hold any number.
            let runs = max(0, min(before?.runs ?? 0, 1_000_000))
            self.init(outcome: outcome, since: before?.since ?? today, runs: runs + 1, lastRun: today)
        }

        /// It was met in enough runs over enough days to fail one. Before, it may be an accident.
        func hasLasted(_ options: CheckOptions, _ today: SurveyDate) -> Bool {
            runs >= options.goneRuns && today.days(since: since) >= options.goneDays
        }
    }

    package init() {}

    /// Nil where the document is not a state of this version: the run then starts afresh. Entries that cannot be read
    /// are left out.
    package init?(_ root: JSONNode) {
        guard let state = try? JSONNodeDecoder.decode(RunState.self, from: root), state.version == Self.version else {
            return nil
        }
        self = state
    }

    /// This state with what a run has learned since `before`, the state that it began with. Where two runs have learned
    /// about one page at the same time, the later one stands.
    package func taking(_ learned: RunState, since before: RunState) -> RunState {
        var next = self
        next.pages.take(learned.pages, since: before.pages)
        next.confirmed.take(learned.confirmed, since: before.confirmed)
        next.undecided.take(learned.undecided, since: before.undecided)
        next.outcomes.take(learned.outcomes, since: before.outcomes)
        next.fingerprints.take(learned.fingerprints, since: before.fingerprints)
        next.endpoints.take(learned.endpoints, since: before.endpoints)
        return next
    }
}

extension Dictionary where Value: Equatable {
    /// Takes over what differs between `before` and `learned`, removals included.
    fileprivate mutating func take(_ learned: Self, since before: Self) {
        for key in Set(learned.keys).union(before.keys) where learned[key] != before[key] { self[key] = learned[key] }
    }
}
