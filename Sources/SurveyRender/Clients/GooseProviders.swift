import SurveyModel
import SurveySupport

/// Writes Goose's custom providers, a file for each: what its `custom_providers` folder holds.
///
/// Their ids begin with `custom_`, as those do that users make in the program, so that none hides a provider of its own.
struct GooseProviders {
    let survey: SurveyView

    func output() -> Codegen.Output {
        let (files, notes) = survey.fitting(Self.file)
        return Codegen.Output(files: Dictionary(uniqueKeysWithValues: files), notes: notes)
    }

    private static func file(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, String) {
        let id = "custom_" + provider.id
        guard id.utf8.allSatisfy(isIDByte) else { throw ClientAccess.Skipped(reason: "Goose would refuse its id") }
        let access = try ClientAccess.find(provider, protocols: [.openAIChat])
        let endpoint = access.endpoint
        if provider.category == .generic { throw ClientAccess.Skipped(reason: "it stands for any server") }
        guard endpoint.modelsPath != nil else { throw ClientAccess.noModelList }
        let path = endpoint.chatPath ?? endpoint.wireProtocol.chatPath ?? ""
        let document = JSONNode.object([
            ("name", .text(id)),
            ("engine", .text("openai")),
            ("display_name", .text(provider.name)),
            ("api_key_env", access.environment.first.map(JSONNode.text)),
            ("base_url", .text(endpoint.baseURL + path)),
            ("models", .list([])),
            ("dynamic_models", .flag(true)),
            ("headers", try access.headersNode),
            ("requires_auth", .flag(!access.environment.isEmpty)),
            ("model_doc_link", provider.links.models.map(JSONNode.text)),
        ])
        return (id + ".json", JSONWriter.write(document))
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
