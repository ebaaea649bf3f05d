import Corrections
import DriftCheck
import MCPServer
import Registries
import Reports
import SourceLint
import SurveyModel
import SurveyRender
import SurveySite
import SurveySupport

/// The program: every stage, in the order of the data, with what it takes and what it gives.
///
/// ```
/// files ── load ──> survey ── check ──> result ── report ──> text
///                                       result ── fix ─────> corrected files
///                                       result ── accept ──> baseline
///                                       result ── account ─> what was accepted and what was not
///                   survey, earlier survey ── compareClaims ──> claims
///                   fingerprints ── acknowledge ──> acknowledgements
///                   reports of shards ── merge ──> report
///                   address ── open ──> page ── cite ────> evidence to paste
///                                       page ── outdated ──> evidence that gives way to it
///                   draft, page ── citeAll ──> new file with evidence
///                   survey ── search ──> providers and tools that fit
///                   survey, registries ── crosscheck ──> what differs
///                   survey, registries ── discover ──> what the survey lacks
///                   survey, registries ── draft ──> file of a provider
///                   survey ── serve ───> answers to coding agents
///                   survey ── render ────> files ── write ──> what was written
///                   survey ── generate ──> files ── write
///                   survey, documents, report ── publish ──> files ── write
///                   survey, source trees ── lint ──> findings ── correct ──> corrected source files
/// ```
///
/// Commands compose these stages and do nothing else but the rim: they take options, read files, ask the clock, hand over
/// a fetcher, print and write. None calls what is behind a stage itself.
struct Pipeline: Sendable {
    /// Parses, reads and validates the files of `data/`.
    var load = Stage<SurveyFiles, SurveyLoader.Loaded, Never> { input in
        switch input.files {
        case .paths(let paths):
            SurveyLoader.load(paths: paths, today: input.today, asOf: input.asOf, validates: input.validates)
        case .read(let files):
            SurveyLoader.load(files, today: input.today, asOf: input.asOf, validates: input.validates)
        }
    }

    /// The claims that a check would look at otherwise than those of an earlier survey.
    var compareClaims = Stage<(now: Survey, before: Survey), [String], Never> {
        FetchPlan.changedClaims(of: $0.now, since: $0.before)
    }

    /// Fetches every cited page, reads it, and compares it with the claims.
    var check = AsyncStage<CheckInput, CheckResult> { input in
        await DriftCheck(
            survey: input.survey, baseline: input.baseline, state: input.state, fetcher: input.fetcher,
            secondsSince1970: input.now, options: input.options
        ).run(progress: input.progress)
    }

    /// Joins the reports of shards, and concludes about each claim from all of them.
    var merge = Stage<MergeInput, (report: CheckReport, exit: CheckExit), ReportMerge.Failure> {
        input throws(ReportMerge.Failure) in
        try ReportMerge(survey: input.survey, options: input.options).merged(input.parts)
    }

    /// A report in one of its formats.
    var report = ReportStage { input throws(JSONNodeEncoder.Failure) in
        try input.format.write(input.report, style: input.style)
    }

    /// What was accepted of a check, and what was not.
    var account = Stage<AccountInput, String, Never> { AcceptanceText($0.result, sources: $0.sources).written() }

    /// What of a check can be corrected without a person, made in memory and validated.
    var fix = Stage<FixInput, FixedSurvey, Never> {
        FixedSurvey(FixPlan($0.survey, $0.result, today: $0.today), files: $0.files, today: $0.today)
    }

    /// The baseline with what a check read.
    var accept = Stage<AcceptInput, Baseline, Never> {
        $0.baseline.accepting($0.material, sources: $0.sources, on: $0.today, isWholeRun: $0.isWholeRun)
    }

    /// The acknowledgements with new ones.
    var acknowledge = Stage<AcknowledgeInput, [Acknowledgement], Never> { $0.known.adding($0.new, on: $0.today) }

    /// A page to cite, fetched once.
    var open = AsyncStage<OpenInput, Result<CitedPage, CitedPage.Unread>> { input in
        do throws(CitedPage.Unread) {
            return .success(try await CitedPage(input.url, from: input.fetcher))
        } catch {
            return .failure(error)
        }
    }

    /// Evidence for a claim, found on a page.
    var cite = Stage<CiteInput, CitationAnswer, Never> { $0.page.answer($0.request) }

