import SurveyModel
import SurveySupport

/// Writes `librechat.yaml`: a custom endpoint for each provider of which a model is known; the rest it asks for.
struct LibreChatConfig {
    let survey: SurveyView

    /// The version of the format, from LibreChat's own example.
    private static let version = "1.3.17"

    /// Endpoints that are built in under these names.
    private static let builtIn: Set<String> = [
        "agents", "anthropic", "assistants", "azureAssistants", "azureOpenAI", "bedrock", "custom", "google", "openAI",
    ]

    /// LibreChat gives this variable a meaning of its own: its built-in OpenAI endpoint would turn to OpenRouter.
    private static let renamed = ["OPENROUTER_API_KEY": "OPENROUTER_KEY"]

    func output() throws(RenderFailure) -> Codegen.Output {
        let (endpoints, notes) = survey.fitting(Self.endpoint)
        let document = JSONNode.object([
            ("version", .text(Self.version)), ("endpoints", .object([("custom", .list(endpoints))])),
        ])
        let comments: [StaticString] = [Marker.text, "Keys are read from the environment."]
        let text = try YAMLText.write(document, comments: comments, path: "librechat/librechat.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func endpoint(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["${", "{{"])
        guard let variable = access.environment.first else {
            throw ClientAccess.Skipped(reason: "the format wants a key, and it takes none")
        }
        if builtIn.contains(provider.name) { throw ClientAccess.Skipped(reason: "its name is built in") }
        guard let model = provider.modelID else { throw ClientAccess.noModel }
        return .object([
            ("name", .text(provider.name)),
            ("apiKey", .text("${" + (renamed[variable] ?? variable) + "}")),
            ("baseURL", .text(access.endpoint.baseURL)),
            ("headers", try access.headersNode),
            (
                "models",
                .object([("default", .texts([model])), ("fetch", .flag(access.endpoint.modelsPath != nil))])
            ),
        ])
    }
}
