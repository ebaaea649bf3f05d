import DriftCheck
import Foundation
import PageFetch
import SurveyModel
import SurveySupport

/// One run of the check as commands start it, with its progress on the terminal.
struct CheckRun {
    var survey: Survey
    var baseline: Baseline
    var state: RunState
    var acknowledgements: [Acknowledgement]
    var subjects: [String]
    var mode: String
    /// The moment of the check, in seconds since 1970.
    var now: Int
    /// Reads every page twice, to learn what differs without an edit, and notes where claims stand: for `accept`.
    var readsTwice = false
    /// Days after which a last confirmation is old.
    var maximumAge = CheckReport.defaultMaximumAge
    /// The part of the sources to check; nil for all.
    var shard: Shard?

    func outcome(
        from fetcher: PageFetcher, through stage: AsyncStage<Pipeline.CheckInput, CheckResult>
    ) async -> CheckResult {
        var options = CheckOptions()
        options.selection = subjects
        options.mode = mode
        options.shard = shard
        options.readsTwice = readsTwice
        options.notesPlaces = readsTwice
        options.maximumAge = maximumAge
        options.acknowledgements = acknowledgements
        options.generatedFiles = GeneratedFiles(survey).files(of:)
        let line = ProgressLine()
        let outcome = await stage.run(
            .init(
                survey: survey, baseline: baseline, state: state, fetcher: fetcher, now: now, options: options,
                progress: { line.show($0) }))
        line.clear()
        return outcome
    }
}

/// Which generated files a claim goes into, for the impact of a finding.
struct GeneratedFiles: Sendable {
    private let decided: [String: [String]]

    init(_ survey: Survey) {
        var decided: [String: [String]] = [:]
        for consumer in survey.consumers {
            for decision in consumer.decisions {
                decided[decision.provider, default: []].append("output/\(consumer.id)/")
            }
        }
        self.decided = decided
    }

    @Sendable func files(of claim: Claim) -> [String] {
        let presets = ["output/swift/ProviderPresets+Catalog.swift", "output/swift/ProviderPresetsStandalone.swift"]
        let isPreset = ![.surfaces, .storage, .environment, .precedence].contains(claim.dimension)
        return ["output/matrix.md"] + (isPreset ? presets : []) + (decided[claim.subject] ?? [])
    }
}
