import ArgumentParser
import Corrections
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

            With --draft the file of one of them is written into the data, with what the registries say, and with pointers \
            into them as evidence where one can name the place; plans and sign-in are unknown. It is valid at once; \
            'validate' warns of what is still uncited, and a person completes it.

            EXAMPLE
              $ provider-survey discover
              $ provider-survey discover --offline registries --json
              $ provider-survey discover --draft pioneer --dry-run
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var registries: RegistryOptions
    @Option(help: ArgumentHelp("Folder that remembers what earlier runs saw.", valueName: "dir"))
    var state = RecordFiles.usualFolder
    @Flag(help: "Print JSON.") var json = false
    @Option(help: ArgumentHelp("Write the body of an issue to this file.", valueName: "file")) var markdown: String?
    @Option(help: ArgumentHelp("Write the file of this provider into the data.", valueName: "id")) var draft: String?
    @Flag(help: "With --draft: print the file, write nothing.") var dryRun = false

    func validate() throws {
        if dryRun, draft == nil { throw ValidationError("--dry-run belongs to --draft") }
        if draft != nil, json || markdown != nil { throw ValidationError("--draft excludes --json and --markdown") }
    }

    func run() async throws {
        let (known, files) = try survey.loadWithFiles()
        let read = try await registries.read(today: survey.currentDay)
        guard Interruption.signal == nil else { return }
        if let draft { return try write(draft, beside: known, files, read.snapshots) }
        let records = RecordFiles(data: survey.data, state: state)
        let report = survey.pipeline.discover.run(
            .init(
                survey: known, registries: read.snapshots, seen: records.seenEntries(), today: survey.currentDay))
        Console.printResult(json ? try JSONWriter.write(encoding: report) : DiscoveryText.write(report))
        if let markdown { try GeneratedText.write(DiscoveryMarkdown.write(report), to: markdown) }
        if registries.network.replay.isEmpty { try records.keepSeenEntries { $0.taking(read.snapshots) } }
    }

    private func write(
        _ name: String, beside known: Survey, _ files: [SurveyLoader.File], _ registries: [RegistrySnapshot]
    ) throws {
        let input = Pipeline.DraftInput(id: name, survey: known, registries: registries, today: survey.currentDay)
        guard let draft = survey.pipeline.draft.run(input) else {
            let ids = RegistryDraft.ids(of: known, registries, today: survey.currentDay)
            let remedy = NearMiss.suggestion(name, in: ids) ?? "see 'provider-survey discover'"
            throw ValidationError("no registry has a provider '\(name)' that the survey lacks; \(remedy)")
        }
        if dryRun { return Console.printResult(draft.text) }
        var edit = SurveyEdit(files, today: survey.currentDay)
        do {
            try edit.add(draft.text, as: draft.id + ".json", in: "providers")
        } catch {
            throw ValidationError("\(error)")
        }
        try New.write(edit, survey, read: files)
        New.tellNext("provider-survey validate", "provider-survey cite \(draft.id) CLAIM --docs URL --write")
    }
}
