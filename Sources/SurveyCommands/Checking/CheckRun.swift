import DriftCheck
import Foundation
import PageFetch
import SurveyModel
import SurveyRender
import SurveySupport

/// One run of the check as commands start it, with its progress on the terminal.
struct CheckRun {
    var survey: Survey
    var baseline: Baseline
    var state: RunState
    var acknowledgements: [Acknowledgement]
    var subjects: [String]
    /// Ids of the sources to read; nil for all.
    var sources: Set<String>?
    var mode: String
    /// Documents made of them can be touched by a finding.
    var templates: [TemplateFile] = []
    /// The moment of the check, in seconds since 1970.
    var now: Int
    /// Reads every page twice, to learn what differs without an edit, and notes where claims stand: for `accept`.
    var readsTwice = false
    /// Days after which a last confirmation is old.
    var maximumAge = CheckReport.defaultMaximumAge
    /// The part of the sources to check; nil for all.
    var shard: Shard?
    /// Asks the endpoints themselves, too.
    var asksEndpoints = false

    func result(
        from fetcher: PageFetcher, through stage: AsyncStage<Pipeline.CheckInput, CheckResult>
    ) async -> CheckResult {
        var options = CheckOptions()
        options.selection = subjects
        options.sources = sources
        options.mode = mode
        options.shard = shard
        options.asksEndpoints = asksEndpoints
        options.readsTwice = readsTwice
        options.notesPlaces = readsTwice
        options.maximumAge = maximumAge
        options.acknowledgements = acknowledgements
        options.generatedFiles = ClaimImpact(survey, templates: templates).files(of:)
        let line = ProgressLine()
        let input = Pipeline.CheckInput(
            survey: survey, baseline: baseline, state: state, fetcher: fetcher, now: now, options: options,
            progress: { line.show($0) })
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await line.tick() }
            let result = await stage.run(input)
            group.cancelAll()
            await group.waitForAll()
            line.clear()
            return result
        }
    }
}
