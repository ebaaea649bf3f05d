import SurveyModel
import SurveySupport

/// Writes a configuration of Aider: an alias for each provider, `aider --model groq` for one.
///
/// Aider calls providers through LiteLLM, which knows their addresses and reads their keys from the environment. The
/// prefix stands before every model: without it LiteLLM knows no model that is newer than itself.
struct AiderConfig {
    let survey: SurveyView

    func output() throws(RenderFailure) -> Codegen.Output {
        let (aliases, notes) = survey.fitting(Self.alias)
        let comments: [StaticString] = [
            Marker.text,
            "Choose with --model and the name before the colon; another model of the same provider needs its full name.",
            "Aider brings a LiteLLM of its own, which reads the keys from the environment; a provider that is newer than",
            "that is not known to it.",
        ]
        let text = try YAMLText.write(
            .object([("alias", .list(aliases.map(JSONNode.text)))]), comments: comments, path: "aider/aider.conf.yml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func alias(_ provider: ProviderView) throws(ClientAccess.Skipped) -> String {
        if provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        guard let prefix = provider.ownRoute("litellm"), provider.category != .localServer else {
            throw ClientAccess.Skipped(reason: "LiteLLM knows no address for it")
        }
        guard provider.model(in: "litellm") != nil, let model = provider.modelID else { throw ClientAccess.noModel }
        if provider.hasOnlyIncompleteAddresses {
            throw ClientAccess.Skipped(reason: "its address has places that users fill in")
        }
        if provider.environment(for: nil).isEmpty {
            throw ClientAccess.Skipped(reason: "no environment variable is known for its key")
        }
        return provider.id + ":" + prefix + "/" + model
    }
}
