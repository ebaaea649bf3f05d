import SurveyModel
import SurveySupport

/// Writes the configuration of LiteLLM's proxy: one wildcard route for each provider.
struct LiteLLMConfig {
    let survey: SurveyView

    func output() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.route)
        let comments: [StaticString] = [Marker.text, "Keys are read from the environment by the proxy."]
        let text = try YAMLText.write(
            .object([("model_list", .list(models))]), comments: comments, path: "litellm/config.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func route(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        if provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        if provider.category == .generic { throw ClientAccess.Skipped(reason: "it stands for any server") }
        if provider.hasOnlyIncompleteAddresses {
            throw ClientAccess.Skipped(reason: "its address has places that users fill in")
        }
        if !provider.endpoints.isEmpty, provider.endpoints.allSatisfy({ $0.auth.scheme == .oauth }) {
            throw ClientAccess.Skipped(reason: "LiteLLM would want to sign in when it starts")
        }
        let prefix = provider.route("litellm")?.value
        if let prefix, provider.category == .localServer {
            // LiteLLM has no address of its own for most local servers, and falls back to api.openai.com.
            return try entry(
                model: prefix,
                access: .findPlain(provider, protocols: [prefix == "ollama_chat" ? .ollama : .openAIChat]))
        }
        guard let prefix, prefix == provider.id || (!provider.isVariant && !["openai", "anthropic"].contains(prefix))
        else { return try entry(model: "openai", access: .findPlain(provider, protocols: [.openAIChat])) }
        // LiteLLM knows one address of each service, and a key of another realm is refused there.
        if hasSeveralRealms(provider) {
            return try entry(model: prefix, access: .findPlain(provider, protocols: [.openAIChat]))
        }
        guard let variable = provider.environment(for: nil).first else {
            throw ClientAccess.Skipped(reason: "no environment variable is known for its key")
        }
        if addressless.contains(prefix) {
            throw ClientAccess.Skipped(reason: "LiteLLM has no address of its own for it")
        }
        return entry(provider, model: prefix, variable: variable)
    }

    private static func hasSeveralRealms(_ provider: ProviderView) -> Bool {
        let complete = provider.endpoints.filter { $0.wireProtocol == .openAIChat && !$0.baseURL.contains("{") }
        return Set(complete.map(\.realm)).count > 1
    }

    /// Prefixes of hosted services for which LiteLLM 1.106 to 1.109 knows no address: such an entry never sends.
    private static let addressless: Set<String> = ["azure_ai", "heroku"]

    private static func entry(model: String, access: ClientAccess) throws(ClientAccess.Skipped) -> JSONNode {
        entry(
            access.provider, model: model, address: access.endpoint.baseURL, variable: access.environment.first,
            headers: try access.headersNode)
    }

    private static func entry(
        _ provider: ProviderView, model: String, address: String? = nil, variable: String?, headers: JSONNode? = nil
    ) -> JSONNode {
        .object([
            ("model_name", .text(provider.id + "/*")),
            (
                "litellm_params",
                .object([
                    ("model", .text(model + "/*")),
                    ("api_base", address.map(JSONNode.text)),
                    ("api_key", variable.map { .text("os.environ/" + $0) }),
                    ("extra_headers", headers),
                ])
            ),
        ])
    }
}
