import SurveyModel
import SurveySupport

/// Writes the provider registry and a configuration of cliproxyapi++.
struct CLIProxyAPITargets {
    let survey: SurveyView

    private static let consumer = "cliproxyapi"

    /// Blocks that share one shape; the product's code for them is generated from the registry.
    private static let registryBlocks: Set<String> = [
        "minimax", "roo", "kilo", "deepseek", "groq", "mistral", "siliconflow", "openrouter", "together", "fireworks",
        "novita",
    ]

    /// Blocks with a type of their own in the product.
    private static let ownBlocks: Set<String> = [
        "claude-api-key", "gemini-api-key", "codex-api-key", "vertex-api-key", "kiro", "cursor",
    ]

    /// Those of them that know sessions only.
    private static let sessionBlocks: Set<String> = ["kiro", "cursor"]

    private static let compatible: Set<Endpoint.WireProtocol> = [.openAIChat]

    /// `providers.json`: dedicated blocks, and providers that variables switch on.
    func registry() -> Codegen.Output {
        var adoptions = Adoptions(of: Self.consumer, in: survey)
        var items: [JSONNode] = []
        for each in adoptions.adopted {
            let name = each.decision.target
            let variables = each.decision.setting("env").map(\.variableNames) ?? []
            let isBlock = Self.registryBlocks.contains(name)
            guard isBlock || !variables.isEmpty else {
                adoptions.skip(
                    each.decision.provider,
                    Self.ownBlocks.contains(name)
                        ? "its block has a type of its own in the product" : "it stands for any server")
                continue
            }
            items.append(
                .object([
                    ("name", .text(name)),
                    ("yaml_key", isBlock ? .text(name) : nil),
                    ("base_url", Self.baseURL(each).map(JSONNode.text)),
                    ("env_vars", variables.isEmpty || isBlock ? nil : .texts(variables)),
                ]))
        }
        return Codegen.Output(contents: JSONWriter.write(.list(items)), notes: adoptions.notes)
    }

    /// The consumer's address where it is on a host of the provider, else the surveyed one.
    private static func baseURL(_ entry: Adoptions.Adopted) -> String? {
        ownAddress(entry)
            ?? (try? ClientAccess.findPlain(entry.provider, protocols: compatible))?.endpoint.baseURL
    }

    private static func ownAddress(_ entry: Adoptions.Adopted) -> String? {
        entry.provider.atOwnHost(entry.decision.address("base-url"))
    }

    func config() throws(RenderFailure) -> Codegen.Output {
        var adoptions = Adoptions(of: Self.consumer, in: survey)
        adoptions.notes.removeAll { $0.hasSuffix("no decision names them") }
        var blocks: [(String, JSONNode?)] = []
        var compatibles: [JSONNode] = []
        for each in adoptions.adopted {
            do {
                if Self.ownBlocks.contains(each.decision.target) || Self.registryBlocks.contains(each.decision.target) {
                    blocks.append((each.decision.target, .list([try Self.block(each)])))
                } else {
                    compatibles.append(try Self.compatibility(each))
                }
            } catch {
                adoptions.skip(each.decision.provider, error.reason)
            }
        }
        let named = Set((survey.consumer(Self.consumer)?.decisions ?? []).map(\.provider))
        for provider in survey.providers where !named.contains(provider.id) {
            do {
                let access = try ClientAccess.findPlain(provider, protocols: Self.compatible)
                compatibles.append(
                    try Self.compatibility(
                        name: provider.id, baseURL: access.endpoint.baseURL, access, isDisabled: true))
            } catch {
                adoptions.skip(provider.id, error.reason)
            }
        }
        if !compatibles.isEmpty { blocks.append(("openai-compatibility", .list(compatibles))) }
        let comments: [StaticString] = [
            Marker.text,
            "The program takes keys as they stand: pass this file through envsubst, which puts in the variables.",
            "Entries that are disabled wait for a key; models are found by asking the provider.",
        ]
        let text = try YAMLText.write(.object(blocks), comments: comments, path: "cliproxyapi/config.yaml")
        return Codegen.Output(contents: text, notes: adoptions.notes)
    }

    private static func reference(_ variable: String) -> JSONNode { .text("${" + variable + "}") }

    private static func block(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> JSONNode {
        if entry.provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        if let file = entry.decision.setting("token-file") { return .object([("token-file", .text(file))]) }
        let takesKey = !sessionBlocks.contains(entry.decision.target)
        guard takesKey, let variable = entry.provider.environment(for: nil).first else {
            throw ClientAccess.Skipped(reason: "no variable is known for its key, and no place of its token file")
        }
        let isRegistryBlock = registryBlocks.contains(entry.decision.target)
        let address = isRegistryBlock ? baseURL(entry) : ownAddress(entry)
        if entry.decision.target == "codex-api-key", address == nil {
            throw ClientAccess.Skipped(reason: "its block needs an address")
        }
        return .object([
            ("api-key", reference(variable)),
            ("base-url", address.map(JSONNode.text)),
            ("prefix", entry.decision.setting("prefix").map(JSONNode.text)),
        ])
    }

    private static func compatibility(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> JSONNode {
        if entry.provider.category == .generic { throw ClientAccess.Skipped(reason: "it stands for any server") }
        var access = try ClientAccess.findPlain(entry.provider, protocols: compatible)
        if let names = entry.decision.setting("env")?.variableNames, !names.isEmpty { access.environment = names }
        return try compatibility(
            name: entry.decision.target, baseURL: ownAddress(entry) ?? access.endpoint.baseURL, access,
            isDisabled: false)
    }

    private static func compatibility(
        name: String, baseURL: String, _ access: ClientAccess, isDisabled: Bool
    ) throws(ClientAccess.Skipped) -> JSONNode {
        let keys = access.environment.first.map { JSONNode.list([.object([("api-key", reference($0))])]) }
        return .object([
            ("name", .text(name)),
            ("disabled", isDisabled ? .flag(true) : nil),
            ("base-url", .text(baseURL)),
            ("api-key-entries", keys),
            ("headers", try access.headersNode),
        ])
    }
}
