package import PageFetch
package import SurveyModel

/// `.provider-survey/state.json`: what a run learns without anyone's approval. Losing it costs a full fetch and the
/// dates, never a wrong verdict.
package struct RunState: Sendable, Hashable {
    package static let version = 1

    /// By the address to fetch.
    package var pages: [String: PageState] = [:]
    /// By claim: since when it has been undecided.
    package var undecided: [String: SurveyDate] = [:]

    package struct PageState: Sendable, Hashable {
        package var validators: Validators?
        package var finalURL = ""
        package var extractorVersion = 0
        package var length = 0
        /// Verified evidence: its key to the fingerprint of everything that earned the verdict.
        package var verified: [String: String] = [:]
        package var trouble: Trouble?

        package init() {}
    }

    /// A page that does not answer as it should, and for how long.
    package struct Trouble: Sendable, Hashable {
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
    }

    package init() {}
}
