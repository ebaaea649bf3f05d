import SurveyModel
import SurveySupport

/// Writes configurations of programs that name no providers of their own accord: every provider that fits is in them.
struct ClientConfigs {
    let survey: Survey

    /// LiteLLM's proxy: one wildcard route for each provider.
    func liteLLM() throws(RenderFailure) -> Codegen.Output {
        var notes: [String] = []
        var models: [JSONNode] = []
        for each in survey.providers {
            let provider = survey.resolved(each)
            do {
                models.append(try Self.route(provider))
            } catch {
                notes.append("skipped \(each.id): \(error.reason)")
            }
        }
        let comments: [StaticString] = [Marker.text, "Keys are read from the environment by the proxy."]
        let text = try YAMLText.write(
            .object([("model_list", .list(models))]), comments: comments, path: "litellm/config.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func route(_ provider: Provider) throws(ClientAccess.Skipped) -> JSONNode {
        if provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        if provider.category == .generic { throw ClientAccess.Skipped(reason: "it stands for any server") }
        if !provider.endpoints.isEmpty, provider.endpoints.allSatisfy({ $0.baseURL.contains("{") }) {
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
        if let prefix, prefix == provider.id || (provider.parent == nil && !["openai", "anthropic"].contains(prefix)) {
            variable = provider.environment(for: nil).first
            address = nil
            if variable == nil { throw ClientAccess.Skipped(reason: "no environment variable is known for its key") }
            if addressless.contains(prefix) {
                throw ClientAccess.Skipped(reason: "LiteLLM has no address of its own for it")
            }
        } else {
            let access = try ClientAccess.find(
                provider, protocols: [prefix == "anthropic" ? .anthropicMessages : .openAIChat],
                schemes: prefix == "anthropic" ? [.header, .bearer, .unauthenticated] : [.bearer, .unauthenticated])
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

    private static func entry(_ provider: Provider, model: String, address: String?, variable: String?) -> JSONNode {
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

    /// OpenCode: blocks for providers that it does not know already, by way of models.dev.
    func openCode() -> Codegen.Output {
        var notes: [String] = []
        var providers: [(String, JSONNode?)] = []
        for each in survey.providers {
            let provider = survey.resolved(each)
            if each.route("models-dev") != nil || each.route("opencode") != nil {
                notes.append("skipped \(each.id): OpenCode knows it")
                continue
            }
            do {
                let access = try ClientAccess.findPlain(
                    provider, protocols: [.openAIChat], keepingOut: ["{env:", "{file:"])
                let options = JSONNode.object([
                    ("baseURL", .text(access.endpoint.baseURL)),
                    ("apiKey", access.environment.first.map { .text("{env:" + $0 + "}") }),
                    ("headers", access.headersNode),
                ])
                providers.append(
                    (
                        each.id,
                        .object([
                            ("npm", .text("@ai-sdk/openai-compatible")), ("name", .text(provider.name)),
                            ("options", options),
                        ])
                    ))
            } catch {
                notes.append("skipped \(each.id): \(error.reason)")
            }
        }
        let document = JSONNode.object([
            ("$schema", .text("https://opencode.ai/config.json")), ("provider", .object(providers)),
        ])
        return Codegen.Output(contents: JSONWriter.write(document), notes: notes)
    }

    /// Codex CLI: providers with OpenAI's Responses protocol; the program refuses every other.
    func codex() -> Codegen.Output {
        var notes: [String] = []
        var toml = TOMLText()
        toml.comment(Marker.text)
        toml.comment("Choose one with model_provider; keys are read from the environment.")
        for each in survey.providers {
            if ["openai", "amazon-bedrock", "ollama", "lmstudio"].contains(each.id) {
                notes.append("skipped \(each.id): its id is built in")
                continue
            }
            do {
                let access = try ClientAccess.find(
                    survey.resolved(each), protocols: [.openAIResponses], schemes: [.bearer, .header, .unauthenticated])
                toml.table(["model_providers", each.id])
                toml.add("name", access.provider.name)
                toml.add("base_url", access.endpoint.baseURL)
                let variable = access.environment.first
                if access.endpoint.auth.scheme == .header, let header = access.endpoint.auth.header, let variable {
                    toml.add("env_http_headers", [(header, variable)])
                } else {
                    toml.add("env_key", variable)
                }
                toml.add("wire_api", "responses")
                toml.add("http_headers", access.requiredHeaders)
            } catch {
                notes.append("skipped \(each.id): \(error.reason)")
            }
        }
        return Codegen.Output(contents: toml.text, notes: notes)
    }
}
