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
        let variable: String?
        let address: String?
        if let prefix, provider.category == .localServer {
            // LiteLLM has no address of its own for most local servers, and falls back to api.openai.com.
            let access = try ClientAccess.find(provider, protocols: [prefix == "ollama_chat" ? .ollama : .openAIChat])
            variable = access.environment.first
            address = prefix == "ollama_chat" ? try hostAddress(of: access.endpoint) : access.endpoint.baseURL
            return entry(provider, model: prefix, address: address, variable: variable)
        }
        if let prefix, prefix == provider.id || (!provider.isVariant && !["openai", "anthropic"].contains(prefix)) {
            variable = provider.environment(for: nil).first
            address = nil
            if variable == nil { throw ClientAccess.Skipped(reason: "no environment variable is known for its key") }
            if addressless.contains(prefix) {
                throw ClientAccess.Skipped(reason: "LiteLLM has no address of its own for it")
            }
        } else {
            let access = try ClientAccess.find(
                provider, protocols: [prefix == "anthropic" ? .anthropicMessages : .openAIChat],
                schemes: prefix == "anthropic" ? [.header, .bearer, .none] : [.bearer, .none])
            variable = access.environment.first
            address = access.endpoint.baseURL
        }
        let model = address == nil ? prefix ?? "openai" : prefix == "anthropic" ? "anthropic" : "openai"
        return entry(provider, model: model, address: address, variable: variable)
    }

    /// Prefixes of hosted services for which LiteLLM 1.106 to 1.109 knows no address: such an entry never sends.
    private static let addressless: Set<String> = ["azure_ai", "heroku"]

    /// Scheme, host and port: LiteLLM puts `/api/chat` behind what it is given for Ollama.
    private static func hostAddress(of endpoint: Endpoint) throws(ClientAccess.Skipped) -> String {
        guard let parts = EndpointParts(endpoint.baseURL) else {
            throw ClientAccess.Skipped(reason: "its address is not scheme://host")
        }
        return parts.scheme + "://" + parts.host + (parts.port.map { ":\($0)" } ?? "")
    }

    private static func entry(_ provider: ProviderView, model: String, address: String?, variable: String?) -> JSONNode
    {
        .object([
            ("model_name", .text(provider.id + "/*")),
            (
                "litellm_params",
                .object([
                    ("model", .text(model + "/*")),
                    ("api_base", address.map(JSONNode.text)),
                    ("api_key", variable.map { .text("os.environ/" + $0) }),
                ])
            ),
        ])
    }
}
