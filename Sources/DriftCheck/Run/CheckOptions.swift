package import SurveyModel
import SurveySupport

/// What the caller decides about a check.
package struct CheckOptions: Sendable {
    /// Ids of providers, tools or claims; empty for all.
    package var selection: [String] = []
    /// Ids of the sources to read; nil for all. Claims that do not cite them are left out.
    package var sources: Set<String>?
    /// The part of the fetches to do; nil for all.
    package var shard: Shard?
    /// Asks the surveyed endpoints themselves, too, without a credential.
    package var asksEndpoints = false
    /// `live`, `record` or `replay`, for the report.
    package var mode = "live"
    /// Fetches that have begun at a time. Nearly all of them wait for their turn and hold nothing; how many pages are in
    /// memory is bounded by the fetcher and by the number of threads.
    package var concurrency = 512
    /// Reads every page twice, so that `accept` learns what differs without an edit.
    package var readsTwice = false
    /// Notes where each claim stands and what the sections hold, as material for `accept`; a check that nobody accepts
    /// from is cheaper without.
    package var notesPlaces = true
    package var acknowledgements: [Acknowledgement] = []
    /// The generated files that a claim goes into, for the impact of a finding.
    package var generatedFiles: @Sendable (Claim) -> [String] = { _ in [] }
    /// How often and how long a 404 has to be seen before it fails a run.
    package var goneRuns = 3
    package var goneDays = 7
    /// Days after which a last confirmation is shown in amber.
    package var maximumAge = CheckReport.defaultMaximumAge
    /// Share of the fetches that must have been conclusive for a run to say anything.
    package var leastConclusive = 0.5

    /// Nothing of the survey is left out.
    var isWholeSurvey: Bool { selection.isEmpty && sources == nil && shard == nil }

    package init() {}
}
