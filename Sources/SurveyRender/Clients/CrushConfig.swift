import SurveyModel
import SurveySupport

/// Writes `crush.json`: blocks for providers that Crush does not know already, by way of Catwalk.
///
/// There are no models in them, for Crush asks the provider; Catwalk's own files want prices and limits of every model.
struct CrushConfig {
    let survey: SurveyView

    func output() -> Codegen.Output {
        let (blocks, notes) = survey.fitting(Self.block)
        let document = JSONNode.object([
            ("$schema", .text("https://charm.land/crush.json")), ("providers", .object(blocks)),
        ])
        return Codegen.Output(contents: JSONWriter.write(document), notes: notes)
    }

    /// Crush expands values as a shell does, commands in them included.
    private static func block(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, JSONNode?) {
        if provider.route("catwalk") != nil { throw ClientAccess.Skipped(reason: "Crush knows it") }
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["$", "`", "\\"])
        guard access.endpoint.modelsPath != nil else { throw ClientAccess.noModelList }
        let block = JSONNode.object([
            ("name", .text(provider.name)),
            ("type", .text("openai-compat")),
            ("base_url", .text(access.endpoint.baseURL)),
            ("api_key", access.environment.first.map { .text("$" + $0) }),
            ("extra_headers", try access.headersNode),
            ("discover_models", .flag(true)),
        ])
        return (provider.id, block)
    }
}
