import SurveyModel
import SurveySupport

/// Writes `crush.json`: blocks for providers that Crush does not know already, by way of Catwalk.
///
/// Crush expands values as a shell does. So an address stands behind the variable of its key, `${KEY:+https://...}`: without the
/// variable there is no address, and Crush leaves the block out. With an address and no key it would send `OPENAI_API_KEY` there.
struct CrushConfig: TargetEncoder {
    let survey: SurveyView

    /// Types of Crush (0.78 and later) for servers of which it asks the length of a model's context, too. Read on 2026-08-21:
    /// `internal/discover` of charmbracelet/crush at 37f36e938.
    private static let types = ["llama-cpp": "llamacpp", "lmstudio": "lmstudio", "ollama": "ollama"]

    /// What is sent to a server that wants no key; nothing at all would be `OPENAI_API_KEY`.
    private static let noKey = "none"

    func output() -> Codegen.Output {
        let known = Set(survey.providers.compactMap { $0.route("catwalk")?.value })
        var (blocks, notes) = survey.fitting { provider throws(ClientAccess.Skipped) in
            (provider.id, try Self.block(provider))
        }
        // A block under an id of Crush's own would change the address of that one.
        for index in blocks.indices where known.contains(blocks[index].0) {
            notes.append(Note(text: "\(blocks[index].0) is called \(blocks[index].0)-api: Crush calls another so"))
            blocks[index].0 += "-api"
        }
        let document = JSONNode.object([
            ("$schema", .text("https://charm.land/crush.json")), ("providers", .object(blocks)),
        ])
        return Codegen.Output(contents: JSONWriter.write(document), notes: notes)
    }

    private static func block(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode? {
        if provider.ownRoute("catwalk") != nil { throw ClientAccess.Skipped(reason: "Crush knows it") }
        let access = try ClientAccess.findPlain(provider, protocols: [.openAIChat], keepingOut: ["$", "`", "\\"])
        let model = provider.modelID
        if model == nil, !access.listsModels() { throw ClientAccess.noModelList }
        let (address, key) = gated(access)
        return .object([
            ("name", .text(provider.name)),
            ("type", .text(types[provider.id] ?? "openai-compat")),
            ("base_url", .text(address)),
            ("api_key", .text(key)),
            ("extra_headers", try access.headersNode),
            ("discover_models", .flag(access.listsModels())),
            ("models", access.listsModels() ? nil : model.map { .list([entry(of: $0)]) }),
        ])
    }

    /// Address and key as Crush expands them.
    private static func gated(_ access: ClientAccess) -> (address: String, key: String) {
        let address = access.endpoint.baseURL
        guard let variable = access.environment.first else { return (address, noKey) }
        if access.isKeyOptional { return (address, "${" + variable + ":-" + noKey + "}") }
        return ("${" + variable + ":+" + address + "}", "$" + variable)
    }

    /// A model with what Crush's schema wants of each: as for models that Crush finds by asking, nothing is known of it.
    private static func entry(of model: String) -> JSONNode {
        let unknown = ["cost_per_1m_in", "cost_per_1m_out", "cost_per_1m_in_cached", "cost_per_1m_out_cached"]
        return .object(
            [("id", .text(model)), ("name", .text(model))] + unknown.map { ($0, .integer(0)) } + [
                ("context_window", .integer(0)), ("default_max_tokens", .integer(0)), ("can_reason", .flag(false)),
                ("supports_attachments", .flag(false)),
            ])
    }
}
