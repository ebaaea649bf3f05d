import ArgumentParser
import Corrections
import DriftCheck
import Reports
import SurveyModel
import SurveySupport

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Fetch the cited sources and say which facts have drifted.",
        discussion: """
            Each source is read once. A claim is verified, changed, lost, contradicted, gone, moved or undecided, by what \
            stands at its cited place. Drift ends with exit code 1; 3 means that too few sources could be read. What no run \
            has ever seen standing is listed first, as a citation to review, and is no drift.

            With --fix, permanent moves of a source and renamed values that two sources or a registry agree on are \
            written into the data, in its own formatting; everything else is left alone, and said why. Drift that was \
            corrected does not fail the run. With --dry-run the edits are shown as a diff, and nothing is written.

            With --endpoints each endpoint of the survey is asked once, too: GET of its model list, or an empty POST to its \
            call address. No credential is sent, even when the environment has one. An address that answers as an API \
            lives; one that has lived and is then missing in three runs over seven days is drift.

            Ctrl-C ends a run early: what it has learned is kept, what it has concluded is printed on stderr.

            EXAMPLE
              $ provider-survey check
              $ provider-survey check together-ai --record run.warc.gz --report run.json
              $ provider-survey check --replay run.warc.gz --format markdown
              $ provider-survey check --fix --dry-run
              $ provider-survey check --shard 3/8 --report part-3.json
              $ provider-survey check openai anthropic --endpoints
              $ provider-survey check --changed-from ../main/data
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @OptionGroup var output: ReportOptions
    @OptionGroup var templates: TemplateOptions
    @Option(help: ArgumentHelp("Folder of the run state.", valueName: "dir")) var state = RecordFiles.usualFolder
    @Flag(help: "Correct the data where the edit is certain.") var fix = false
    @Flag(help: "With --fix: show the edits as a diff, write nothing.") var dryRun = false
    @Option(help: ArgumentHelp("Days after which a last confirmation is pointed out.", valueName: "days"))
    var maxAge = CheckReport.defaultMaximumAge
    @Flag(
        help:
            "Let citations to review, moved pages, weakened claims and old confirmations that did not hold fail the run, too."
    )
    var strict = false
    @Flag(help: "Ask the surveyed endpoints themselves, too, without a credential.") var endpoints = false
    @Option(
        help: ArgumentHelp(
            "Check only the hosts of one part of the sources, such as 3/8; see 'report merge'.", valueName: "k/n"))
    var shard: Shard?
    @Option(
        help: ArgumentHelp(
            "Check only claims whose value, evidence or sources differ from the survey in this folder.",
            valueName: "dir"))
    var changedFrom: String?
    @Argument(help: "Providers, tools or claims; all when none is named.", completion: .subjectsAndClaims) var subjects:
        [String] = []

    mutating func validate() throws {
        if dryRun, !fix { throw ValidationError("--dry-run belongs to --fix") }
        if fix, shard != nil { throw ValidationError("--fix needs all evidence of a claim, so it excludes --shard") }
        if changedFrom != nil, !subjects.isEmpty { throw ValidationError("--changed-from chooses the claims itself") }
        if maxAge < 0 { throw ValidationError("--max-age must not be negative") }
    }

    func run() async throws {
        let loaded = try survey.loadWithFiles()
        let subjects = try Subjects.found(subjects, in: loaded.survey)
        let selection = try changedFrom.map { try changedClaims(of: loaded.survey, since: $0) } ?? subjects
        if changedFrom != nil, selection.isEmpty {
            return Console.printResult("no claim differs in its value, its evidence or its sources")
        }
        let records = RecordFiles(data: survey.data, state: state)
        let run = CheckRun(
            survey: loaded.survey, baseline: try records.baseline(), state: records.runState(),
            acknowledgements: try records.acknowledgements(), subjects: selection, mode: network.mode,
            templates: templates.load(), now: survey.now,
            maximumAge: maxAge, shard: shard, asksEndpoints: endpoints)
        try output.requireReplaceableFiles()
        let check = survey.pipeline.check
        let result = try await network.withFetcher { await run.result(from: $0, through: check) }
        do {
            if network.replay.isEmpty { try records.keep(result.state, since: run.state) }
        } catch let problem as FileProblem {
            // What was found out is told all the same.
            Console.fail(problem)
        }
        guard Interruption.signal == nil else {
            return try output.tellInterrupted(
                result, kept: network.replay.isEmpty ? state : nil, through: survey.pipeline.report)
        }
        try output.publish(
            result.report, isBlind: result.exit.reason != nil, usesColor: Console.usesColor(survey.color),
            through: survey.pipeline.report)
        if let reason = result.exit.reason {
            Console.printError(reason + "; nothing was concluded from what could not be read; --verbose lists it")
        }
        let exit = fix ? try correct(loaded, by: result) : result.exit
        let code = strict ? exit.strictCode : exit.code
        if code != 0 { throw ExitCode(Int32(code)) }
    }

    private func changedClaims(of now: Survey, since folder: String) throws -> [String] {
        var earlier = survey
        earlier.namedFolder = folder
        return survey.pipeline.compareClaims.run((now: now, before: try earlier.load()))
    }

    /// Writes what is certain, and says how the run ends now.
    private func correct(_ loaded: (survey: Survey, files: [SurveyLoader.File]), by result: CheckResult) throws
        -> CheckExit
    {
        let fixed = survey.pipeline.fix.run(
            .init(files: loaded.files, survey: loaded.survey, result: result, today: survey.currentDay))
        if !dryRun { try DataFiles.write(fixed.files, below: survey.data, read: loaded.files) }
        let text = FixReport(fixed, isDryRun: dryRun).written()
        // A format for programs has stdout to itself.
        if output.format == .text { Console.printResult("\n" + text) } else { Console.printError(text) }
        return dryRun ? result.exit : result.exit.afterSettling(fixed.settles, in: result.report)
    }
}

/// Names that users give to `check` and `accept`.
enum Subjects {
    /// Ids of what is named; providers may be named by their other names, too. A name that is no provider, tool or claim ends
    /// the command before anything is fetched.
    static func found(_ names: [String], in survey: Survey) throws -> [String] {
        let known = survey.providers.map(\.id) + survey.tools.map(\.id) + survey.claims.map(\.id)
        return try names.map { name in
            if known.contains(name) { return name }
            if let provider = survey.providerCalled(name) { return provider.id }
            let others = survey.providers.flatMap(\.aliases)
            throw ValidationError(
                "unknown '\(name)'; \(NearMiss.suggestion(name, in: known + others) ?? "see 'provider-survey list'")")
        }
    }
}

extension Shard: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
