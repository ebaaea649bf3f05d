import SurveyModel
import SurveySupport

/// Writes `config.toml` of Codex CLI: providers with OpenAI's Responses protocol; the program refuses every other.
struct CodexConfig: TargetEncoder {
    let survey: SurveyView

    private static let builtIn: Set<String> = ["openai", "amazon-bedrock", "ollama", "lmstudio"]

    func output() -> Codegen.Output {
        let (entries, notes) = survey.fitting(Self.entry)
        var toml = TOMLText()
        toml.comment(Marker.text)
        toml.comment("Choose one with model_provider; keys are read from the environment.")
        for (access, headers) in entries {
            toml.table(["model_providers", access.provider.id])
            toml.add("name", access.provider.name)
            toml.add("base_url", access.endpoint.baseURL)
            // Codex sends nothing while the variable that stands here is not set.
            let variable = access.isKeyOptional ? nil : access.environment.first
            if access.endpoint.auth.scheme == .header, let header = access.endpoint.auth.header, let variable {
                toml.add("env_http_headers", [(header, variable)])
            } else {
                toml.add("env_key", variable)
            }
            toml.add("wire_api", "responses")
            toml.add("http_headers", headers)
        }
        return Codegen.Output(contents: toml.text, notes: notes)
    }

    private static func entry(
        _ provider: ProviderView
    ) throws(ClientAccess.Skipped) -> (ClientAccess, headers: [(String, String)]) {
        if builtIn.contains(provider.id) { throw ClientAccess.Skipped(reason: "its id is built in") }
        let access = try ClientAccess.findPlain(
            provider, protocols: [.openAIResponses], schemes: [.bearer, .header, .unauthenticated])
        return (access, try access.requiredHeaders)
    }
}
