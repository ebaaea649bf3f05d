/// What a client needs to talk to one provider, as the survey confirmed it.
///
/// `nil` means that the survey has not looked, `unknown` that it looked and could not tell.
///
/// Sets of words that grow with the market, such as ``WireProtocol`` and ``AuthScheme``, are structs with static members,
/// so that a new word breaks no `switch`. Answers that a `switch` should cover, such as ``Grant``, are enums; a word that a
/// later release adds is read as `unknown`.
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

    /// Members that are missing have the value that they have in the initializer; others are skipped.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(ProviderID.self, forKey: .id), name: try values.decode(String.self, forKey: .name),
            vendor: try values.member(.vendor) ?? "", category: try values.member(.category) ?? .generic,
            aliases: try values.member(.aliases) ?? [], parent: try values.member(.parent),
            lifecycle: try values.member(.lifecycle), consumerPlan: try values.member(.consumerPlan),
            oauth: try values.member(.oauth), endpoints: try values.member(.endpoints) ?? [],
            credentials: try values.member(.credentials) ?? [], variables: try values.member(.variables) ?? [],
            registryIDs: try values.member(.registryIDs) ?? [], listedModels: try values.member(.listedModels) ?? [],
            policies: try values.member(.policies) ?? [], links: try values.member(.links) ?? Links(),
            logo: try values.member(.logo), verifiedOn: try values.member(.verifiedOn) ?? "")
    }
}
