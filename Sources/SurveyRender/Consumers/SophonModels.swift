import SurveyModel
import SurveySupport

/// Writes Sophon's `models.json`, with no more fields than its documentation names.
struct SophonModels {
    let survey: SurveyView

    /// Types whose address or account goes into fields that are not documented.
    private static let undocumented: Set<String> = ["azure-openai", "bedrock", "cloudflare", "custom-openai"]

    func output() -> Codegen.Output {
        var adoptions = Adoptions(of: "sophon", in: survey)
        var providers: [JSONNode] = []
        for each in adoptions.adopted {
            let decision = each.decision
            let takesNoKey = decision.setting("auth") == "OAuth" || each.provider.category == .localServer
            let variable = each.provider.environment(for: nil).first
            if each.provider.isRetired {
                adoptions.skip(decision.provider, "the service was shut down")
            } else if Self.undocumented.contains(decision.target) {
                adoptions.skip(decision.provider, "the names of the fields that it needs are not documented")
            } else if decision.setting("auth") == "CliSync" {
                adoptions.skip(decision.provider, "the vendor forbids its sign-in to other products")
            } else if !takesNoKey, variable == nil {
                adoptions.skip(decision.provider, "no environment variable is known for its key")
            } else {
                providers.append(
                    .object([
                        ("id", .text(each.provider.id)),
                        ("name", .text(each.provider.name)),
                        ("providerType", .text(decision.target)),
                        ("apiKey", takesNoKey ? nil : variable.map { .text("${" + $0 + "}") }),
                        ("priority", .integer(providers.count + 1)),
                        ("isDefault", .flag(providers.isEmpty)),
                        ("models", .list(each.provider.modelID.map { [Self.model($0)] } ?? [])),
                    ]))
            }
        }
        let document = JSONNode.object([("providers", .list(providers))])
        return Codegen.Output(contents: JSONWriter.write(document), notes: adoptions.notes)
    }

    private static func model(_ id: String) -> JSONNode {
        .object([("id", .text(id)), ("isDefault", .flag(true))])
    }
}
