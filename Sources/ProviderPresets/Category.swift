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
}
