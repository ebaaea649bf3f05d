package import SurveySupport

/// A service with an LLM API.
package struct Provider: Sendable, Hashable, Identifiable {
    package var id: String
    package var name: String
    package var vendor: String
    package var category: Category
    package var aliases: [String]
    /// The provider whose statements hold here too, for variants (a China host, a coding plan).
    package var parent: String?
    package var links: Links
    package var status: Status?
    package var consumerPlan: ConsumerPlan?
    package var oauth: OAuth?
    package var endpoints: [Endpoint]
    package var credentials: [Credential]
    /// Routing strings and registry ids, in the order of the file.
    package var routing: [Route]
    /// At most one for each registry, in the order of the file; never inherited, for plans and hosts differ in them.
    package var models: [ListedModel]
    package var policies: [Policy]
    package var quirks: [Quirk]
    package var logo: Logo?
    package var location: Location

    package enum Category: String, Sendable, Hashable, CaseIterable {
        case modelVendor = "model-vendor"
        case inferencePlatform = "inference-platform"
        case aggregator
        case cloudPlatform = "cloud-platform"
        case subscriptionPlan = "subscription-plan"
        case localServer = "local-server"
        case generic
    }

    /// Pages for people; not claims.
    package struct Links: Sendable, Hashable {
        package var home: String?
        package var docs: String?
        package var models: String?
        package var pricing: String?
        package var dashboard: String?
        package var serviceStatus: String?
        package var terms: String?
    }

    /// Every claim of the provider, in the order of the file.
    package var claims: [Claim] {
        var claims: [Claim] = []
        forEachClaim { claims.append($0) }
        return claims
    }

    /// Visits every claim, in the order of the file, where it stands: a claim is long to copy.
    package func forEachClaim(_ visit: (Claim) -> Void) {
        if let status { visit(status.claim) }
        if let consumerPlan { visit(consumerPlan.claim) }
        if let oauth { visit(oauth.claim) }
        for endpoint in endpoints { visit(endpoint.claim) }
        for credential in credentials { visit(credential.claim) }
        for route in routing { visit(route.claim) }
        for model in models { visit(model.claim) }
        for policy in policies { visit(policy.claim) }
        for quirk in quirks { visit(quirk.claim) }
        if let logo { visit(logo.claim) }
    }

    package func route(_ name: String) -> Route? { routing.first { $0.name == name } }

    package func model(in registry: String) -> ListedModel? { models.first { $0.registry == registry } }

    /// The id of a model that the provider serves, as its API takes it; nil where no registry is cited for one.
    package var modelID: String? {
        guard let model = models.first else { return nil }
        guard let prefix = route(model.registry)?.value, model.value.hasPrefix(prefix + "/") else { return model.value }
        return String(model.value.dropFirst(prefix.count + 1))
    }
}

/// Whether the service is offered at all.
package struct Status: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case active, preview, deprecated, retired, unknown
    }
    package var state: State
    /// The day on which it was or will be shut down.
    package var on: SurveyDate?
    /// Id of the provider to use instead.
    package var successor: String?
    package var claim: Claim
}

/// Does the provider's consumer subscription pay for API calls?
package struct ConsumerPlan: Sendable, Hashable {
    package enum Grant: String, Sendable, Hashable, CaseIterable {
        case yes, partial, no
        case notApplicable = "not-applicable"
        case unknown
    }
    package var grantsAPI: Grant
    /// Name of the plan, as sold.
    package var plan: String?
    package var claim: Claim
}

/// Is there an OAuth flow that somebody else's client may use?
package struct OAuth: Sendable, Hashable {
    package enum Availability: String, Sendable, Hashable, CaseIterable {
        case yes
        case firstPartyOnly = "first-party-only"
        case no
        case notApplicable = "not-applicable"
        case unknown
    }
    package var available: Availability
    /// `authorization-code-pkce`, `device-code`, `client-credentials`, `service-account`; several joined by the data.
    package var flows: [String]
    package var authorizeURL: String?
    package var tokenURL: String?
    package var thirdParty: Stance
    package var claim: Claim
}

/// What a vendor says of a use.
package enum Stance: String, Sendable, Hashable, CaseIterable {
    case allowed, discouraged, prohibited, unknown
}