    /// The claim's own evidence that the page does not bear out any more.
    var outdated = Stage<CiteInput, [Int], Never> { $0.page.outdated(for: $0.request) }

    /// The survey with evidence from a page for everything that a subject states without any.
    var citeAll = Stage<CiteAllInput, SubjectCitations, SurveyEdit.Refusal> { input throws(SurveyEdit.Refusal) in
        try SubjectCitations(input.edit, subject: input.subject, page: input.page, source: input.source)
    }

    /// Providers and tools that fit a word; where none does, what it may be a slip of.
    var search = Stage<SearchInput, SearchAnswer, Never> { input in
        let lookup = Lookup(input.survey)
        let matches = lookup.matches(input.text)
        return SearchAnswer(
            matches: matches, suggestions: matches.isEmpty ? lookup.suggestions(for: input.text) : [])
    }

    /// The survey beside whole registries.
    var crosscheck = Stage<CrosscheckInput, CrosscheckReport, Never> {
        Crosscheck($0.survey, $0.registries, today: $0.today).report
    }

    /// What registries hold and the survey does not.
    var discover = Stage<DiscoverInput, DiscoveryReport, Never> {
        Discovery($0.survey, $0.registries, seen: $0.seen, today: $0.today).report
    }

    /// The file of a provider that registries hold; nil where none does.
    var draft = Stage<DraftInput, RegistryDraft?, Never> {
        RegistryDraft($0.id, of: $0.survey, $0.registries, today: $0.today)
    }

    /// Answers of the survey to a coding agent, to the end of its messages.
    var serve = Stage<ServeInput, Void, Never> { input in
        MCPServer(input.survey, version: ProviderSurvey.version).serve(input.streams)
    }

    /// Claims through templates: the Markdown documents.
    var render = Stage<RenderInput, [RenderedFile], RenderFailure> { input throws(RenderFailure) in
        try Renderer(templates: input.templates)
            .render(input.survey, targets: input.targets, options: RenderOptions(asOf: input.asOf))
    }

    /// Claims through encoders: Swift and the formats of other programs.
    var generate = Stage<GenerateInput, [RenderedFile], RenderFailure> { input throws(RenderFailure) in
        try SurveyRender.Codegen.files(input.survey, types: input.types, targets: input.targets)
    }

    /// The static site: pages, feeds and what they need.
    var publish = Stage<Site.Input, [RenderedFile], Never> { input in
        Site(input).files.map { RenderedFile(path: $0.path, contents: $0.contents, group: .site) }
    }

    /// The JSON Schemas, by the beginnings of their files' names; they depend on the declarations alone.
    var describe = Stage<Void, [(name: String, document: JSONNode)], Never> { SurveySchemas.all }

    /// Holds source trees against the survey. It reads their files itself, while it searches them.
    var lint = Stage<LintInput, LintReport, Never> { input in
        SourceLint(Needles(input.survey, today: input.today), options: input.options, digest: Digest.short)
            .report(on: input.paths)
    }

    /// The files of findings with the right literals in them, not written yet.
    var correct = Stage<[LintFinding], LintFix, FileProblem> { findings throws(FileProblem) in
        try LintFix(findings) { path throws(FileProblem) in try WholeFile.read(path) }
    }

    /// The same for texts that stand in no file, such as what a coding agent is about to write.
    var lintTexts = Stage<LintTextsInput, ServedSurvey.Lint, Never> { input in
        let lint = SourceLint(Needles(input.survey, today: input.today), digest: Digest.short)
        return { text, file in lint.findings(in: Array(text.utf8), path: file) }
    }

    /// Puts files below one folder, those that changed.
    var write = Stage<WriteInput, OutputWriter.Report, OutputFailure> { input throws(OutputFailure) in
        try input.writer.write(input.files, complete: input.complete, replacingForeign: input.replacesForeign)
    }

    /// Says of each folder which files below it are not what they would be if they were written now.
    var compare = Stage<[WriteInput], [OutputWriter.Staleness], OutputFailure> { inputs throws(OutputFailure) in
        try OutputWriter.check(inputs.map { ($0.writer, $0.files, $0.complete) })
    }

    /// Judges the check itself by a set of page edits.
    var replayBench = AsyncStage<ReplayBenchInput, [ReplayBench.Answer]> {
        await ReplayBench(readFile: $0.readFile).run($0.set)
    }
}
