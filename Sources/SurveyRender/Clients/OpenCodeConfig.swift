import SurveyModel
import SurveySupport

/// Writes `opencode.json`: blocks for providers that OpenCode does not know already, by way of models.dev.
///
/// A key is named under `env`, not as `apiKey`: an `apiKey` whose variable is not set would be empty and win over the key that
/// `opencode auth login` stores. Each block holds a model where one is cited, for releases that find none by asking drop a block
/// without models.
struct OpenCodeConfig: TargetEncoder {
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
        let access = try ClientAccess.findPlain(
            provider, protocols: [.openAIChat], schemes: [.bearer, .header, .unauthenticated],
            keepingOut: ["{env:", "{file:"])
        let model = provider.modelID
        // Where the address has no version in its path, OpenCode asks for `/v1/models` of the host.
        let asks = access.endpoint.baseURL.contains(/\/v\d+(\/|$)/) && access.listsModels()
        if model == nil, !asks { throw ClientAccess.noModelList }
        var headers = try access.requiredHeaders
        var variable = access.environment.first
        // With no key of its own, OpenCode sends what stands in the headers alone.
        if access.endpoint.auth.scheme == .header, let header = access.endpoint.auth.header, let name = variable {
            headers.append((header, "{env:" + name + "}"))
            variable = nil
        }
        let options = JSONNode.object([
            ("baseURL", .text(access.endpoint.baseURL)),
            ("headers", headers.isEmpty ? nil : .object(headers.map { ($0.0, .text($0.1)) })),
        ])
        let block = JSONNode.object([
            ("npm", .text("@ai-sdk/openai-compatible")), ("name", .text(provider.name)),
            ("env", variable.map { .texts([$0]) }), ("options", options),
            ("models", model.map { .object([($0, .object([]))]) }),
        ])
        return (provider.id, block)
    }
}
