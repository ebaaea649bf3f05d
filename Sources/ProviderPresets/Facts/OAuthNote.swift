extension ProviderPreset {
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
}
