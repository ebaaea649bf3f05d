import SurveyModel
import SurveySupport

/// Writes `llmg.toml`. Keys are always referred to by name: the gateway's own fallback guesses the variable from the id.
struct LLMGConfig {
    let survey: SurveyView

    /// Providers that need more than a key, in fields whose use for them is not documented.
    private static let needsMore: Set<String> = ["azure", "bedrock", "aws_sagemaker", "vertex_ai", "watsonx"]

    func output() -> Codegen.Output {
        var adoptions = Adoptions(of: "llmg", in: survey)
        var toml = TOMLText()
        toml.comment(Marker.text)
        toml.comment("A key is read from the environment variable that stands in its place.")
        toml.add("use_env", flag: true)
        var seen: Set<String> = []
        for each in adoptions.adopted {
            let decision = each.decision
            let isLocal = each.provider.category == .localServer
            if each.provider.isRetired {
                adoptions.skip(decision.provider, "the service was shut down")
            } else if Self.needsMore.contains(decision.target) {
                adoptions.skip(decision.provider, "it needs more than a key")
            } else if let variable = Self.variable(each), !isLocal, seen.insert(decision.target).inserted {
                toml.table(["providers", decision.target])
                toml.add("api_key", "${" + variable + "}")
            } else if isLocal, seen.insert(decision.target).inserted {
                toml.table(["providers", decision.target])
                toml.add("enabled", flag: true)
            } else {
                adoptions.skip(decision.provider, "no variable is known for its key, or its id is taken")
            }
        }
        return Codegen.Output(contents: toml.text, notes: adoptions.notes)
    }

    /// The documented variable, else the one that the gateway falls back to, else the provider's own.
    private static func variable(_ entry: Adoptions.Adopted) -> String? {
        let names = ["documented_env", "fallback_env"].compactMap(entry.decision.setting).filter(\.isVariableName)
        return names.first ?? entry.provider.environment(for: nil).first
    }
}
