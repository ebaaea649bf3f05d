import SurveyModel
import SurveySupport

/// Writes `config.yaml` of Continue: an entry for each provider, with models found by asking where it has a list of them.
struct ContinueConfig {
    let survey: SurveyView

    /// Continue's word for "all that the provider lists".
    private static let anyModel = "AUTODETECT"

    func output() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.model)
        let document = JSONNode.object([
            ("name", .text("Providers")), ("version", .text("1.0.0")), ("schema", .text("v1")),
            ("models", .list(models)),
        ])
        let comments: [StaticString] = [
            Marker.text, "Secrets are read from Continue's .env files and from the environment.",
        ]
        let text = try YAMLText.write(document, comments: comments, path: "continue/config.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func model(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        let speaksOpenAI = provider.endpoints.contains { $0.wireProtocol == .openAIChat }
        let access = try ClientAccess.findPlain(
            provider, protocols: speaksOpenAI ? [.openAIChat] : [.openAIChat, .anthropicMessages],
            schemes: speaksOpenAI ? [.bearer, .unauthenticated] : [.header, .unauthenticated], keepingOut: ["${{"])
        let canAsk = speaksOpenAI && access.endpoint.modelsPath != nil
        guard let model = canAsk ? anyModel : provider.modelID else { throw ClientAccess.noModel }
        let headers = try access.headersNode
        return .object([
            ("name", .text(provider.name)),
            ("provider", .text(speaksOpenAI ? "openai" : "anthropic")),
            ("model", .text(model)),
            ("apiBase", .text(access.endpoint.baseURL)),
            ("apiKey", access.environment.first.map { .text("${{ secrets." + $0 + " }}") }),
            ("requestOptions", headers.map { .object([("headers", $0)]) }),
        ])
    }
}
