import SurveyModel
import SurveySupport

/// Writes `opencode.json`: blocks for providers that OpenCode does not know already, by way of models.dev.
struct OpenCodeConfig {
    let survey: SurveyView

    func output() -> Codegen.Output {
        let (blocks, notes) = survey.fitting(Self.block)
        let document = JSONNode.object([
            ("$schema", .text("https://opencode.ai/config.json")), ("provider", .object(blocks)),
        ])
        return Codegen.Output(contents: JSONWriter.write(document), notes: notes)
    }

    private static func block(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, JSONNode?) {
        if provider.ownRoute("models-dev") != nil || provider.ownRoute("opencode") != nil {
            throw ClientAccess.Skipped(reason: "OpenCode knows it")
        }
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["{env:", "{file:"])
        let options = JSONNode.object([
            ("baseURL", .text(access.endpoint.baseURL)),
            ("apiKey", access.environment.first.map { .text("{env:" + $0 + "}") }),
            ("headers", try access.headersNode),
        ])
        let block = JSONNode.object([
            ("npm", .text("@ai-sdk/openai-compatible")), ("name", .text(provider.name)), ("options", options),
        ])
        return (provider.id, block)
    }
}
