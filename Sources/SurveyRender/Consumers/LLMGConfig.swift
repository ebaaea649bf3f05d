import SurveyModel
import SurveySupport

/// Writes `llmg.toml`.
///
/// Every entry states its address, because the gateway's own are wrong for a third of the providers and lead to domains of
/// others for five. It states no key where the gateway reads one by itself: with a reference to a variable that is not set, it
/// would call the provider without a key.
struct LLMGConfig: TargetEncoder {
    let survey: SurveyView

    /// What the gateway cannot call, and why.
    private static let uncalled = [
        "antigravity": "the gateway sets up no client for it",
        "aws_sagemaker": "it needs more than a key", "azure": "it needs more than a key",
        "bedrock": "it needs more than a key", "vertex_ai": "it needs more than a key",
        "watsonx": "it needs more than a key",
        "cohere": "the gateway calls the first version of its protocol",
        "heroku": "the gateway calls /v1/completions there",
        "huggingface": "the gateway calls an interface that has been replaced",
    ]

    /// Clients that send the key as it stands, where the provider wants the word Bearer before it.
    private static let bareKeys: Set<String> = [
        "deepseek", "helicone", "minimax", "mistral", "perplexity", "volcano", "xai",
    ]

    func output() -> Codegen.Output {
        var adoptions = Adoptions(of: "llmg", in: survey)
        var toml = TOMLText()
        toml.comment(Marker.text)
        toml.comment(
            "Where no key is named, the gateway reads the variable <ID>_API_KEY: TOGETHER_AI_API_KEY for together_ai.")
        toml.comment("It answers 'Unknown provider' while that is not set.")
        toml.comment(
            "Set each variable that stands in an api_key: unless it is set, the gateway has no key to send.")
        toml.add("use_env", flag: true)
        for entry in adoptions.fitting(Self.entry) {
            toml.table(["providers", entry.id])
            toml.add("api_key", entry.key)
            toml.add("base_url", entry.address)
        }
        return Codegen.Output(contents: toml.text, notes: adoptions.notes)
    }

    private static func entry(
        _ entry: Adoptions.Adopted
    ) throws(ClientAccess.Skipped) -> (id: String, key: String?, address: String) {
        let id = entry.decision.target
        if let reason = uncalled[id] { throw ClientAccess.Skipped(reason: reason) }
        let access = try access(entry.provider)
        guard try access.requiredHeaders.isEmpty || access.endpoint.wireProtocol == .anthropicMessages else {
            throw ClientAccess.Skipped(reason: "every request needs a header that the gateway does not send")
        }
        let variable = bareKeys.contains(id) ? variable(entry, access) : nil
        return (id, variable.map { "Bearer ${" + $0 + "}" }, access.endpoint.baseURL)
    }

    private static func access(_ provider: ProviderView) throws(ClientAccess.Skipped) -> ClientAccess {
        switch provider.id {
        case "anthropic":
            try ClientAccess.findPlain(provider, protocols: [.anthropicMessages], schemes: [.header])
        case "ollama": try ClientAccess.findPlain(provider, protocols: [.ollama])
        default: try ClientAccess.findPlain(provider, protocols: [.openAIChat])
        }
    }

    /// The documented variable, else the one that the gateway falls back to, else the provider's own.
    private static func variable(_ entry: Adoptions.Adopted, _ access: ClientAccess) -> String? {
        let names = ["documented_env", "fallback_env"].compactMap(entry.decision.setting).filter(\.isVariableName)
        return (names + access.environment).first
    }
}
