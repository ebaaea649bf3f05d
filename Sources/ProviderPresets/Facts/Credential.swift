extension ProviderPreset {
    /// What opens an endpoint, and where it comes from. Never the secret itself.
    public struct Credential: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public let id: String
        /// What it is.
        public let kind: CredentialKind
        /// Which endpoints accept it; nil for all.
        public let realm: String?
        /// Names of environment variables that hold the key by itself, the vendor's own first.
        public let environmentNames: [String]
        /// Names of environment variables that must all be set, such as the two halves of a key pair.
        public let variablesTogether: [String]
        /// How keys begin: a hint for people, never a reason to refuse one.
        public let keyPrefix: String?
        /// A regular expression for the whole key, to recognise one, never to refuse one.
        public let keyPattern: String?
        /// True where no other service's keys look so.
        public let keyDistinctive: Bool
        /// Where keys are issued.
        public let keyPage: String?
        /// How to get a key, in at most four short sentences.
        public let keySteps: [String]
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a description of a credential.
        public init(
            id: String, kind: CredentialKind, realm: String? = nil, environmentNames: [String] = [],
            variablesTogether: [String] = [], keyPrefix: String? = nil, keyPattern: String? = nil,
            keyDistinctive: Bool = false, keyPage: String? = nil, keySteps: [String] = [], note: String? = nil,
            verifiedOn: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.realm = realm
            self.environmentNames = environmentNames
            self.variablesTogether = variablesTogether
            self.keyPrefix = keyPrefix
            self.keyPattern = keyPattern
            self.keyDistinctive = keyDistinctive
            self.keyPage = keyPage
            self.keySteps = keySteps
            self.note = note
            self.verifiedOn = verifiedOn
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                id: try values.decode(String.self, forKey: .id),
                kind: try values.decode(CredentialKind.self, forKey: .kind), realm: try values.member(.realm),
                environmentNames: try values.member(.environmentNames) ?? [],
                variablesTogether: try values.member(.variablesTogether) ?? [],
                keyPrefix: try values.member(.keyPrefix), keyPattern: try values.member(.keyPattern),
                keyDistinctive: try values.member(.keyDistinctive) ?? false, keyPage: try values.member(.keyPage),
                keySteps: try values.member(.keySteps) ?? [], note: try values.member(.note),
                verifiedOn: try values.member(.verifiedOn) ?? "")
        }
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
        /// Nothing is needed. Not called `none`, which would mean `Optional.none` behind `?.`.
        public static let notNeeded = CredentialKind(rawValue: "none")
    }
}
