import ArgumentParser
import Foundation
import Reports
import SourceLint
import SurveySupport

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Say what in a source tree the survey knows to be stale, wrong or forbidden.",
        discussion: """
            Reads the files of any client, in whatever language, and reports moved hosts and pages, services that are shut down, \
            renamed variables and the like, each with the day and a document that says so. Errors and warnings end with exit \
            code 1, notes do not.

            What git ignores, vendored folders, binaries, files over 2 MB, lock files and changelogs are left out; tests, too, \
            without --include-tests. The survey is the one that the tool was built with, unless --data names another. A comment silences its line: provider-survey: ignore[moved-host] reason

            EXAMPLE
              $ provider-survey lint .
              $ provider-survey lint Sources README.md --format json
            """)

    @OptionGroup var survey: SurveyOptions
    @Option(help: "Format on stdout.") var format: ReportFormat = .text
    @Flag(help: "Search tests, fixtures and recorded answers, too.") var includeTests = false
    @Flag(help: "List notes, too.") var verbose = false
    @Flag(help: "Let notes fail the run, too.") var strict = false
    @Argument(help: "Files and folders.") var paths: [String]

    mutating func validate() throws {
        for path in paths where !FileManager.default.fileExists(atPath: path) {
            throw ValidationError("there is no '\(path)'")
        }
    }

    func run() throws {
        var options = SourceLint.Options()
        options.includesTests = includeTests
        let report = survey.pipeline.lint.run(
            .init(
                survey: try survey.loadShippedUnlessNamed(), today: survey.currentDay, paths: paths,
                options: options))
        let style = ReportStyle(usesColor: Console.usesColor(survey.color), isVerbose: verbose)
        Console.printResult(format.write(report, style: style))
        if report.hasFindings || strict && !report.findings.isEmpty { throw ExitCode.drift }
    }
}
