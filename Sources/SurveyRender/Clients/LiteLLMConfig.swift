import SurveyModel
import SurveySupport

/// Writes the configuration of LiteLLM's proxy: one wildcard route for each provider.
struct LiteLLMConfig: TargetEncoder {
    let survey: SurveyView

    func output() throws(RenderFailure) -> Codegen.Output {
        let (models, notes) = survey.fitting(Self.entry)
        let comments: [StaticString] = [
            Marker.text,
            "Keys are read from the environment by the proxy. hosted_vllm is LiteLLM's route to any server that speaks",
            "OpenAI's protocol; it sends HOSTED_VLLM_API_KEY, if there is one, where the variable of an entry is not set.",
            "The route openai would send OPENAI_API_KEY there.",
        ]
        // To count tokens, LiteLLM would fetch a tokenizer from Hugging Face for some models of others.
        let settings = JSONNode.object([("disable_hf_tokenizer_download", .flag(true))])
        let text = try YAMLText.write(
            .object([("model_list", .list(models)), ("litellm_settings", settings)]), comments: comments,
            path: "litellm/config.yaml")
        return Codegen.Output(contents: text, notes: notes)
    }

    private static func entry(_ provider: ProviderView) throws(ClientAccess.Skipped) -> JSONNode {
        .object([
            ("model_name", .text(provider.id + "/*")),
            ("litellm_params", try LiteLLMRoute(to: provider).parameters(model: "*")),
        ])
    }
}
