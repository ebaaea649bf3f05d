import SurveyModel
import SurveySupport

/// Writes Sophon's `models.json`, with no more fields than its documentation names.
struct SophonModels: TargetEncoder {
    let survey: SurveyView

    /// Types whose address or account goes into fields that are not documented.
    private static let undocumented: Set<String> = ["azure-openai", "bedrock", "cloudflare", "custom-openai"]

    func output() -> Codegen.Output {
        var adoptions = Adoptions(of: "sophon", in: survey)
        let providers = adoptions.fitting(Self.provider).enumerated().map { index, provider in
            JSONNode.object(
                provider.head + [("priority", .integer(index + 1)), ("isDefault", .flag(index == 0))] + provider.models)
        }
        let document = JSONNode.object([("providers", .list(providers))])
        return Codegen.Output(contents: JSONWriter.write(document), notes: adoptions.notes)
    }

    /// The members of an entry before and after those that follow from its place.
    private static func provider(
        _ entry: Adoptions.Adopted
    ) throws(ClientAccess.Skipped) -> (head: [(String, JSONNode?)], models: [(String, JSONNode?)]) {
        let (decision, provider) = (entry.decision, entry.provider)
        if provider.isRetired { throw ClientAccess.Skipped(reason: "the service was shut down") }
        if undocumented.contains(decision.target) {
            throw ClientAccess.Skipped(reason: "the names of the fields that it needs are not documented")
        }
        if decision.setting("auth") == "CliSync" {
            throw ClientAccess.Skipped(reason: "the vendor forbids its sign-in to other products")
        }
        let takesNoKey = decision.setting("auth") == "OAuth" || provider.category == .localServer
        let variable = provider.environment(for: nil).first
        guard takesNoKey || variable != nil else {
            throw ClientAccess.Skipped(reason: "no environment variable is known for its key")
        }
        let models = provider.modelID.map { [JSONNode.object([("id", .text($0)), ("isDefault", .flag(true))])] }
        let head: [(String, JSONNode?)] = [
            ("id", .text(provider.id)), ("name", .text(provider.name)), ("providerType", .text(decision.target)),
            ("apiKey", takesNoKey ? nil : variable.map { .text("${" + $0 + "}") }),
        ]
        return (head, [("models", .list(models ?? []))])
    }
}
