import ArgumentParser
import Corrections
import Foundation
import SurveyModel
import SurveySupport

struct NewProvider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provider",
        abstract: "Begin the file of a provider, with evidence from a page where one is named.",
        discussion: """
            What no option says is asked on a terminal; an empty answer leaves it out. With --docs the page is read: its \
            addresses and variables are proposed, and what stands on it is cited. The rest says 'uncited', which \
            'validate' warns of until 'cite' or a person adds evidence.

            EXAMPLE
              $ provider-survey new provider acme
              $ provider-survey new provider acme --name Acme --vendor 'Acme Works' --category inference-platform \\
                  --base-url https://api.acme.example/v1 --protocol openai-chat --key-variable ACME_API_KEY \\
                  --docs https://docs.acme.example/quickstart
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var facts: ProviderFacts
    @Argument(help: "Id of the provider: a-z, 0-9 and hyphens.") var id: String

    func run() async throws {
        let files = try survey.files()
        var edit = SurveyEdit(files, today: survey.currentDay)
        guard let known = edit.loaded.survey else {
            Console.printError("error: \(survey.data)/survey.json cannot be read; run 'provider-survey validate'")
            throw ExitCode.invalid
        }
        try New.require(id, in: known)
        let docs = Questions().answer(page.docs, "Page of documentation, an https address")
            .flatMap { SourceAddress($0, twin: page.twin) }
        var read: CitedPage?
        if let docs { read = try await PageOptions.open(docs.fetched, network, survey.pipeline) }
        var draft = try facts.draft(id, page: read, today: survey.currentDay)
        // Pages of others are evidence, and no documentation of the provider.
        let publisher = page.publisher ?? docs?.publisher(in: known) ?? draft.vendor
        if publisher == draft.vendor { draft.links.docs = docs?.url }
        try edit.add(draft.text, as: id + ".json", in: "providers")
        guard let docs, let read else { return try finish(edit, files, nil) }
        let source = try page.source(
            of: read, at: docs, vendor: draft.vendor, in: known, today: survey.currentDay,
            isReplay: !network.replay.isEmpty)
        let citations = try survey.pipeline.citeAll.run(.init(edit: edit, subject: id, page: read, source: source))
        try finish(citations.edit, files, citations)
    }

    private func finish(_ edit: SurveyEdit, _ files: [SurveyLoader.File], _ citations: SubjectCitations?) throws {
        try New.write(edit, survey, read: files)
        for found in citations?.found ?? [] {
            let evidence = found.evidence.map { DataText.inline($0.node) }.joined(separator: "\n    ")
            Console.printResult("cited \(found.claim)\n    \(evidence)")
        }
        for missing in citations?.missing ?? [] {
            Console.printResult("uncited \(missing.claim): \(TerminalText.line(missing.reason))")
        }
        New.tellNext("provider-survey validate", "provider-survey cite \(id) CLAIM --docs URL --write")
    }
}

/// What `new provider` can be told of a provider.
struct ProviderFacts: ParsableArguments {
    @Option(help: "As people call the service.") var name: String?
    @Option(help: "Who offers it.") var vendor: String?
    @Option(
        help: "What kind of service it is: \(Provider.Category.wordList).",
        completion: .words(of: Provider.Category.self))
    var category: String?
    @Option(help: ArgumentHelp("Another name or id in use; may be given several times.", valueName: "name"))
    var alias: [String] = []
    @Option(help: ArgumentHelp("Home page.", valueName: "url")) var home: String?
    @Option(name: .customLong("base-url"), help: ArgumentHelp("Address of the API, with version.", valueName: "url"))
    var baseURL: String?
    @Option(
        name: .customLong("protocol"), help: "What is spoken there: \(Endpoint.WireProtocol.wordList).",
        completion: .words(of: Endpoint.WireProtocol.self))
    var wireProtocol: String?
    @Option(
        help: "Where it answers: \(Endpoint.Region.wordList).", completion: .words(of: Endpoint.Region.self))
    var region = "global"
    @Option(help: ArgumentHelp("Path of the model list below the base URL.", valueName: "path")) var modelsPath: String?
    @Option(help: ArgumentHelp("Header that carries the key alone, where it is not a bearer token.", valueName: "name"))
    var keyHeader: String?
    @Option(help: ArgumentHelp("Environment variable of the key; may be given several times.", valueName: "name"))
    var keyVariable: [String] = []
    @Option(help: ArgumentHelp("Where keys are issued.", valueName: "url")) var keyPage: String?
    @Option(
        help: "Does the consumer plan pay for API calls? \(ConsumerPlan.Grant.wordList).",
        completion: .words(of: ConsumerPlan.Grant.self))
    var consumerPlan: String?
    @Option(
        help: "Is there an OAuth flow for other vendors' clients? \(OAuth.Availability.wordList).",
        completion: .words(of: OAuth.Availability.self))
    var oauth: String?
    @Option(help: ArgumentHelp("LiteLLM's prefix for the provider.", valueName: "prefix")) var litellm: String?

    mutating func validate() throws {
        try Provider.Category.require(category, "category")
        try Endpoint.WireProtocol.require(wireProtocol, "protocol")
        try Endpoint.Region.require(region, "region")
        try ConsumerPlan.Grant.require(consumerPlan, "consumer-plan")
        try OAuth.Availability.require(oauth, "oauth")
    }

    /// The file, from options, answers, and what the page proposes.
    func draft(_ id: String, page: CitedPage?, today: SurveyDate) throws -> ProviderDraft {
        let questions = Questions()
        let title = id.split(separator: "-").map(\.capitalized).joined(separator: " ")
        let name = questions.answer(name, "Name", proposal: title) ?? title
        let vendor = questions.answer(vendor, "Vendor", proposal: name) ?? name
        let category = questions.answer(category, "Category", words: Provider.Category.allWords)
        guard let category = category.flatMap(Provider.Category.init) else {
            throw ValidationError("say --category, one of \(Provider.Category.wordList)")
        }
        var draft = ProviderDraft(id: id, name: name, vendor: vendor, category: category)
        draft.aliases = alias
        draft.links.home = home
        stateAnswers(in: &draft, questions, today)
        try stateEndpoint(in: &draft, questions, page, today)
        stateKey(in: &draft, questions, page, today)
        if let litellm { draft.state(.routing, key: "litellm", ["prefix": .text(litellm)], asOf: today) }
        return draft
    }

    private func stateAnswers(in draft: inout ProviderDraft, _ questions: Questions, _ today: SurveyDate) {
        let plan = questions.answer(
            consumerPlan, "Does the consumer plan pay for API calls? (empty: nobody has looked)",
            words: ConsumerPlan.Grant.allWords)
        if let plan { draft.state(.consumerPlan, ["grantsAPI": .text(plan)], asOf: today) }
        let flow = questions.answer(
            oauth, "Is there an OAuth flow for other vendors' clients? (empty: nobody has looked)",
            words: OAuth.Availability.allWords)
        if let flow { draft.state(.oauth, ["available": .text(flow)], asOf: today) }
    }

    private func stateEndpoint(
        in draft: inout ProviderDraft, _ questions: Questions, _ page: CitedPage?, _ today: SurveyDate
    ) throws {
        let proposals = page?.baseURLs ?? []
        guard let stated = questions.answer(baseURL, "Base URL, with version", proposal: proposals.first) else {
            if !proposals.isEmpty {
                Console.printError("the page names \(proposals.joined(separator: ", ")); see --base-url")
            }
            return
        }
        let spoken = questions.answer(
            wireProtocol, "Protocol", proposal: Endpoint.WireProtocol.openAIChat.rawValue,
            words: Endpoint.WireProtocol.allWords)
        guard let spoken else { throw ValidationError("say --protocol, one of \(Endpoint.WireProtocol.wordList)") }
        let bearer = JSONNode.object([("scheme", .text("bearer")), ("header", .text("Authorization"))])
        let auth = keyHeader.map { JSONNode.object([("scheme", .text("header")), ("header", .text($0))]) }
        draft.state(
            .endpoints,
            [
                "region": .text(region), "baseURL": .text(stated.hasSuffix("/") ? String(stated.dropLast()) : stated),
                "protocol": .text(spoken), "modelsPath": modelsPath.map(JSONNode.text), "auth": auth ?? bearer,
            ], asOf: today)
    }

    private func stateKey(
        in draft: inout ProviderDraft, _ questions: Questions, _ page: CitedPage?, _ today: SurveyDate
    ) {
        let proposals = page?.keyVariables ?? []
        let asked =
            keyVariable.isEmpty
            ? questions.answer(nil, "Environment variable of the key", proposal: proposals.first) : nil
        let variables = keyVariable + (asked.map { [$0] } ?? [])
        guard !variables.isEmpty || keyPage != nil else {
            if !proposals.isEmpty {
                Console.printError("the page names \(proposals.joined(separator: ", ")); see --key-variable")
            }
            return
        }
        draft.state(
            .credentials,
            [
                "kind": .text("api-key"), "environment": variables.isEmpty ? nil : .texts(variables),
                "keyPage": keyPage.map(JSONNode.text),
            ], asOf: today)
    }
}
