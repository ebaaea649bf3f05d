import ArgumentParser
import Foundation
import Reports
import SourceLint
import SurveySupport

struct Lint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Say what in a source tree the survey knows to be stale, wrong or forbidden.",
        discussion: """
            Reads the files of any client, in whatever language, and reports moved hosts and pages, services that are shut down, \
            renamed variables and the like, each with the day and a document that says so. Errors and warnings end with exit \
            code 1, notes do not. The survey is the one that the tool was built with, unless --data names another.

            What git ignores, vendored folders, binaries, files over 2 MB, lock files and changelogs are left out; tests, too, \
            without --include-tests. A comment silences its line: provider-survey: ignore[moved-host] reason. The file \
            .provider-survey.json sets paths and rules.

            With --fix a literal that has another one of the same shape for it is replaced. With --dry-run the edits are shown \
            as a diff, and nothing is written.

            EXAMPLE
              $ provider-survey lint .
              $ provider-survey lint Sources README.md --format sarif
              $ provider-survey lint . --changed-since origin/main --format github
              $ provider-survey lint . --fix --dry-run
            """)

    @OptionGroup var survey: SurveyOptions
    @Option(help: "Format on stdout.") var format: ReportFormat = .text
    @Flag(help: "Search tests, fixtures and recorded answers, too.") var includeTests = false
    @Option(
        help: ArgumentHelp("Report only lines that differ from this revision of git.", valueName: "rev"))
    var changedSince: String?
    @Option(
        help: ArgumentHelp(
            "Configuration to use. (default: \(LintConfiguration.fileName), where there is one)", valueName: "file"))
    var config: String?
    @Flag(help: "Replace what has a literal of the same shape for it.") var fix = false
    @Flag(help: "With --fix: show the edits as a diff, write nothing.") var dryRun = false
    @Flag(help: "List notes, too.") var verbose = false
    @Flag(help: "Let notes fail the run, too.") var strict = false
    @Flag(help: .hidden) var needles = false
    @Argument(help: "Files and folders. (default: those of the configuration, else the current folder)")
    var paths: [String] = []

    mutating func validate() throws {
        if dryRun, !fix { throw ValidationError("--dry-run belongs to --fix") }
        if changedSince?.hasPrefix("-") == true { throw ValidationError("--changed-since takes a revision") }
        for path in paths where !FileManager.default.fileExists(atPath: path) {
            throw ValidationError("there is no '\(path)'")
        }
    }

    func run() async throws {
        let survey = try self.survey.loadShippedUnlessNamed()
        // What is searched for, for comparisons with other programs.
        if needles {
            return Console.printResult(Needles(survey, today: self.survey.currentDay).texts.joined(separator: "\n"))
        }
        let configuration = try readConfiguration()
        let named = paths.isEmpty ? configuration.paths : paths
        let paths = named.isEmpty ? ["."] : named
        var options = SourceLint.Options()
        options.configuration = configuration
        if includeTests { options.configuration.includesTests = true }
        if let changedSince { options.changes = try await GitChanges.lines(since: changedSince, in: paths) }
        var report = self.survey.pipeline.lint.run(
            .init(survey: survey, today: self.survey.currentDay, paths: paths, options: options))
        let corrections = fix ? try correct(&report) : nil
        let style = ReportStyle(usesColor: Console.usesColor(self.survey.color), isVerbose: verbose)
        Console.printResult(format.write(report, style: style))
        if let corrections { tell(corrections) }
        try finish(report)
    }

    private func readConfiguration() throws -> LintConfiguration {
        let file = config ?? LintConfiguration.fileName
        guard let bytes = config == nil ? try WholeFile.readIfPresent(file) : try WholeFile.read(file) else {
            return LintConfiguration()
        }
        let (configuration, problems) = LintConfiguration.read(bytes, file: file)
        guard problems.isEmpty else {
            for problem in problems { Console.printError(problem.line) }
            throw ExitCode.invalid
        }
        return configuration
    }

    /// Writes what is certain, and takes what is settled out of the report.
    private func correct(_ report: inout LintReport) throws -> LintFix {
        let corrections = try survey.pipeline.correct.run(report.findings)
        guard !dryRun else { return corrections }
        for file in corrections.files { try SourceFiles.replace(file) }
        report.findings.removeAll { corrections.settled.contains($0) }
        return corrections
    }

    private func tell(_ corrections: LintFix) {
        let places = Counted.of(corrections.settled.count, "place")
        let files = Counted.of(corrections.files.count, "file")
        let summary = "\(dryRun ? "would correct" : "corrected") \(places) in \(files)"
        Console.printError(summary)
        guard dryRun, !corrections.files.isEmpty else { return }
        // A format for programs has stdout to itself.
        if format == .text {
            Console.printResult("\n" + corrections.diff)
        } else {
            Console.printError(corrections.diff)
        }
    }

    private func finish(_ report: LintReport) throws {
        for path in report.unreadable { Console.printError("warning: \(path): cannot be read") }
        if report.hasFindings || strict && !report.findings.isEmpty { throw ExitCode.drift }
        if report.files == 0, !report.unreadable.isEmpty {
            Console.printError("no file could be read; nothing was concluded")
            throw ExitCode.undecided
        }
    }
}
