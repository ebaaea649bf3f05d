extension ProviderPreset {
    /// Whether a service is offered, and what follows it.
    public struct Lifecycle: Sendable, Hashable, Codable {
        /// The state.
        public let state: LifecycleState
        /// The day, as `YYYY-MM-DD`, on which the service was or will be shut down.
        public let on: String?
        /// The provider to use instead.
        public let successor: ProviderID?
        /// In the survey's words.
        public let note: String?

        /// Makes a state.
        public init(state: LifecycleState, on: String? = nil, successor: ProviderID? = nil, note: String? = nil) {
            self.state = state
            self.on = on
            self.successor = successor
            self.note = note
        }
    }

    /// What a consumer subscription is worth at the API.
    public struct ConsumerPlan: Sendable, Hashable, Codable {
        /// Does the subscription pay for API calls?
        public let grantsAPI: Grant
        /// Name of the plan, as sold.
        public let plan: String?
        /// In the survey's words; show it with its date.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a statement.
        public init(grantsAPI: Grant, plan: String? = nil, note: String? = nil, verifiedOn: String) {
            self.grantsAPI = grantsAPI
            self.plan = plan
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// What is known of OAuth at a provider.
    public struct OAuthNote: Sendable, Hashable, Codable {
        /// May somebody else's client use a flow?
        public let availability: Availability
        /// Kinds of flow, such as `authorization-code-pkce`.
        public let flows: [String]
        /// Where the user agrees.
        public let authorizeURL: String?
        /// Where codes become tokens.
        public let tokenURL: String?
        /// What the vendor says of clients that are not its own.
        public let thirdParty: Stance
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a statement.
        public init(
            availability: Availability, flows: [String] = [], authorizeURL: String? = nil, tokenURL: String? = nil,
            thirdParty: Stance = .unknown, note: String? = nil, verifiedOn: String
        ) {
            self.availability = availability
            self.flows = flows
            self.authorizeURL = authorizeURL
            self.tokenURL = tokenURL
            self.thirdParty = thirdParty
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// What opens an endpoint, and where it comes from. Never the secret itself.
    public struct Credential: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public let id: String
        /// What it is.
        public let kind: CredentialKind
        /// Which endpoints accept it; nil for all.
        public let realm: String?
        /// Names of environment variables, the vendor's own first.
        public let environmentNames: [String]
        /// How keys begin: a hint for people, never a reason to refuse one.
        public let keyPrefix: String?
        /// Where keys are issued.
        public let keyPage: String?
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a description of a credential.
        public init(
            id: String, kind: CredentialKind, realm: String? = nil, environmentNames: [String] = [],
            keyPrefix: String? = nil, keyPage: String? = nil, note: String? = nil, verifiedOn: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.realm = realm
            self.environmentNames = environmentNames
            self.keyPrefix = keyPrefix
            self.keyPage = keyPage
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// A provider's id in a gateway or registry.
    public struct RegistryID: Sendable, Hashable, Codable {
        /// `litellm`, `models-dev`, `catwalk`, ...
        public let registry: String
        /// The id there; for LiteLLM the routing prefix without its slash.
        public let id: String

        /// Makes an entry.
        public init(registry: String, id: String) {
            self.registry = registry
            self.id = id
        }
    }

    /// What a vendor allows or forbids, with the day of reading.
    public struct PolicyNote: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public let id: String
        /// What it is about: `third-party-apps`, `headless-use`, `account-sharing`, ...
        public let topic: String
        /// What the vendor says.
        public let stance: Stance
        /// In the survey's words; show it with its date.
        public let text: String
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a note.
        public init(id: String, topic: String, stance: Stance, text: String, verifiedOn: String) {
            self.id = id
            self.topic = topic
            self.stance = stance
            self.text = text
            self.verifiedOn = verifiedOn
        }
    }

    /// Pages for people.
    public struct Links: Sendable, Hashable, Codable {
        /// The product.
        public let home: String?
        /// The API's documentation.
        public let docs: String?
        /// The list of models.
        public let models: String?
        /// What it costs.
        public let pricing: String?
        /// Usage and billing.
        public let dashboard: String?
        /// Whether it is up.
        public let serviceStatus: String?
        /// Terms of service.
        public let terms: String?

        /// Makes a set of links.
        public init(
            home: String? = nil, docs: String? = nil, models: String? = nil, pricing: String? = nil,
            dashboard: String? = nil, serviceStatus: String? = nil, terms: String? = nil
        ) {
            self.home = home
            self.docs = docs
            self.models = models
            self.pricing = pricing
            self.dashboard = dashboard
            self.serviceStatus = serviceStatus
            self.terms = terms
        }
    }

    /// A provider's logo in the lobe-icons set.
    public struct Logo: Sendable, Hashable, Codable {
        /// File name without its ending; nil where the set has none.
        public let slug: String?
        /// Brand colour, `#RRGGBB`.
        public let color: String?

        /// Makes a reference to a logo.
        public init(slug: String?, color: String? = nil) {
            self.slug = slug
            self.color = color
        }
    }
}
