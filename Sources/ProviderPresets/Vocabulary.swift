// The words of the survey. Sets that grow with the market are structs with static members, so that a new word breaks
// no `switch`; answers that cannot grow are enums.

extension ProviderPreset {
    /// What kind of service a provider is.
    public struct Category: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Serves its own models.
        public static let modelVendor = Category(rawValue: "model-vendor")
        /// Serves other people's open models.
        public static let inferencePlatform = Category(rawValue: "inference-platform")
        /// Routes to other providers.
        public static let aggregator = Category(rawValue: "aggregator")
        /// A cloud whose account and project come first.
        public static let cloudPlatform = Category(rawValue: "cloud-platform")
        /// A subscription with an endpoint of its own.
        public static let subscriptionPlan = Category(rawValue: "subscription-plan")
        /// Runs on the user's machine.
        public static let localServer = Category(rawValue: "local-server")
        /// Any server with a common dialect.
        public static let generic = Category(rawValue: "generic")
    }

    /// The dialect of an endpoint.
    public struct WireProtocol: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// OpenAI's chat completions.
        public static let openAIChat = WireProtocol(rawValue: "openai-chat")
        /// OpenAI's responses.
        public static let openAIResponses = WireProtocol(rawValue: "openai-responses")
        /// Anthropic's messages.
        public static let anthropicMessages = WireProtocol(rawValue: "anthropic-messages")
        /// Google's generateContent.
        public static let googleGenerateContent = WireProtocol(rawValue: "google-generate-content")
        /// Cohere's chat, version 2.
        public static let cohereChat = WireProtocol(rawValue: "cohere-chat")
        /// Converse of Amazon Bedrock.
        public static let bedrockConverse = WireProtocol(rawValue: "bedrock-converse")
        /// Ollama's own.
        public static let ollama = WireProtocol(rawValue: "ollama")
        /// None of these.
        public static let other = WireProtocol(rawValue: "other")
    }

    /// How a request is signed.
    public struct AuthScheme: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// `Authorization: Bearer KEY`.
        public static let bearer = AuthScheme(rawValue: "bearer")
        /// The key alone in a header.
        public static let header = AuthScheme(rawValue: "header")
        /// The key in the query.
        public static let query = AuthScheme(rawValue: "query")
        /// A signature over the request, such as AWS Signature Version 4.
        public static let signature = AuthScheme(rawValue: "signature")
        /// An OAuth access token as bearer; keys are not taken.
        public static let oauth = AuthScheme(rawValue: "oauth")
        /// Nothing.
        public static let none = AuthScheme(rawValue: "none")
    }

    /// What opens an endpoint.
    public struct CredentialKind: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A key from the provider's console.
        public static let apiKey = CredentialKind(rawValue: "api-key")
        /// A long-lived token of a consumer subscription.
        public static let subscriptionToken = CredentialKind(rawValue: "subscription-token")
        /// A token from an OAuth flow.
        public static let oauthToken = CredentialKind(rawValue: "oauth-token")
        /// A service account's key file.
        public static let serviceAccount = CredentialKind(rawValue: "service-account")
        /// The identity of a cloud account.
        public static let cloudIdentity = CredentialKind(rawValue: "cloud-identity")
        /// Nothing is needed.
        public static let none = CredentialKind(rawValue: "none")
    }

    /// Does a consumer subscription pay for API calls?
    public enum Grant: String, Sendable, Hashable, Codable, CaseIterable {
        /// It does, does in part, does not; there is no consumer plan; the survey could not tell.
        case yes, partial, no
        /// There is no consumer plan.
        case notApplicable = "not-applicable"
        /// The survey looked and could not tell.
        case unknown
    }

    /// May somebody else's client use an OAuth flow?
    public enum Availability: String, Sendable, Hashable, Codable, CaseIterable {
        /// It may.
        case yes
        /// A flow exists for the vendor's own clients.
        case firstPartyOnly = "first-party-only"
        /// There is none.
        case no
        /// The question does not arise.
        case notApplicable = "not-applicable"
        /// The survey looked and could not tell.
        case unknown
    }

    /// What a vendor says of a use.
    public enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
        /// In the vendor's own words, or `unknown` where there are none.
        case allowed, discouraged, prohibited, unknown
    }

    /// Whether a service is offered.
    public enum LifecycleState: String, Sendable, Hashable, Codable, CaseIterable {
        /// Offered; in preview; on its way out; gone; not established.
        case active, preview, deprecated, retired, unknown
    }
}
