import ArgumentParser
import DriftCheck
import SurveyModel

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fetch the cited sources and say which facts have drifted.",
        discussion: """
            Each source is read once. A claim is verified, changed, lost, contradicted, gone, moved or undecided, by what
            stands at its cited place. Drift ends with exit code 1; 3 means that too few sources could be read.

            With --fix, permanent moves of a source and renamed values that two sources or a registry agree on are
            written into the data, in its own formatting; everything else is left alone, and said why. Drift that was
            corrected does not fail the run. With --dry-run the edits are shown as a diff, and nothing is written.

            EXAMPLE
              $ provider-survey check
              $ provider-survey check together-ai moonshot --record run.warc.gz --report run.json
              $ provider-survey check --replay run.warc.gz --format markdown
              $ provider-survey check --fix --dry-run
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @Option(help: "Format on stdout: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ReportFormat = .text
    @Option(help: ArgumentHelp("Also write the report to a file: .json, .md, .sarif, .xml or .txt.", valueName: "file"))
    var report: [String] = []
    @Option(help: ArgumentHelp("Folder of the run state.", valueName: "dir")) var state = ".provider-survey"
    @Flag(help: "Correct the data where the edit is certain.") var fix = false
    @Flag(help: "With --fix: show the edits as a diff, write nothing.") var dryRun = false
    @Option(help: ArgumentHelp("Days after which a last confirmation is pointed out.", valueName: "days"))
    var maxAge = CheckReport.defaultMaximumAge
    @Flag(help: "Let moved pages, weakened claims and old confirmations that did not hold today fail the run, too.")
    var strict = false
    @Flag(help: "List every undecided claim.") var verbose = false
    @Argument(help: "Providers, tools or claims; all when none is named.") var subjects: [String] = []

    mutating func validate() throws {
        for path in report where ReportFormat(fileName: path) == nil {
            throw ValidationError("the ending of '\(path)' names no format; use .json, .md, .sarif, .xml or .txt")
        }
        if dryRun, !fix { throw ValidationError("--dry-run belongs to --fix") }
        if maxAge < 0 { throw ValidationError("--max-age must not be negative") }
    }

    func run() async throws {
        let loaded = try survey.load()
        try Subjects.check(subjects, in: loaded.survey)
        let records = RecordFiles(data: survey.data, state: state)
        let before = CheckRecords(baseline: try records.baseline(), state: records.runState())
        for path in report { try ReportFile(path).mayBeReplaced() }
        let run = CheckRun(
            survey: loaded.survey, records: before,
            acknowledgements: try records.acknowledgements(), subjects: subjects, mode: network.mode, now: survey.now,
            maximumAge: maxAge)
        let outcome = try await network.withSource { await run.outcome(from: $0) }
        do {
            if network.replay.isEmpty { try records.keep(outcome.state, since: before.state) }
        } catch let problem as FileProblem {
            // What was found out is told all the same.
            Console.fail(problem)
        }
        try publish(outcome.report, isBlind: outcome.exit.reason != nil)
        if let reason = outcome.exit.reason { Console.printError(reason + "; nothing was concluded about the rest") }
        let exit = fix ? try correct(loaded, by: outcome) : outcome.exit
        let code = strict ? exit.strictCode : exit.code
        if code != 0 { throw ExitCode(Int32(code)) }
    }

    /// Writes what is certain, and says how the run ends now.
    private func correct(_ loaded: LoadedSurvey, by outcome: Pipeline.Outcome) throws -> CheckExit {
        let fixed = Pipeline.fix(loaded.files, of: loaded.survey, by: outcome, today: survey.currentDay)
        if !dryRun { try DataFiles.write(fixed.files, below: survey.data, read: loaded.files) }
        let text = FixReport(fixed, isDryRun: dryRun).written()
        // A format for programs has stdout to itself.
        if format == .text { Console.printResult("\n" + text) } else { Console.printError(text) }
        return dryRun ? outcome.exit : outcome.exit.afterSettling(fixed.settles, in: outcome.report)
    }

    /// A run that could not tell says so in one sentence; its text report would only repeat it for every claim.
    private func publish(_ report: CheckReport, isBlind: Bool) throws {
        let style = ReportStyle(usesColor: Console.usesColor(survey.color), isVerbose: verbose)
        if !isBlind || format != .text || verbose { Console.printResult(format.write(report, style: style)) }
        for path in self.report {
            guard let format = ReportFormat(fileName: path) else { continue }
            do throws(FileProblem) {
                try ReportFile(path).write(format.write(report))
            } catch {
                Console.fail(error)
            }
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}

/// Names that users give to `check` and `accept`.
enum Subjects {
    /// A name that is no provider, tool or claim ends the command before anything is fetched.
    static func check(_ names: [String], in survey: Survey) throws {
        let known = survey.providers.map(\.id) + survey.tools.map(\.id) + survey.claims.map(\.id)
        for name in names where !known.contains(name) {
            throw ValidationError(
                "unknown '\(name)'; \(NearMiss.suggestion(name, in: known) ?? "see 'provider-survey list'")")
        }
    }
}
