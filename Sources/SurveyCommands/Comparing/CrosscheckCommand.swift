import ArgumentParser
import Registries
import SurveyModel
import SurveySupport

/// Not called `Crosscheck`, which is what it runs.
struct CrosscheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crosscheck",
        abstract: "Compare the survey with whole registries, field by field.",
        discussion: """
            Reads models.dev, LiteLLM's lists, Catwalk, genai-prices and lobe-icons, and says of each id, base URL, key \
            variable, package, logo and status what the survey and the registry have, since when, and by which rule they \
            agree or not: equal, both-valid, ours-newer, explained, theirs-newer or open. Differences that somebody has to \
            settle are printed; --verbose prints all. With --strict an open one ends the run with 1. Ends with 3 when no \
            registry could be read, and with --strict when one of them could not.

            EXAMPLE
              $ provider-survey crosscheck
              $ provider-survey crosscheck --replay registries.warc.gz --strict
              $ provider-survey crosscheck --offline registries --json
              $ provider-survey crosscheck --registry models-dev=api.json --issues out
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var registries: RegistryOptions
    @Flag(help: "List what asks for nothing, too.") var verbose = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: ArgumentHelp("Write the body of an issue to this file.", valueName: "file")) var markdown: String?
    @Option(
        help: ArgumentHelp(
            "Write a text for the tracker of each registry that is wrong to this folder.", valueName: "dir"))
    var issues: String?
    @Flag(help: "Let an open difference fail the run.") var strict = false

    func run() async throws {
        let loaded = try survey.load()
        let read = try await registries.read(today: survey.currentDay)
        guard Interruption.signal == nil else { return }
        let report = survey.pipeline.crosscheck.run(
            .init(survey: loaded, registries: read.snapshots, today: survey.currentDay))
        Console.printResult(
            json ? try JSONWriter.write(encoding: report) : CrosscheckText.write(report, isVerbose: verbose))
        if let markdown { try GeneratedText.write(CrosscheckMarkdown.write(report), to: markdown) }
        if let issues {
            try FolderLock.make(issues)
            for issue in RegistryIssue.all(report) {
                try GeneratedText.write(issue.text, to: "\(issues)/\(issue.registry.rawValue).md")
            }
        }
        if strict, report.summary.open > 0 { throw ExitCode.drift }
        if strict, !read.isWhole { throw ExitCode.undecided }
    }
}
