import ArgumentParser
import Registries
import SurveyModel
import SurveySupport

struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "List providers that registries hold and the survey does not.",
        discussion: """
            Reads the registries that 'crosscheck' reads. Says of each provider how many of them hold it, since when, with \
            which host, variable and page; what came and went since the last run, which the state folder remembers; and \
            which models of the survey no registry lists any more. Ends with 3 when no registry could be read.

            EXAMPLE
              $ provider-survey discover
              $ provider-survey discover --offline registries --json
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var registries: RegistryOptions
    @Option(help: ArgumentHelp("Folder that remembers what earlier runs saw.", valueName: "dir"))
    var state = ".provider-survey"
    @Flag(help: "Print JSON.") var json = false
    @Option(help: ArgumentHelp("Write the body of an issue to this file.", valueName: "file")) var markdown: String?

    func run() async throws {
        let loaded = try survey.load()
        let read = try await registries.read(today: survey.currentDay)
        guard Interruption.signal == nil else { return }
        let records = RecordFiles(data: survey.data, state: state)
        let report = survey.pipeline.discover.run(
            .init(
                survey: loaded, registries: read.snapshots, seen: records.seenEntries(), today: survey.currentDay
            ))
        Console.printResult(json ? try JSONWriter.write(encoding: report) : DiscoveryText.write(report))
        if let markdown { try GeneratedText.write(DiscoveryMarkdown.write(report), to: markdown) }
        if registries.network.replay.isEmpty { try records.keepSeenEntries { $0.taking(read.snapshots) } }
    }
}
