extension ProviderPreset {
    /// What is known of OAuth at a provider.
    public struct OAuthNote: Sendable, Hashable, Codable {
        /// May somebody else's client use a flow?
        public let availability: Availability
        /// Kinds of flow, such as `authorization-code-pkce`.
        public let flows: [String]
        /// Where the user agrees.
        public let authorizeURL: String?
        /// Where a client asks for device codes (RFC 8628).
        public let deviceAuthorizationURL: String?
        /// The page where the user types the code of a device.
        public let verificationURL: String?
        /// Where codes become tokens.
        public let tokenURL: String?
        /// Where tokens are given back (RFC 7009).
        public let revocationURL: String?
        /// Where clients register themselves (RFC 7591).
        public let registrationURL: String?
        /// Scopes that calls of models need, or that clients ask for.
        public let scopes: [String]
        /// Proof keys for codes; nil where the survey does not know.
        public let pkce: PKCE?
        /// Where a browser may bring the code to: `loopback`, `https`, `custom-scheme`, `out-of-band`.
        public let redirects: [String]
        /// What the vendor says of clients that are not its own.
        public let thirdParty: Stance
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a statement.
        public init(
            availability: Availability, flows: [String] = [], authorizeURL: String? = nil,
            deviceAuthorizationURL: String? = nil, verificationURL: String? = nil, tokenURL: String? = nil,
            revocationURL: String? = nil, registrationURL: String? = nil, scopes: [String] = [], pkce: PKCE? = nil,
            redirects: [String] = [], thirdParty: Stance = .unknown, note: String? = nil, verifiedOn: String
        ) {
            self.availability = availability
            self.flows = flows
            self.authorizeURL = authorizeURL
            self.deviceAuthorizationURL = deviceAuthorizationURL
            self.verificationURL = verificationURL
            self.tokenURL = tokenURL
            self.revocationURL = revocationURL
            self.registrationURL = registrationURL
            self.scopes = scopes
            self.pkce = pkce
            self.redirects = redirects
            self.thirdParty = thirdParty
            self.note = note
            self.verifiedOn = verifiedOn
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            let pkce: String? = try values.member(.pkce)
            self.init(
                availability: try values.decode(Availability.self, forKey: .availability),
                flows: try values.member(.flows) ?? [], authorizeURL: try values.member(.authorizeURL),
                deviceAuthorizationURL: try values.member(.deviceAuthorizationURL),
                verificationURL: try values.member(.verificationURL), tokenURL: try values.member(.tokenURL),
                revocationURL: try values.member(.revocationURL),
                registrationURL: try values.member(.registrationURL), scopes: try values.member(.scopes) ?? [],
                pkce: pkce.flatMap(PKCE.init), redirects: try values.member(.redirects) ?? [],
                thirdParty: try values.member(.thirdParty) ?? .unknown, note: try values.member(.note),
                verifiedOn: try values.decode(String.self, forKey: .verifiedOn))
        }
    }

    /// Does a flow take proof keys for codes (RFC 7636)?
    public enum PKCE: String, Sendable, Hashable, Codable, CaseIterable {
        /// Codes are refused without one.
        case required
        /// It may be sent.
        case supported
        /// There is none.
        case no
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

        /// A word of a later release is ``unknown`` to this one.
        public init(from decoder: any Decoder) throws {
            self = Self(rawValue: try String(from: decoder)) ?? .unknown
        }
    }
}
