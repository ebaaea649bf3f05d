extension ProviderPreset {
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
}
