import Corrections
import DriftCheck
import PageFetch
import SurveyModel
import SurveyRender
import SurveySupport

/// The stages, in the order of the data, and what crosses each boundary. Commands are made of these and of the rim: options,
/// files, terminal.
///
/// ```
/// files -- load --> survey -- check --> outcome (report, run state, what could be accepted)
///                   outcome -- fix --> corrected files
///                   survey -- render --> reports
///                   survey -- generate --> code
/// ```
enum Pipeline {
    /// `data/` as bytes.
    typealias Files = [SurveyLoader.File]
    /// The survey and everything wrong with it.
    typealias Loaded = SurveyLoader.Loaded
    /// What a check found.
    typealias Outcome = CheckResult
    /// Files below the output folder, not written yet.
    typealias Rendered = [RenderedFile]

    /// Parses, reads and validates; `asOf` looks back to an earlier day.
    static func load(_ files: Files, today: SurveyDate, asOf: SurveyDate? = nil) -> Loaded {
        SurveyLoader.load(files, today: today, asOf: asOf)
    }

    /// Fetches every cited page through `fetcher`, reads it, and compares it with the claims. `now` is the moment of the check
    /// in seconds since 1970.
    static func check(
        _ survey: Survey, against records: CheckRecords, from fetcher: PageFetcher, at now: Int, options: CheckOptions,
        progress: @Sendable (CheckProgress) -> Void
    ) async -> Outcome {
        let check = DriftCheck(
            survey: survey, baseline: records.baseline, state: records.state, fetcher: fetcher, secondsSince1970: now,
            options: options)
        return await check.run(progress: progress)
    }

    /// What of a check can be corrected without a person, made in memory and validated.
    static func fix(_ files: Files, of survey: Survey, by outcome: Outcome, today: SurveyDate) -> FixedSurvey {
        FixedSurvey(FixPlan(survey, outcome, today: today), files: files, today: today)
    }

    /// Claims through templates: the Markdown reports.
    static func render(
        _ survey: Survey, templates: [TemplateFile], targets: [String], asOf: SurveyDate?
    ) throws(RenderFailure) -> Rendered {
        try Renderer(templates: templates).render(survey, targets: targets, options: RenderOptions(asOf: asOf))
    }

    /// Claims through encoders: Swift and the formats of other programs.
    static func generate(
        _ survey: Survey, types: PresetTypes?, targets: [String]
    ) throws(RenderFailure) -> Rendered {
        try SurveyRender.Codegen.files(survey, types: types, targets: targets)
    }
}

/// What earlier runs and people left for a check: accepted pages, and what the last run learned.
struct CheckRecords {
    var baseline: Baseline
    var state: RunState
}
