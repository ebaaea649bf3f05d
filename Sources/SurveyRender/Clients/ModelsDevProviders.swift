import SurveyModel
import SurveySupport

/// Writes `provider.toml` of models.dev, a file for each provider in a folder of its id there.
struct ModelsDevProviders: TargetEncoder {
    let survey: SurveyView

    /// Packages of the AI SDK that want the address, and those that may have it; every other brings its own.
    private static let wantAddress: Set<String> = ["@ai-sdk/openai-compatible", "@openrouter/ai-sdk-provider"]
    private static let mayHaveAddress: Set<String> = ["@ai-sdk/anthropic", "@ai-sdk/openai"]

    /// Packages that call an address which their provider has left. Read on 2026-08-22: `packages/*/src` of vercel/ai at
    /// ed857f50f1.
    private static let outdated: Set<String> = ["@ai-sdk/perplexity", "@ai-sdk/togetherai"]

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
        let folder = provider.route("models-dev")?.value ?? provider.id
        guard OutputPath(folder) != nil, !folder.contains("/") else {
            throw ClientAccess.Skipped(reason: "its id there is no name of a folder")
        }
        let proven = proven(provider, in: folder)
        let environment =
            proven.isEmpty ? (access?.environment ?? provider.environment(for: nil)).prefix(1) : proven[...]
        guard !environment.isEmpty else {
            throw ClientAccess.Skipped(reason: "the format wants the variable of a key, and none is known")
        }
        guard let page = provider.links.models ?? provider.links.docs else {
            throw ClientAccess.Skipped(reason: "no page that lists its models is known")
        }
        var toml = TOMLText()
        toml.comment(Marker.text)
        toml.add("name", provider.name)
        toml.add("env", Array(environment))
        toml.add("npm", package)
        toml.add("api", access?.endpoint.baseURL)
        toml.add("doc", page)
        return (provider.id, folder + "/provider.toml", toml.text)
    }

    /// The variables that models.dev's own file names, in its order, as far as evidence shows: clients know the provider by them.
    private static func proven(_ provider: ProviderView, in folder: String) -> [String] {
        let keys = provider.credentials.flatMap { credential in
            credential.claim.evidence.compactMap { ($0, credential.environment[known: $0.field]) }
        }
        let others = provider.variables.flatMap { variable in
            variable.claim.evidence.filter { $0.field == nil }.map { ($0, variable.name) }
        }
        let places = (keys + others).compactMap { evidence, name -> (Int, String)? in
            let start = "/" + folder + "/env/"
            guard evidence.source == "models-dev", let name, let pointer = evidence.pointer, pointer.hasPrefix(start)
            else { return nil }
            return Int(pointer.dropFirst(start.count)).map { ($0, name) }
        }
        return Dictionary(places, uniquingKeysWith: { first, _ in first }).sorted { $0.key < $1.key }.map(\.value)
    }

    /// The package that calls the provider, with the address where it wants one.
    private static func package(_ provider: ProviderView) throws(ClientAccess.Skipped) -> (String, ClientAccess?) {
        var own = provider.ownRoute("vercel-ai-sdk")
        if own.map(outdated.contains) == true { own = nil }
        if let own, !wantAddress.contains(own), !mayHaveAddress.contains(own) { return (own, nil) }
        let spoken = Set(provider.endpoints.map(\.wireProtocol))
        let package = own ?? general(spoken)
        let (protocols, schemes) = spokenBy(package, of: spoken)
        return (package, try ClientAccess.findPlain(provider, protocols: protocols, schemes: schemes))
    }

    /// The general package for what a provider speaks; the one of OpenAI uses the Responses interface unless told otherwise.
    private static func general(_ spoken: Set<Endpoint.WireProtocol>) -> String {
        if spoken.contains(.openAIChat) { return "@ai-sdk/openai-compatible" }
        let isResponses = spoken.contains(.openAIResponses) && !spoken.contains(.anthropicMessages)
        return isResponses ? "@ai-sdk/openai" : "@ai-sdk/anthropic"
    }

    /// What a package that is given an address speaks, as far as the provider does, and where it puts the key.
    private static func spokenBy(
        _ package: String, of spoken: Set<Endpoint.WireProtocol>
    ) -> (Set<Endpoint.WireProtocol>, Set<Endpoint.Auth.Scheme>) {
        switch package {
        case "@ai-sdk/anthropic":
            (spoken.contains(.openAIChat) ? [.anthropicMessages] : either, [.header, .bearer, .unauthenticated])
        case "@ai-sdk/openai" where spoken.contains(.openAIResponses):
            ([.openAIResponses], [.bearer, .unauthenticated])
        default: ([.openAIChat], [.bearer, .unauthenticated])
        }
    }
}

extension [String] {
    /// The name that evidence speaks of: the first without a field, else the one that `environment/1` counts.
    fileprivate subscript(known field: String?) -> String? {
        guard let field else { return first }
        let list = "environment/"
        guard field.hasPrefix(list), let index = Int(field.dropFirst(list.count)), indices.contains(index) else {
            return nil
        }
        return self[index]
    }
}
