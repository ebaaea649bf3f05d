import SurveyModel
import SurveySupport

/// Writes `config.yaml` of Continue: an entry for each provider, with a cited model, or with all that it lists where none is.
///
/// Continue treats providers by class, whether a model may use tools for one. An entry takes the class that was made for its
/// address; the others are told from OpenAI by their address alone. Each list is asked for whenever the file is loaded.
struct ContinueConfig: TargetEncoder {
    let survey: SurveyView

    /// Continue's word for "all that the provider lists".
    private static let anyModel = "AUTODETECT"

    /// What is sent to a server that wants no key: OpenAI's library sends nothing without one.
    private static let noKey = "none"

    /// Classes for OpenAI's protocol, by the address that each of them was made for; those alone that `constructLlmApi` knows,
    /// too, for Continue's command line knows no other. Read on 2026-06-18: `core/llm/llms` and
    /// `packages/openai-adapters/src/index.ts` of continuedev/continue at d0a3c0b626.
    private static let classes = [
        "http://127.0.0.1:5000/v1": "text-gen-webui", "http://localhost:1234/v1": "lmstudio",
        "http://localhost:8000/v1": "vllm", "https://api.cerebras.ai/v1": "cerebras",
        "https://api.cometapi.com/v1": "cometapi", "https://api.deepinfra.com/v1/openai": "deepinfra",
        "https://api.deepseek.com": "deepseek", "https://api.fireworks.ai/inference/v1": "fireworks",
        "https://api.groq.com/openai/v1": "groq", "https://api.inceptionlabs.ai/v1": "inception",
        "https://api.minimax.io/v1": "minimax", "https://api.mistral.ai/v1": "mistral",
        "https://api.sambanova.ai/v1": "sambanova", "https://api.scaleway.ai/v1": "scaleway",
        "https://api.x.ai/v1": "xAI", "https://api.z.ai/api/paas/v4": "zAI",
        "https://integrate.api.nvidia.com/v1": "nvidia",
        "https://oai.endpoints.kepler.ai.cloud.ovh.net/v1": "ovhcloud", "https://openrouter.ai/api/v1": "openrouter",
    ]

    func output() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.model)
        let document = JSONNode.object([
            ("name", .text("Providers")), ("version", .text("1.0.0")), ("schema", .text("v1")),
            ("models", .list(models)),
        ])
        let comments: [StaticString] = [
            Marker.text,
            "Secrets are read from Continue's .env files and from the environment. Take out what you do not use:",
            "AUTODETECT asks a provider for its models each time the file is loaded.",
        ]
        let text = try YAMLText.write(document, comments: comments, path: "continue/config.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func model(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let (name, access) = try named(provider)
        guard let model = provider.modelID ?? detected(access) else { throw ClientAccess.noModelList }
        let headers = try access.headersNode
        return .object([
            ("name", .text(provider.name)),
            ("provider", .text(name)),
            ("model", .text(model)),
            ("apiBase", .text(access.endpoint.baseURL)),
            ("apiKey", .text(access.environment.first.map { "${{ secrets." + $0 + " }}" } ?? noKey)),
            ("requestOptions", headers.map { .object([("headers", $0)]) }),
        ])
    }

    /// Continue's class, and the address for it.
    private static func named(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, ClientAccess) {
        let spoken = Set(provider.endpoints.map(\.wireProtocol))
        if provider.category == .localServer, spoken.contains(.ollama) {
            return ("ollama", try ClientAccess.findPlain(provider, protocols: [.ollama], keepingOut: ["${{"]))
        }
        guard spoken.contains(.openAIChat) else {
            let access = try ClientAccess.findPlain(
                provider, protocols: [.openAIChat, .anthropicMessages], schemes: [.header, .unauthenticated],
                keepingOut: ["${{"])
            return ("anthropic", access)
        }
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["${{"])
        return (classes[access.endpoint.baseURL] ?? "openai", access)
    }

    private static func detected(_ access: ClientAccess) -> String? {
        switch access.endpoint.wireProtocol {
        case .ollama: anyModel
        case .openAIChat: access.listsModels(as: [.data, .array]) ? anyModel : nil
        default: nil
        }
    }
}
