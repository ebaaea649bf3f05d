import SurveyModel
import SurveySupport

/// A provider with what it inherits, as encoders read it: see `SurveyView`.
struct ProviderView {
    private var provider: Provider
    private let uses: ClaimUses

    init(_ provider: Provider, uses: ClaimUses) {
        self.provider = provider
        self.uses = uses
    }

    var id: String { provider.id }
    var name: String { provider.name }
    var category: Provider.Category { provider.category }
    var links: Provider.Links { provider.links }

    var endpoints: [Endpoint] {
        get { uses.noting(provider.endpoints, \.claim) }
        set { provider.endpoints = newValue }
    }
    var credentials: [Credential] { uses.noting(provider.credentials, \.claim) }
    var variables: [Provider.Variable] { uses.noting(provider.variables, \.claim) }
    var quirks: [Quirk] { uses.noting(provider.quirks, \.claim) }
    var logo: Logo? { uses.noting(provider.logo, \.claim) }
    var isRetired: Bool { uses.noting(provider.status, \.claim)?.state == .retired }

    func route(_ name: String) -> Route? { uses.noting(provider.route(name), \.claim) }

    /// The id that a registry has for this very provider: a variant that inherits its parent's would be the parent there,
    /// and be called at the parent's host.
    func ownRoute(_ name: String) -> String? {
        route(name).flatMap { $0.claim.subject == id ? $0.value : nil }
    }

    func model(in registry: String) -> ListedModel? { uses.noting(provider.model(in: registry), \.claim) }

    var modelID: String? {
        if let model = uses.noting(provider.models.first, \.claim) { _ = route(model.registry) }
        return provider.modelID
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
