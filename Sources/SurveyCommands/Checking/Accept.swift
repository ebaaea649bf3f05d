import ArgumentParser
import DriftCheck
import SurveyModel
import SurveySupport

struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take the pages as they are now as the baseline.",
        discussion: """
            Reads the sources twice, notes for every verified claim where it stands, and what differs between two fetches \
            of an unchanged page. Claims that do not hold are left as they were: correct the data first. \
            A contradiction that is taken is \
            known from then on, and only other words alarm. Says what was taken, and what was left and why.

            EXAMPLE
              $ provider-survey accept together-ai
              $ provider-survey accept --source litellm-azure-openai
              $ provider-survey accept --all --replay run.warc.gz
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @Option(help: ArgumentHelp("Folder of the run state.", valueName: "dir")) var state = RecordFiles.usualFolder
    @Option(
        help: ArgumentHelp("Only this source; may be given several times.", valueName: "id"), completion: .sources)
    var source: [String] = []
    @Flag(help: "Accept all providers and tools.") var all = false
    @Argument(help: "Providers, tools or claims.", completion: .subjectsAndClaims) var subjects: [String] = []

    mutating func validate() throws {
        if !all, subjects.isEmpty, source.isEmpty {
            throw ValidationError("name a provider, a tool or a claim, or give --source or --all")
        }
        if all, !subjects.isEmpty || !source.isEmpty {
            let names = (subjects + source).joined(separator: ", ")
            throw ValidationError("--all takes every page, also beside \(names): leave one of the two out")
        }
    }

    func run() async throws {
        let loaded = try survey.load()
        let subjects = try Subjects.found(subjects, in: loaded)
        let known = loaded.sources.map(\.id)
        for id in source where !known.contains(id) {
            throw ValidationError("unknown source '\(id)'; \(NearMiss.suggestion(id, in: known) ?? "see data/sources")")
        }
        let records = RecordFiles(data: survey.data, state: state)
        let run = CheckRun(
            survey: loaded, baseline: try records.baseline(), state: records.runState(), acknowledgements: [],
            subjects: subjects, sources: source.isEmpty ? nil : Set(source), mode: network.mode, now: survey.now,
            readsTwice: true)
        let check = survey.pipeline.check
        let result = try await network.withFetcher { await run.result(from: $0, through: check) }
        guard Interruption.signal == nil else {
            if network.replay.isEmpty { try records.keep(result.state, since: run.state) }
            let read = "\(result.fetched) of \(Counted.of(result.planned, "address"))"
            return Console.printError(
                "interrupted by \(Interruption.name) after \(read): nothing was accepted. To go on, run the same command again."
            )
        }
        let sources = source.isEmpty ? nil : Set(source)
        try records.updateBaseline { baseline in
            survey.pipeline.accept.run(
                .init(
                    baseline: baseline, material: result.material, sources: sources,
                    today: survey.currentDay, isWholeRun: all))
        }
        if network.replay.isEmpty { try records.keep(result.state, since: run.state) }
        Console.printResult(survey.pipeline.account.run(.init(result: result, sources: sources)))
        if let reason = result.exit.reason {
            Console.printError(reason)
            throw ExitCode.undecided
        }
    }
}
