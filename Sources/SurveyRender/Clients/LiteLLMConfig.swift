import SurveyModel
import SurveySupport

/// Writes the configuration of LiteLLM's proxy: one wildcard route for each provider, with its address and the variable of its key.
///
/// LiteLLM has a route of its own for most services, but nearly all of them send `OPENAI_API_KEY`, and the organization of that
/// account, where the variable of the service is not set. So an entry takes such a route only where it is known not to, and
/// otherwise the one for any server that speaks OpenAI's protocol. `check_litellm.py` captures what every entry sends.
struct LiteLLMConfig {
    let survey: SurveyView

    func output() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.route)
        let comments: [StaticString] = [
            Marker.text,
            "Keys are read from the environment by the proxy. hosted_vllm is LiteLLM's route to any server that speaks OpenAI's",
            "protocol; it sends HOSTED_VLLM_API_KEY, if there is one, where the variable of an entry is not set. The route openai",
            "would send OPENAI_API_KEY there.",
        ]
        let text = try YAMLText.write(
            .object([("model_list", .list(models))]), comments: comments, path: "litellm/config.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    /// LiteLLM's route to any server that speaks OpenAI's chat protocol.
    private static let general = "hosted_vllm"

    /// Routes to one service in OpenAI's protocol that send no other service's key or account (LiteLLM 1.106.2 and 1.109.1).
    private static let ownChat: Set<String> = [
        "amazon_nova", "cometapi", "deepseek", "edenai", "fireworks_ai", "groq", "maritalk", "minimax", "mistral",
        "openai",
        "openrouter", "ovhcloud", "xai",
    ]

    /// Routes in another protocol, and what LiteLLM puts behind the address that it is given (same releases). Not ollama_chat:
    /// it sends the key of Ollama's hosted service to the local server.
    private static let ownProtocol: [String: (spoken: Endpoint.WireProtocol, path: String)] = [
        "anthropic": (.anthropicMessages, "/v1/messages"),
        "cohere_chat": (.cohereChat, ""),
        "gemini": (.googleGenerateContent, "/models/{model}:generateContent"),
    ]

    private static func route(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let own = provider.ownRoute("litellm")
        if let own, let (spoken, path) = ownProtocol[own] {
            let access = try ClientAccess.find(provider, protocols: [spoken], schemes: [.bearer, .header])
            let call = access.endpoint.baseURL + (access.endpoint.callPath ?? "")
            return try entry(access, model: own, address: String(call.dropLast(path.count)))
        }
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat])
        let model = own.flatMap { ownChat.contains($0) ? $0 : nil } ?? general
        return try entry(access, model: model, address: access.endpoint.baseURL)
    }

    private static func entry(
        _ access: ClientAccess, model: String, address: String
    ) throws(ClientAccess.Skipped) -> JSONNode {
        // Without any, LiteLLM looks for a key in variables of its own.
        let key = access.environment.first.map { "os.environ/" + $0 } ?? "not-needed"
        return .object([
            ("model_name", .text(access.provider.id + "/*")),
            (
                "litellm_params",
                .object([
                    ("model", .text(model + "/*")),
                    ("api_base", .text(address)),
                    ("api_key", .text(key)),
                    ("extra_headers", try access.headersNode),
                ])
            ),
        ])
    }
}
