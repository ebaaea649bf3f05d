import SurveyModel
import SurveySupport

/// Writes `librechat.yaml`: a custom endpoint for each provider of which a model is known; the rest it asks for.
struct LibreChatConfig: TargetEncoder {
    let survey: SurveyView

    /// The version of the format, from LibreChat's own example.
    private static let version = "1.3.17"

    /// Endpoints that are built in under these names.
    private static let builtIn: Set<String> = [
        "agents", "anthropic", "assistants", "azureAssistants", "azureOpenAI", "bedrock", "custom", "google", "openAI",
    ]

    /// Names under which LibreChat has an icon (`KnownEndpoints`), in its own letters or any others.
    private static let names = [
        "cohere": "Cohere", "fireworks-ai": "Fireworks", "groq": "Groq", "helicone": "Helicone",
        "huggingface": "HuggingFace", "mistral": "Mistral", "moonshot": "Moonshot", "ollama": "Ollama",
        "together-ai": "together.ai", "vercel-ai-gateway": "Vercel", "xai": "xAI",
    ]

    /// LibreChat gives this variable a meaning of its own: its built-in OpenAI endpoint would turn to OpenRouter.
    private static let renamed = ["OPENROUTER_API_KEY": "OPENROUTER_KEY"]

    /// What is sent to a server that wants no key, for the format wants one.
    private static let noKey = "none"

    /// What LibreChat replaces by the id of a conversation.
    private static let conversation = "{{LIBRECHAT_BODY_CONVERSATIONID}}"

    func output() throws(RenderFailure) -> Codegen.Output {
        let (endpoints, notes) = survey.fitting(Self.endpoint)
        let document = JSONNode.object([
            ("version", .text(Self.version)), ("endpoints", .object([("custom", .list(endpoints))])),
        ])
        let comments: [StaticString] = [
            Marker.text,
            "Keys are read from the environment. Take out what you have no key for: LibreChat asks each endpoint that",
            "says fetch for its models, whether the variable is set or not.",
        ]
        let text = try YAMLText.write(document, comments: comments, path: "librechat/librechat.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func endpoint(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["${", "{{"])
        let name = names[provider.id] ?? provider.name
        if builtIn.contains(name) { throw ClientAccess.Skipped(reason: "its name is built in") }
        guard let model = provider.modelID else { throw ClientAccess.noModel }
        let refused = access.endpoint.refusedParameters
        return .object([
            ("name", .text(name)),
            ("apiKey", .text(key(access))),
            ("baseURL", .text(access.endpoint.baseURL)),
            ("headers", try access.headersNode(conversation: conversation)),
            ("models", .object([("default", .texts([model])), ("fetch", .flag(access.listsModels()))])),
            ("dropParams", refused.isEmpty ? nil : .texts(refused)),
        ])
    }

    private static func key(_ access: ClientAccess) -> String {
        guard !access.isKeyOptional, let variable = access.environment.first else { return noKey }
        return "${" + (renamed[variable] ?? variable) + "}"
    }
}
