import SurveyModel
import SurveySupport

/// Writes what Aider reads of models and of itself: the settings of a model for each provider, and an alias for it,
/// `aider --model groq` for one.
///
/// Aider calls providers through a LiteLLM of its own. Left alone, that takes addresses and variables that it knew when it was
/// released; so the settings say both.
struct AiderConfig: TargetEncoder {
    let survey: SurveyView

    func aliases() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.model)
        let comments: [StaticString] = [
            Marker.text,
            "Choose with --model and the name before the colon. Aider finds the provider in .aider.model.settings.yml.",
        ]
        let aliases = models.map { JSONNode.text($0.provider.id + ":" + $0.name) }
        let text = try YAMLText.write(
            .object([("alias", .list(aliases))]), comments: comments, path: "aider/aider.conf.yml")
        return Codegen.Output(contents: text, notes: notes)
    }

    func settings() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.model)
        let comments: [StaticString] = [
            Marker.text,
            "Keys are read from the environment. Where the variable that stands here is not set, LiteLLM takes one of its own:",
            "HOSTED_VLLM_API_KEY for models that begin with hosted_vllm/, none of another service for the others.",
            "For another model of a provider, copy its entry and put the model at the end of name and of model.",
        ]
        let entries = models.map { JSONNode.object([("name", .text($0.name)), ("extra_params", $0.parameters)]) }
        let text = try YAMLText.write(.list(entries), comments: comments, path: "aider/aider.model.settings.yml")
        return Codegen.Output(contents: text, notes: notes)
    }

    /// A model as Aider knows it, and how LiteLLM reaches it.
    private struct Model {
        var provider: ProviderView
        var name: String
        var parameters: JSONNode
    }

    private static func model(_ provider: ProviderView) throws(ClientAccess.Skipped) -> Model {
        let route = try LiteLLMRoute(to: provider)
        guard let model = provider.modelID else { throw ClientAccess.noModel }
        // By LiteLLM's own name, Aider finds prices and the size of the context window in LiteLLM's table. That of a local server
        // would make LiteLLM ask the server about the model, with the key of another service.
        let isLocal = provider.category == .localServer
        let prefix = isLocal ? "local/" + provider.id : provider.ownRoute("litellm") ?? provider.id
        return Model(provider: provider, name: prefix + "/" + model, parameters: try route.parameters(model: model))
    }
}
