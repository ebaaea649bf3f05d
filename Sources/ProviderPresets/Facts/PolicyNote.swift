extension ProviderPreset {
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

    /// What a vendor says of a use.
    public enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
        /// In the vendor's own words, or `unknown` where there are none.
        case allowed, discouraged, prohibited, unknown

        /// A word of a later release is ``unknown`` to this one.
        public init(from decoder: any Decoder) throws {
            self = Self(rawValue: try String(from: decoder)) ?? .unknown
        }
    }
}
