extension ProviderPreset {
    /// Whether an endpoint is the current way in.
    public struct EndpointState: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The one to use.
        public static let current = EndpointState(rawValue: "current")
        /// Still answers, kept for old clients.
        public static let former = EndpointState(rawValue: "former")
        /// Not yet promised to stay.
        public static let preview = EndpointState(rawValue: "preview")
    }
}