package struct Endpoint: Sendable, Hashable, Identifiable {
    /// Unique in the provider: the region unless the file names another.
    package var id: String
    package var region: String
    /// Which keys work here; keys of one realm are refused by the others.
    package var realm: String?
    /// With version, without a slash at the end; may hold `{placeholders}`.
    package var baseURL: String
    package var wireProtocol: WireProtocol
    /// Path of the generating call below the base URL; nil means the protocol's own.
    package var chatPath: String?
    /// Path of the model list below the base URL; nil where none is known.
    package var modelsPath: String?
    package var auth: Auth
    package var headers: [Header]
    package var claim: Claim

    package enum WireProtocol: String, Sendable, Hashable, CaseIterable {
        case openAIChat = "openai-chat"
        case openAIResponses = "openai-responses"
        case anthropicMessages = "anthropic-messages"
        case googleGenerateContent = "google-generate-content"
        case cohereChat = "cohere-chat"
        case bedrockConverse = "bedrock-converse"
        case ollama
        case other

        /// Path of the generating call below a base URL with version; nil where it depends on more than the address.
        package var chatPath: String? {
            switch self {
            case .openAIChat: "/chat/completions"
            case .openAIResponses: "/responses"
            case .anthropicMessages: "/messages"
            case .googleGenerateContent: "/models/{model}:generateContent"
            case .cohereChat: "/chat"
            case .bedrockConverse: "/model/{model}/converse"
            case .ollama: "/api/chat"
            case .other: nil
            }
        }
    }

    package struct Auth: Sendable, Hashable {
        package enum Scheme: String, Sendable, Hashable, CaseIterable {
            /// `Authorization: Bearer KEY`.
            case bearer
            /// The key alone in a header of its own.
            case header
            /// The key in the query.
            case query
            /// AWS Signature Version 4 or a similar signature over the request.
            case signature
            /// An OAuth access token as bearer; keys are not taken.
            case oauth
            case none
        }
        package var scheme: Scheme
        /// Name of the header; `Authorization` for bearer.
        package var header: String?
        /// Name of the query parameter.
        package var query: String?
    }

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String
        package var isRequired: Bool
    }
}

package struct Credential: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case apiKey = "api-key"
        case subscriptionToken = "subscription-token"
        case oauthToken = "oauth-token"
        case serviceAccount = "service-account"
        case cloudIdentity = "cloud-identity"
        case none
    }
    /// Unique in the provider: the kind unless the file names another.
    package var id: String
    package var kind: Kind
    package var realm: String?
    /// Names of environment variables, the vendor's own first.
    package var environment: [String]
    /// How keys begin: a hint for people, never a reason to refuse one.
    package var keyPrefix: String?
    /// Where keys are issued.
    package var keyPage: String?
    package var claim: Claim
}

/// A routing string of a gateway or an id in a registry.
package struct Route: Sendable, Hashable, Identifiable {
    /// `litellm`, `models-dev`, `catwalk`, `genai-prices`, `lobe-icons`, `opencode`, `vercel-ai-sdk`.
    package var name: String
    /// Without a slash at the end.
    package var value: String
    package var claim: Claim
    package var id: String { name }
}

/// A model that a registry lists for a provider, for formats that hold no provider without one.
///
/// The survey keeps no lists of models: this is an example, and neither the newest nor the best.
package struct ListedModel: Sendable, Hashable, Identifiable {
    /// `litellm`, as in `routing`.
    package var registry: String
    /// As the registry writes it: `groq/openai/gpt-oss-120b`.
    package var value: String
    package var claim: Claim
    package var id: String { registry }
}

package struct Policy: Sendable, Hashable, Identifiable {
    package enum Topic: String, Sendable, Hashable, CaseIterable {
        case interactiveUse = "interactive-use"
        case headlessUse = "headless-use"
        case thirdPartyApps = "third-party-apps"
        case accountSharing = "account-sharing"
        case training
        case other
    }
    package var id: String
    package var topic: Topic
    package var stance: Stance
    package var text: String
    package var claim: Claim
}

package struct Quirk: Sendable, Hashable, Identifiable {
    package var id: String
    package var text: String
    package var claim: Claim
}

package struct Logo: Sendable, Hashable {
    /// File name in lobe-icons without its ending; nil where the set has none.
    package var slug: String?
    /// `#RRGGBB`.
    package var color: String?
    package var claim: Claim
}
