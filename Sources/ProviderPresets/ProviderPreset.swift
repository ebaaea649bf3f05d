/// What a client needs to talk to one provider, as the survey confirmed it.
///
/// `nil` means that the survey has not looked, `unknown` that it looked and could not tell.
///
/// Sets of words that grow with the market, such as ``WireProtocol`` and ``AuthScheme``, are structs with static members,
/// so that a new word breaks no `switch`. Answers that cannot grow, such as ``Grant``, are enums.
public struct ProviderPreset: Sendable, Hashable, Codable, Identifiable {
    /// The stable id; never shown to people.
    public let id: ProviderID
    /// The name as shown to people.
    public let name: String
    /// The company behind the service.
    public let vendor: String
    /// What kind of service it is.
    public let category: Category
    /// Other names under which the provider is known in configuration files and registries.
    public let aliases: [String]
    /// The provider of which this one is a variant: another region, a coding plan.
    public let parent: ProviderID?
    /// Whether the service is still offered; nil where nothing is recorded, which is the case for most living services.
    public let lifecycle: Lifecycle?
    /// Whether a consumer subscription pays for API calls.
    public let consumerPlan: ConsumerPlan?
    /// Whether somebody else's client may use an OAuth flow.
    public let oauth: OAuthNote?
    /// Where the API answers, the recommended endpoint first.
    public let endpoints: [Endpoint]
    /// What opens it, the usual credential first.
    public let credentials: [Credential]
    /// Settings that tools read from the environment.
    public let variables: [Variable]
    /// The provider's ids in gateways and registries.
    public let registryIDs: [RegistryID]
    /// Models that registries name.
    public let listedModels: [ListedModel]
    /// What the vendor allows and forbids.
    public let policies: [PolicyNote]
    /// Pages for people.
    public let links: Links
    /// The logo in the lobe-icons set.
    public let logo: Logo?
    /// The day, as `YYYY-MM-DD`, after which every statement of the preset has been confirmed.
    public let verifiedOn: String

    /// Makes a preset of your own.
    public init(
        id: ProviderID, name: String, vendor: String = "", category: Category = .generic, aliases: [String] = [],
        parent: ProviderID? = nil, lifecycle: Lifecycle? = nil, consumerPlan: ConsumerPlan? = nil,
        oauth: OAuthNote? = nil, endpoints: [Endpoint] = [], credentials: [Credential] = [],
        variables: [Variable] = [], registryIDs: [RegistryID] = [], listedModels: [ListedModel] = [],
        policies: [PolicyNote] = [], links: Links = Links(), logo: Logo? = nil, verifiedOn: String = ""
    ) {
        self.id = id
        self.name = name
        self.vendor = vendor
        self.category = category
        self.aliases = aliases
        self.parent = parent
        self.lifecycle = lifecycle
        self.consumerPlan = consumerPlan
        self.oauth = oauth
        self.endpoints = endpoints
        self.credentials = credentials
        self.variables = variables
        self.registryIDs = registryIDs
        self.listedModels = listedModels
        self.policies = policies
        self.links = links
        self.logo = logo
        self.verifiedOn = verifiedOn
    }

    /// The endpoint to begin with.
    public var defaultEndpoint: Endpoint? { endpoints.first }

    /// The regions that have an endpoint, each once.
    public var regions: [Region] {
        var regions: [Region] = []
        for endpoint in endpoints where !regions.contains(endpoint.region) { regions.append(endpoint.region) }
        return regions
    }

    /// The first endpoint of a region.
    public func endpoint(region: Region) -> Endpoint? { endpoints.first { $0.region == region } }

    /// The credentials whose keys an endpoint accepts: those of its realm, and those that name none.
    public func credentials(for endpoint: Endpoint) -> [Credential] {
        credentials.filter { $0.realm == nil || endpoint.realm == nil || $0.realm == endpoint.realm }
    }

    /// Names of environment variables that may hold a key, the vendor's own first, each once.
    public var environmentNames: [String] {
        var names: [String] = []
        for name in credentials.flatMap(\.environmentNames) where !names.contains(name) { names.append(name) }
        return names
    }

    /// Where keys are issued.
    public var keyPage: String? { credentials.lazy.compactMap(\.keyPage).first }

    /// The provider's id in a registry, such as `models-dev`.
    public func registryID(_ registry: String) -> String? { registryIDs.first { $0.registry == registry }?.id }

    /// LiteLLM's routing prefix, without the slash.
    public var liteLLMPrefix: String? { registryID("litellm") }

    /// What LiteLLM calls a model of this provider; nil where LiteLLM does not know the provider.
    public func liteLLMModel(_ model: String) -> String? { liteLLMPrefix.map { $0 + "/" + model } }

    /// True when the service is gone or going.
    public var isRetired: Bool { lifecycle?.state == .retired || lifecycle?.state == .deprecated }
}
