extension ProviderPreset {
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
        /// Keys and billing.
        public let dashboard: String?
        /// What was used.
        public let usage: String?
        /// Limits of rates and amounts.
        public let limits: String?
        /// Whether it is up.
        public let serviceStatus: String?
        /// The same for programs: the `status.json` of services such as Statuspage.
        public let statusFeed: String?
        /// Terms of service.
        public let terms: String?

        /// Makes a set of links.
        public init(
            home: String? = nil, docs: String? = nil, models: String? = nil, pricing: String? = nil,
            dashboard: String? = nil, usage: String? = nil, limits: String? = nil, serviceStatus: String? = nil,
            statusFeed: String? = nil, terms: String? = nil
        ) {
            self.home = home
            self.docs = docs
            self.models = models
            self.pricing = pricing
            self.dashboard = dashboard
            self.usage = usage
            self.limits = limits
            self.serviceStatus = serviceStatus
            self.statusFeed = statusFeed
            self.terms = terms
        }
    }
}
