import SurveyModel
import SurveySupport

/// Writes the endpoints of Omegon's `model-registry.json`; models and routes are not surveyed and stay empty.
struct OmegonRegistry: TargetEncoder {
    let survey: SurveyView

    /// The program's words. Read on 2026-08-17: `core/crates/omegon/src/model_registry.rs` of styrene-lab/omegon at a443b9b6.
    private static let protocols: [Endpoint.WireProtocol: String] = [
        .openAIChat: "openAiCompatible", .openAIResponses: "openAiResponses", .anthropicMessages: "anthropic",
        .googleGenerateContent: "geminiNative", .ollama: "ollamaNative",
    ]

    func output() -> Codegen.Output {
        var adoptions = Adoptions(of: "omegon", in: survey)
        var taken: Set<String> = []
        let endpoints = adoptions.fitting { each throws(ClientAccess.Skipped) in
            if taken.contains(each.decision.target) {
                throw ClientAccess.Skipped(reason: "it shares an id with an entry above it")
            }
            let endpoint = try Self.endpoint(each)
            taken.insert(each.decision.target)
            return endpoint
        }
        let registry = JSONNode.object([
            ("version", .integer(2)),
            ("lastReviewed", survey.edition.map { .text($0.description) }),
            ("defaults", .object([])),
            ("endpoints", .list(endpoints)),
            ("routes", .list([])),
            ("models", .list([])),
        ])
        return Codegen.Output(contents: JSONWriter.write(registry), notes: adoptions.notes)
    }

    private static func endpoint(_ entry: Adoptions.Adopted) throws(ClientAccess.Skipped) -> JSONNode {
        let provider = entry.provider
        let spoken = Set(protocols.keys)
        let access = try ClientAccess.findPlain(
            provider, protocols: spoken, schemes: [.bearer, .header, .oauth, .unauthenticated])
        let endpoint = access.endpoint
        let variables = entry.decision.setting("env")?.variableNames ?? []
        guard let auth = auth(entry, endpoint, secret: (variables + access.environment).first) else {
            throw ClientAccess.Skipped(reason: "no environment variable is known for its key")
        }
        let isChat = endpoint.wireProtocol == .openAIChat
        // Without a profile for just these two, the program ends at its start.
        let needsProfile = isChat || endpoint.wireProtocol == .openAIResponses
        let hasList = endpoint.modelsPath != nil
        let discovery: String? =
            endpoint.wireProtocol == .ollama ? "ollamaTags" : isChat && hasList ? "openAiModels" : nil
        return .object([
            ("id", .text(entry.decision.target)),
            ("displayName", .text(entry.decision.setting("display_name") ?? provider.name)),
            ("class", .text(provider.category == .localServer ? "localDev" : "upstream")),
            ("protocol", protocols[endpoint.wireProtocol].map(JSONNode.text)),
            ("discoveryProtocol", discovery.map(JSONNode.text)),
            ("baseUrl", .text(try address(of: endpoint, as: entry.decision.target))),
            ("authScheme", auth),
            ("openAiCompatibleProfile", needsProfile ? profile(provider, endpoint) : nil),
        ])
    }

    /// The program puts `/v1/messages` behind the address of Anthropic's protocol, `/chat` and `/tags` behind that of Ollama's
    /// cloud, and the protocol's own path behind others.
    private static func address(of endpoint: Endpoint, as id: String) throws(ClientAccess.Skipped) -> String {
        if id == "ollama-cloud" { return endpoint.baseURL + "/api" }
        guard endpoint.wireProtocol == .anthropicMessages else { return endpoint.baseURL }
        guard endpoint.baseURL.hasSuffix("/v1") else {
            throw ClientAccess.Skipped(reason: "its path is not the program's own")
        }
        return String(endpoint.baseURL.dropLast("/v1".count))
    }

    private static func auth(_ entry: Adoptions.Adopted, _ endpoint: Endpoint, secret: String?) -> JSONNode? {
        let isSignIn = endpoint.auth.scheme == .oauth || entry.decision.setting("auth_method") == "OAuth"
        if isSignIn { return .object([("kind", .text("oauthProvider")), ("provider", .text(entry.decision.target))]) }
        if endpoint.auth.scheme == .unauthenticated || entry.provider.category == .localServer {
            return .object([("kind", .text("none"))])
        }
        guard let secret else { return nil }
        if endpoint.auth.scheme == .header, let header = endpoint.auth.header {
            return .object([
                ("kind", .text("apiKeyHeader")), ("header", .text(header)), ("secretRef", .text(secret)),
            ])
        }
        return .object([("kind", .text("bearerToken")), ("secretRef", .text(secret))])
    }

    private static func profile(_ provider: ProviderView, _ endpoint: Endpoint) -> JSONNode {
        let answers = provider.endpoints.contains {
            $0.wireProtocol == .openAIResponses && $0.baseURL == endpoint.baseURL
        }
        let headers = endpoint.headers.filter(\.isRequired).map(\.name)
        let quirks = provider.quirks.map(\.text)
        return .object([
            ("supportsChatCompletions", .flag(endpoint.wireProtocol == .openAIChat)),
            ("supportsResponsesApi", .flag(answers)),
            ("requiredHeaders", headers.isEmpty ? nil : .texts(headers)),
            ("quirks", quirks.isEmpty ? nil : .texts(quirks)),
            ("docsUrl", provider.links.docs.map(JSONNode.text)),
            ("verifiedAt", .text(endpoint.claim.asOf.description)),
        ])
    }
}
