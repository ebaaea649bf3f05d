import SurveyModel
import SurveySupport

/// Writes `provider.toml` of models.dev, a file for each provider in a folder of its id there.
struct ModelsDevProviders {
    let survey: SurveyView

    /// Packages of the AI SDK that want the address, and those that may have it; every other brings its own.
    private static let wantAddress: Set<String> = ["@ai-sdk/openai-compatible", "@openrouter/ai-sdk-provider"]
    private static let mayHaveAddress: Set<String> = ["@ai-sdk/anthropic", "@ai-sdk/openai"]

    private static let either: Set<Endpoint.WireProtocol> = [.openAIChat, .anthropicMessages]

    func output() -> Codegen.Output {
        var (files, notes) = survey.fitting(Self.file)
        var folders: Set<String> = []
        files.removeAll { file in
            let isTaken = !folders.insert(file.path).inserted
            if isTaken { notes.append(.skipped(file.id, "its id there is taken by an entry above it")) }
            return isTaken
        }
        return Codegen.Output(
            files: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }), notes: notes)
    }

    private static func file(
        _ provider: ProviderView
    ) throws(ClientAccess.Skipped) -> (id: String, path: String, text: String) {
        if provider.category == .generic { throw ClientAccess.Skipped(reason: "it stands for any server") }
        if provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        let (package, access) = try package(provider)
        let environment = access?.environment ?? provider.environment(for: nil)
        guard let variable = environment.first else {
            throw ClientAccess.Skipped(reason: "the format wants the variable of a key, and none is known")
        }
        guard let page = provider.links.models ?? provider.links.docs else {
            throw ClientAccess.Skipped(reason: "no page that lists its models is known")
        }
        let folder = provider.route("models-dev")?.value ?? provider.id
        guard OutputPath(folder) != nil, !folder.contains("/") else {
            throw ClientAccess.Skipped(reason: "its id there is no name of a folder")
        }
        var toml = TOMLText()
        toml.comment(Marker.text)
        toml.add("name", provider.name)
        toml.add("env", [variable])
        toml.add("npm", package)
        toml.add("api", access?.endpoint.baseURL)
        toml.add("doc", page)
        return (provider.id, folder + "/provider.toml", toml.text)
    }

    /// The package that calls the provider, with the address where it wants one.
    private static func package(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, ClientAccess?) {
        let own = provider.ownRoute("vercel-ai-sdk")
        if let own, !wantAddress.contains(own), !mayHaveAddress.contains(own) { return (own, nil) }
        let speaksOpenAI = provider.endpoints.contains { $0.wireProtocol == .openAIChat }
        let isAnthropic = own == "@ai-sdk/anthropic" || !speaksOpenAI
        let access = try ClientAccess.findPlain(
            provider, protocols: !isAnthropic ? [.openAIChat] : speaksOpenAI ? [.anthropicMessages] : either,
            schemes: isAnthropic ? [.header, .bearer, .unauthenticated] : [.bearer, .unauthenticated])
        return (own ?? (isAnthropic ? "@ai-sdk/anthropic" : "@ai-sdk/openai-compatible"), access)
    }
}
