extension ProviderPreset {
    /// Models of a provider that a registry names.
    public struct ListedModel: Sendable, Hashable, Codable {
        /// `litellm`, `models-dev`, `catwalk`, ...
        public let registry: String
        /// A model that it lists, as the registry writes its id. LiteLLM mostly puts ``ProviderPreset/liteLLMPrefix`` and a slash
        /// before the id that the provider takes.
        public let id: String?
        /// Its default for small tasks.
        public let small: String?
        /// Its default for large tasks.
        public let large: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes an entry.
        public init(
            registry: String, id: String? = nil, small: String? = nil, large: String? = nil, verifiedOn: String = ""
        ) {
            self.registry = registry
            self.id = id
            self.small = small
            self.large = large
            self.verifiedOn = verifiedOn
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                registry: try values.decode(String.self, forKey: .registry), id: try values.member(.id),
                small: try values.member(.small), large: try values.member(.large),
                verifiedOn: try values.member(.verifiedOn) ?? "")
        }
    }
}
