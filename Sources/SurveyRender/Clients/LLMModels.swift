import SurveyModel
import SurveySupport

/// Writes `extra-openai-models.yaml` of the `llm` command: the format names models, so each provider stands there with one.
struct LLMModels: TargetEncoder {
    let survey: SurveyView

    func output() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.model)
        let comments: [StaticString] = [
            Marker.text,
            "Warning: before you use a model, store its key under its api_key_name, as in llm keys set GROQ_API_KEY.",
            "For a name without a stored key, llm sends the key in OPENAI_API_KEY to that provider.",
        ]
        let text = try YAMLText.write(.list(models), comments: comments, path: "llm/extra-openai-models.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func model(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat])
        guard let model = provider.modelID else { throw ClientAccess.noModel }
        // llm refuses to send without a key that has a name, and a server on one's own machine mostly takes none.
        let key = provider.category == .localServer ? nil : access.environment.first
        return .object([
            ("model_id", .text(provider.id + "/" + model)),
            ("model_name", .text(model)),
            ("api_base", .text(access.endpoint.baseURL)),
            ("api_key_name", key.map(JSONNode.text)),
            ("headers", try access.headersNode),
        ])
    }
}
