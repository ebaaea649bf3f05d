import SurveyModel
import SurveySupport

/// How LiteLLM reaches a provider: by which of its routes, at which address, with which key.
///
/// LiteLLM has a route of its own for most services, but nearly all of them send `OPENAI_API_KEY`, and the organization of that
/// account, where the variable of the service is not set. So such a route is only taken where it is known not to, and otherwise
/// the one for any server that speaks OpenAI's protocol. The checks of LiteLLM and Aider capture what every entry sends.
struct LiteLLMRoute {
    private let access: ClientAccess
    /// What stands before the model: `groq` for one.
    private let prefix: String
    /// What LiteLLM puts the path of its route behind.
    private let address: String

    /// LiteLLM's route to any server that speaks OpenAI's chat protocol.
    private static let general = "hosted_vllm"

    /// Routes to one service in OpenAI's protocol that send no other service's key or account (LiteLLM 1.81.10, 1.106.2 and
    /// 1.109.1).
    private static let ownChat: Set<String> = [
        "amazon_nova", "cometapi", "deepseek", "fireworks_ai", "groq", "minimax", "mistral", "openai",
        "openrouter", "ovhcloud", "xai",
    ]

    /// Routes in another protocol, and what LiteLLM puts behind the address that it is given (same releases). Not ollama_chat:
    /// it sends the key of Ollama's hosted service to the local server.
    private static let ownProtocol: [String: (spoken: Endpoint.WireProtocol, path: String)] = [
        "anthropic": (.anthropicMessages, "/v1/messages"),
        "cohere_chat": (.cohereChat, ""),
        "gemini": (.googleGenerateContent, "/models/{model}:generateContent"),
    ]

    init(to provider: ProviderView) throws(ClientAccess.Skipped) {
        let own = provider.ownRoute("litellm")
        if let own, let (spoken, path) = Self.ownProtocol[own] {
            access = try ClientAccess.find(provider, protocols: [spoken], schemes: [.bearer, .header])
            prefix = own
            address = String((access.endpoint.baseURL + (access.endpoint.callPath ?? "")).dropLast(path.count))
        } else {
            access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["os.environ/"])
            prefix = own.flatMap { Self.ownChat.contains($0) ? $0 : nil } ?? Self.general
            address = access.endpoint.baseURL
        }
    }

    /// What LiteLLM's `completion` is called with, the question left out; `*` is every model.
    func parameters(model: String) throws(ClientAccess.Skipped) -> JSONNode {
        let refused = access.endpoint.refusedParameters
        return .object([
            ("model", .text(prefix + "/" + model)),
            ("api_base", .text(address)),
            // Without any, LiteLLM looks for a key in variables of its own.
            ("api_key", .text(access.environment.first.map { "os.environ/" + $0 } ?? "NOT_NEEDED")),
            ("extra_headers", try access.headersNode),
            ("additional_drop_params", refused.isEmpty ? nil : .list(refused.map(JSONNode.text))),
        ])
    }
}
