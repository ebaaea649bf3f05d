import SurveyModel
import SurveySupport

/// A provider with what it inherits, as encoders read it: see `SurveyView`.
struct ProviderView {
    private let resolved: ResolvedSurvey.Provider
    private var ownEndpoints: [Endpoint]
    private let uses: ClaimUses?

    init(_ resolved: ResolvedSurvey.Provider, uses: ClaimUses?) {
        self.resolved = resolved
        ownEndpoints = resolved.whole.endpoints
        self.uses = uses
    }

    private var provider: Provider { _read { yield resolved.whole } }

    var id: String { provider.id }
    var name: String { provider.name }
    var category: Provider.Category { provider.category }
    var links: Provider.Links { provider.links }

    var endpoints: [Endpoint] {
        get { noting(ownEndpoints) }
        set { ownEndpoints = newValue }
    }
    var credentials: [Credential] { noting(provider.credentials) }
    var variables: [Provider.Variable] { noting(provider.variables) }
    var quirks: [Quirk] { noting(provider.quirks) }
    var logo: Logo? { noting(provider.logo) }
    var isRetired: Bool { noting(provider.status)?.state == .retired }

    func route(_ name: String) -> Route? { noting(provider.route(name)) }

    /// The id that a registry has for this very provider: a variant that inherits its parent's would be the parent there,
    /// and be called at the parent's host.
    func ownRoute(_ name: String) -> String? {
        route(name).flatMap { $0.claim.subject == id ? $0.value : nil }
    }

    func model(in registry: String) -> ListedModel? { noting(provider.model(in: registry)) }

    var modelID: String? {
        if let model = noting(provider.models.first) { _ = route(model.registry) }
        return provider.modelID
    }

    /// Notes the claims of parts, and passes the parts on.
    private func noting<Part: Fact>(_ parts: [Part]) -> [Part] {
        if let uses { for part in parts { uses.note(part.claim) } }
        return parts
    }

    private func noting<Part: Fact>(_ part: Part?) -> Part? {
        if let part { uses?.note(part.claim) }
        return part
    }

    /// The variables that hold a pasted key for an endpoint, or for any of them.
    func environment(for endpoint: Endpoint?) -> [String] {
        let keys = credentials.filter { $0.kind == .apiKey || $0.kind == .subscriptionToken }
        let fitting = keys.filter { $0.realm == nil || endpoint?.realm == nil || $0.realm == endpoint?.realm }
        for credential in fitting {
            let names = credential.environment.filter(\.isVariableName)
            if !names.isEmpty { return names }
        }
        return []
    }
}
