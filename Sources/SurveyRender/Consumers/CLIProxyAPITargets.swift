import SurveyModel
import SurveySupport

/// Writes the provider registry of cliproxyapi++, and a configuration that it and CLIProxyAPI 7, whose fork it is, both read.
///
/// Addresses are those of the survey: the defaults that the product came with are older.
struct CLIProxyAPITargets: TargetEncoder {
    let survey: SurveyView

    private static let consumer = "cliproxyapi"

    /// Blocks that share one shape, and the names in the code that the product generates for them from the registry. Its
    /// other code uses these names, so each of them must be there. Read on 2026-08-16:
    /// `pkg/llmproxy/config/provider_registry_generated.go` of KooshaPari/cliproxyapi-plusplus at b9b580299.
    private static let registryBlocks = [
        "minimax": "MiniMax", "roo": "Roo", "kilo": "Kilo", "deepseek": "DeepSeek", "groq": "Groq",
        "mistral": "Mistral", "siliconflow": "SiliconFlow", "openrouter": "OpenRouter", "together": "Together",
        "fireworks": "Fireworks", "novita": "Novita",
    ]

    /// Blocks with a type of their own in both programs, and what stands behind their address.
    private static let ownBlocks: [String: Endpoint.WireProtocol] = [
        "claude-api-key": .anthropicMessages, "gemini-api-key": .googleGenerateContent,
        "codex-api-key": .openAIResponses, "vertex-api-key": .googleGenerateContent,
    ]

    /// Blocks for sessions, which only the fork has; no code of its server calls them.
    private static let sessionBlocks: Set<String> = ["kiro", "cursor"]

    // MARK: Registry

    /// `providers.json`: dedicated blocks, and providers that variables switch on.
    func registry() -> Codegen.Output {
        var adoptions = Adoptions(of: Self.consumer, in: survey)
        let items = adoptions.fitting(Self.item)
        // The product's code would not compile without the block; without an address nothing can be sent.
        let missing = Set(Self.registryBlocks.keys).subtracting(items.compactMap { $0["name"]?.string }).sorted()
        let document = JSONNode.list(items + missing.map { Self.item($0, baseURL: nil) })
        return Codegen.Output(contents: JSONWriter.write(document), notes: adoptions.notes)
    }

    private static func item(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> JSONNode {
        let name = entry.decision.target
        if ownBlocks[name] != nil || sessionBlocks.contains(name) {
            throw ClientAccess.Skipped(reason: "its block has a type of its own in the product")
        }
        let address = try access(entry).endpoint.baseURL
        if registryBlocks[name] != nil { return item(name, baseURL: address) }
        guard let models = models(entry.provider) else { throw ClientAccess.noModel }
        return .object([
            ("name", .text(name)),
            ("base_url", .text(address)),
            ("env_vars", .texts(entry.decision.switches)),
            ("default_models", models),
        ])
    }

    private static func item(_ block: String, baseURL: String?) -> JSONNode {
        .object([
            ("name", .text(block)),
            ("yaml_key", .text(block)),
            ("go_name", registryBlocks[block].map(JSONNode.text)),
            ("base_url", baseURL.map(JSONNode.text)),
        ])
    }

    // MARK: Configuration

    func config() throws(RenderFailure) -> Codegen.Output {
        var adoptions = Adoptions(of: Self.consumer, in: survey)
        adoptions.notes.removeAll { $0.provider == nil }
        let entries = adoptions.fitting(Self.entry)
        let named = Set((survey.consumer(Self.consumer)?.decisions ?? []).map(\.provider))
        let (waiting, notes) = survey.fitting(besides: named, Self.waiting)
        let compatibles = entries.filter { $0.block == nil }.map(\.node) + waiting
        var blocks = entries.compactMap { entry in entry.block.map { ($0, Optional(JSONNode.list([entry.node]))) } }
        if !compatibles.isEmpty { blocks.append(("openai-compatibility", .list(compatibles))) }
        let comments: [StaticString] = [
            Marker.text,
            "For cliproxyapi++; CLIProxyAPI 7 reads every entry as well.",
            "The programs take keys as they stand: pass this file through envsubst, which puts in the variables.",
            "They offer the models that an entry lists. A disabled entry waits for its key, and for a model where it has none.",
        ]
        let text = try YAMLText.write(.object(blocks), comments: comments, path: "cliproxyapi/config.yaml")
        return Codegen.Output(contents: text, notes: adoptions.notes + notes)
    }

    private static func reference(_ variable: String) -> JSONNode { .text("${" + variable + "}") }

    /// An entry of a block with a type of its own, or one of those that speak OpenAI's protocol.
    private static func entry(
        _ entry: Adoptions.Adopted
    ) throws(ClientAccess.Skipped) -> (block: String?, node: JSONNode) {
        if let block = try block(entry) { return (entry.decision.target, block) }
        return (nil, try compatibility(entry))
    }

    /// An entry of a block with a type of its own; nil for providers that have none.
    private static func block(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> JSONNode? {
        let name = entry.decision.target
        if sessionBlocks.contains(name) {
            throw ClientAccess.Skipped(reason: "the program's server does not call its block")
        }
        guard let spoken = ownBlocks[name] else { return nil }
        if entry.provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        guard let variable = entry.provider.environment(for: nil).first else {
            throw ClientAccess.Skipped(reason: "no environment variable is known for its key")
        }
        // Only this block has no address of its vendor in the program.
        let address =
            name == "codex-api-key"
            ? try ClientAccess.findPlain(entry.provider, protocols: [spoken]).endpoint.baseURL : nil
        return .object([("api-key", reference(variable)), ("base-url", address.map(JSONNode.text))])
    }

    private static func access(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> ClientAccess {
        try ClientAccess.findPlain(entry.provider, protocols: [.openAIChat])
    }

    /// A provider that was decided on. Those that variables switch on are added by the product itself.
    private static func compatibility(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> JSONNode {
        guard entry.decision.switches.isEmpty else { return try waiting(entry.provider) }
        let access = try access(entry)
        return try compatibility(entry.decision.target, prefix: entry.decision.setting("prefix"), access)
    }

    private static func waiting(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat])
        return try compatibility(provider.id, access, isWaiting: true)
    }

    private static func compatibility(
        _ name: String, prefix: String? = nil, _ access: ClientAccess, isWaiting: Bool = false
    ) throws(ClientAccess.Skipped) -> JSONNode {
        let models = models(access.provider)
        let keys = access.environment.first.map { JSONNode.list([.object([("api-key", reference($0))])]) }
        return .object([
            ("name", .text(name)),
            ("disabled", isWaiting || models == nil ? .flag(true) : nil),
            ("prefix", .text(prefix ?? name)),
            ("base-url", .text(access.endpoint.baseURL)),
            ("api-key-entries", keys),
            ("models", models),
            ("headers", try access.headersNode),
        ])
    }

    /// Neither program asks a provider for its models: an entry that names none can serve no request.
    private static func models(_ provider: ProviderView) -> JSONNode? {
        provider.modelID.map { .list([.object([("name", .text($0)), ("alias", .text($0))])]) }
    }
}

extension Consumer.Decision {
    /// The variables that switch a provider on without an entry.
    fileprivate var switches: [String] { setting("env")?.variableNames ?? [] }
}
