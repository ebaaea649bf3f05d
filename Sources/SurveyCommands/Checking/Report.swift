import ArgumentParser
import DriftCheck
import Reports
import SurveyModel
import SurveyRender
import SurveySupport

/// What can be done with reports that checks have written.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Work with the reports of checks.", subcommands: [Merge.self])

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge",
            abstract: "Join the JSON reports of all shards into one.",
            discussion: """
                The result is the report that a single check would have given: a claim whose evidence was read by several \
                machines is concluded again from all of it. The survey must be the one that was checked. Exit codes are \
                those of 'check'; 64 says that the reports do not belong together, 74 that one cannot be read.

                EXAMPLE
                  $ provider-survey check --shard 1/2 --report part-1.json
                  $ provider-survey check --shard 2/2 --report part-2.json
                  $ provider-survey report merge part-1.json part-2.json --report drift.json
                """)

        @OptionGroup var survey: SurveyOptions
        @OptionGroup var output: ReportOptions
        @OptionGroup var templates: TemplateOptions
        @Flag(
            help: "Let citations to review, moved pages, weakened claims and old confirmations fail the run, too.")
        var strict = false
        @Argument(help: ArgumentHelp("The report of every shard, in any order.", valueName: "file"))
        var parts: [String]

        func run() async throws {
            let pipeline = self.survey.pipeline
            let survey = try survey.load()
            try output.requireReplaceableFiles()
            var options = CheckOptions()
            options.acknowledgements = try RecordFiles(data: self.survey.data, state: "").acknowledgements()
            options.generatedFiles = ClaimImpact(survey, templates: templates.load()).files(of:)
            let merged: (report: CheckReport, exit: CheckExit)
            do {
                let reports = try parts.map { (name: $0, report: try ReportFile($0).read()) }
                merged = try pipeline.merge.run(.init(survey: survey, options: options, parts: reports))
            } catch let failure as ReportMerge.Failure {
                throw ValidationError("\(failure)")
            }
            let reason = merged.exit.reason
            try output.publish(
                merged.report, isBlind: reason != nil, usesColor: Console.usesColor(self.survey.color),
                through: pipeline.report)
            if let reason {
                Console.printError(reason + "; nothing was concluded from what could not be read; --verbose lists it")
            }
            let code = strict ? merged.exit.strictCode : merged.exit.code
            if code != 0 { throw ExitCode(Int32(code)) }
        }
    }
}
