import SurveyModel
import SurveySupport

/// Writes Goose's custom providers, a file for each: what its `custom_providers` folder holds.
///
/// Their ids begin with `custom_`, as those do that users make in the program, so that none hides a provider of its own. A few
/// providers Goose treats by the exact name that it gives them; those are left to it, for under another name they would be sent
/// `max_completion_tokens`, which they refuse.
struct GooseProviders: TargetEncoder {
    let survey: SurveyView

    /// Those that are left to Goose, which treats them by its own name for them, as it stands here
    /// (`PROVIDERS_NEEDING_MAX_TOKENS_REMAP`).
    private static let shipped = [
        "cerebras": "cerebras", "deepseek": "custom_deepseek", "groq": "groq", "inception": "inception",
        "lmstudio": "lmstudio", "mistral": "mistral", "nearai": "nearai", "ovhcloud": "ovhcloud",
    ]

    /// One that is written under the name of Goose's own, in its place: that calls the Chinese service, where keys of the
    /// international one are refused.
    private static let replaced = ["moonshot": "Takes the place of Goose's own Moonshot, which calls api.moonshot.cn."]

    /// Tokens; what Goose takes for the models of a provider that users make in the program.
    private static let contextLimit = 128_000

    func output() -> Codegen.Output {
        let (files, notes) = survey.fitting(Self.file)
        return Codegen.Output(files: Dictionary(uniqueKeysWithValues: files), notes: notes)
    }

    private static func file(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, String) {
        let id = replaced[provider.id] == nil ? "custom_" + provider.id : provider.id
        guard id.utf8.allSatisfy(isIDByte) else { throw ClientAccess.Skipped(reason: "Goose would refuse its id") }
        if let name = shipped[provider.id] { throw ClientAccess.Skipped(reason: "Goose knows it as \(name)") }
        let access = try ClientAccess.find(provider, protocols: [.openAIChat])
        let endpoint = access.endpoint
        if provider.category == .generic { throw ClientAccess.Skipped(reason: "it stands for any server") }
        if replaced[provider.id] == nil, endpoint.refusedParameters.contains("max_completion_tokens") {
            throw ClientAccess.Skipped(reason: "it refuses max_completion_tokens, which Goose sends")
        }
        let call = endpoint.baseURL + (endpoint.callPath ?? "")
        let asks =
            endpoint.modelsPath.map { endpoint.baseURL + $0 } == list(besides: call)
            && (endpoint.modelsShape ?? .data) == .data
        let model = provider.modelID
        if model == nil, !asks { throw ClientAccess.noModelList }
        let document = JSONNode.object([
            ("name", .text(id)),
            ("engine", .text("openai")),
            ("display_name", .text(provider.name)),
            ("description", replaced[provider.id].map(JSONNode.text)),
            ("api_key_env", access.environment.first.map(JSONNode.text)),
            ("base_url", .text(call)),
            ("models", .list(model.map { [entry(of: $0)] } ?? [])),
            ("dynamic_models", .flag(asks)),
            ("headers", try access.headersNode),
            ("requires_auth", .flag(!access.isKeyOptional)),
            ("model_doc_link", provider.links.models.map(JSONNode.text)),
        ])
        return (id + ".json", JSONWriter.write(document))
    }

    /// Where Goose asks for models: at the address of the call, or below `/v1` where that has another form.
    private static func list(besides call: String) -> String? {
        let own = "/chat/completions"
        guard !call.contains(own) else { return call.replacing(own, with: "/models") }
        let origin = call.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
        return origin.joined(separator: "/") + "/v1/models"
    }

    private static func entry(of model: String) -> JSONNode {
        .object([("name", .text(model)), ("context_limit", .integer(contextLimit))])
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
