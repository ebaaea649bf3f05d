import ArgumentParser
import SurveyModel
import SurveySupport

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List providers by category, one a line.",
        discussion: """
            EXAMPLE
              $ provider-survey list --protocol anthropic-messages
              $ provider-survey list --consumer synthorg --decision ship --json
            """)

    @OptionGroup var survey: SurveyOptions
    @Option(help: "Only this category: \(Provider.Category.wordList).", completion: .words(of: Provider.Category.self))
    var category: String?
    @Option(
        help: "Only providers with an endpoint in this region: \(Endpoint.Region.wordList).",
        completion: .words(of: Endpoint.Region.self))
    var region: String?
    @Option(
        name: .customLong("protocol"),
        help: "Only providers that speak this protocol: \(Endpoint.WireProtocol.wordList).",
        completion: .words(of: Endpoint.WireProtocol.self))
    var wireProtocol: String?
    @Option(
        help: "Only providers that take this kind of credential: \(Credential.Kind.wordList).",
        completion: .words(of: Credential.Kind.self))
    var auth: String?
    @Option(help: "Only providers that this consumer decided on.", completion: .consumers) var consumer: String?
    @Option(
        help: "With --consumer: only this decision: \(Consumer.Decision.Action.wordList).",
        completion: .words(of: Consumer.Decision.Action.self))
    var decision: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        try Provider.Category.require(category, "category")
        try Endpoint.WireProtocol.require(wireProtocol, "protocol")
        try Endpoint.Region.require(region, "region")
        try Credential.Kind.require(auth, "auth")
        try Consumer.Decision.Action.require(decision, "decision")
        if decision != nil, consumer == nil { throw ValidationError("--decision belongs to --consumer") }
        let survey = try survey.loadForReading()
        if let consumer, survey.consumer(consumer) == nil {
            throw ValidationError(
                "unknown consumer '\(consumer)'; "
                    + (NearMiss.suggestion(consumer, in: survey.consumers.map(\.id))
                        ?? "the survey has \(survey.consumers.map(\.id).joined(separator: ", "))"))
        }
        let all = survey.providers.map(survey.resolved)
        let providers = all.filter { matches($0, in: survey) }
        if json {
            Console.printJSON([("providers", .list(providers.map(Self.node)))])
        } else if providers.isEmpty {
            Console.printError("no provider fits")
        } else {
            Console.printResult(Self.text(providers))
        }
    }

    private func matches(_ provider: Provider, in survey: Survey) -> Bool {
        if let category, provider.category.rawValue != category { return false }
        if let region, !provider.endpoints.contains(where: { $0.region.rawValue == region }) { return false }
        if let wireProtocol, !provider.endpoints.contains(where: { $0.wireProtocol.rawValue == wireProtocol }) {
            return false
        }
        if let auth, !provider.credentials.contains(where: { $0.kind.rawValue == auth }) { return false }
        guard let consumer else { return true }
        guard let own = survey.consumer(consumer)?.decisions.first(where: { $0.provider == provider.id }) else {
            return false
        }
        return decision == nil || own.action.rawValue == decision
    }

    /// A table with a heading for each category; addresses end where the terminal does.
    private static func text(_ providers: [Provider]) -> String {
        let rows = TextLayout.table(providers.map(row), indentation: 2, cuts: Console.isOutputTerminal)
            .split(separator: "\n")
        let groups = Dictionary(grouping: zip(providers, rows)) { $0.0.category }
        return Provider.Category.allCases.compactMap { category in
            groups[category].map { ([category.rawValue] + $0.map { "  " + $0.1 }).joined(separator: "\n") }
        }.joined(separator: "\n\n")
    }

    /// Id, LiteLLM prefix, first address; the scheme is the same for nearly all of them.
    private static func row(_ provider: Provider) -> [String] {
        let address = provider.endpoints.first?.baseURL ?? "-"
        let shown = address.hasPrefix("https://") ? String(address.dropFirst("https://".count)) : address
        return [
            provider.id, provider.route("litellm").map { $0.value + "/" } ?? "-", (mark(of: provider) ?? "") + shown,
        ]
    }

    /// `retired: `, before the address of a provider that is not to be begun with.
    private static func mark(of provider: Provider) -> String? {
        guard let state = provider.status?.state, state != .active, state != .unknown else { return nil }
        return "\(state.rawValue): "
    }

    private static func node(_ provider: Provider) -> JSONNode {
        .object([
            ("id", .text(provider.id)), ("name", .text(provider.name)), ("category", .text(provider.category.rawValue)),
            ("state", provider.status.map { .text($0.state.rawValue) }),
            ("litellm", provider.route("litellm").map { .text($0.value) }),
            ("baseURLs", .texts(provider.endpoints.map(\.baseURL))),
        ])
    }
}
