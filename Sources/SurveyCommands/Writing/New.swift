import ArgumentParser
import Corrections
import SurveyModel
import SurveySupport

/// Files that the survey does not have yet.
struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a provider, a tool or a source: a valid file at once.",
        subcommands: [NewProvider.self, NewTool.self, NewSource.self])

    /// Writes a change that makes nothing worse, and says what was written.
    static func write(
        _ edit: SurveyEdit, _ options: SurveyOptions, read: [SurveyLoader.File],
        tell: (String) -> Void = Console.printResult
    ) throws {
        let errors = edit.newErrors
        guard errors.isEmpty else {
            for error in errors { Console.printError(error.line) }
            Console.printError("nothing was written: the survey would not be valid")
            throw ExitCode.invalid
        }
        let changed = edit.changed
        try DataFiles.write(changed, below: options.data, read: read)
        for file in changed { tell("\(file.before.isEmpty ? "wrote" : "changed") \(file.path)") }
    }

    /// What to do with a new file.
    static func tellNext(_ commands: String...) {
        Console.printError("next: " + commands.joined(separator: "; "))
    }

    /// Refuses an id that is no id, or that is taken.
    static func require(_ id: String, in survey: Survey) throws {
        guard Slug.of(id) == id else {
            throw ValidationError("'\(id)' is no id: use a-z, 0-9 and single hyphens, as in '\(Slug.of(id))'")
        }
        if let owner = survey.providers.first(where: { $0.id == id || $0.aliases.contains(id) }) {
            throw ValidationError("'\(id)' is taken: see 'provider-survey show \(owner.id)', in \(owner.location.file)")
        }
        if let tool = survey.tool(id) { throw ValidationError("'\(id)' is taken, in \(tool.location.file)") }
    }
}

struct NewTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tool",
        abstract: "Begin the file of a reference tool.",
        discussion: """
            EXAMPLE
              $ provider-survey new tool acme-cli --name 'Acme CLI' --vendor 'Acme Works'
            """)

    @OptionGroup var survey: SurveyOptions
    @Argument(help: "Id of the tool.") var id: String
    @Option(help: "As people call the tool.") var name: String?
    @Option(help: "Who makes it.") var vendor: String?

    func run() throws {
        let files = try survey.files()
        var edit = SurveyEdit(files, today: survey.currentDay)
        if let known = edit.loaded.survey { try New.require(id, in: known) }
        let questions = Questions()
        guard let name = questions.answer(name, "Name"), let vendor = questions.answer(vendor, "Vendor") else {
            throw ValidationError("say --name and --vendor")
        }
        let node = JSONNode.object([
            ("$schema", .text("../schema/tool.schema.json")), ("id", .text(id)), ("name", .text(name)),
            ("vendor", .text(vendor)),
        ])
        try edit.add(DataText.file(node), as: id + ".json", in: "tools")
        try New.write(edit, survey, read: files)
        New.tellNext("provider-survey cite \(id) CLAIM --value TEXT --docs URL --write", "provider-survey validate")
    }
}

struct NewSource: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: "Put a page into the file of its publisher.",
        discussion: """
            'cite ... --docs URL --write' does it, too, together with the evidence.

            EXAMPLE
              $ provider-survey new source --docs https://docs.acme.example/quickstart --publisher Acme
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        guard let docs = page.docs, let address = SourceAddress(docs, twin: page.twin) else {
            throw ValidationError("say --docs URL")
        }
        let files = try survey.files()
        var edit = SurveyEdit(files, today: survey.currentDay)
        guard let known = edit.loaded.survey else { throw ExitCode.invalid }
        if let source = address.source(in: known) {
            throw ValidationError("'\(source.id)' cites this page already, in \(source.location.file)")
        }
        guard let publisher = page.publisher ?? address.publisher(in: known) else {
            throw ValidationError("say --publisher: no other page of this site is cited")
        }
        let read = try await PageOptions.open(address.fetched, network, survey.pipeline)
        let source = try page.source(
            of: read, at: address, vendor: publisher, in: known, today: survey.currentDay,
            isReplay: !network.replay.isEmpty)
        try edit.add(source)
        try New.write(edit, survey, read: files)
        Console.printError("the source is '\(source.id)'; 'validate' warns until a claim cites it")
    }
}
