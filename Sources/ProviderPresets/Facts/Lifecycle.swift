extension ProviderPreset {
    /// Whether a service is offered, and what follows it.
    public struct Lifecycle: Sendable, Hashable, Codable {
        /// The state.
        public let state: LifecycleState
        /// The day, as `YYYY-MM-DD`, on which the service was or will be shut down.
        public let on: String?
        /// The provider to use instead.
        public let successor: ProviderID?
        /// In the survey's words.
        public let note: String?

        /// Makes a state.
        public init(state: LifecycleState, on: String? = nil, successor: ProviderID? = nil, note: String? = nil) {
            self.state = state
            self.on = on
            self.successor = successor
            self.note = note
        }
    }

    /// Whether a service is offered.
    public enum LifecycleState: String, Sendable, Hashable, Codable, CaseIterable {
        /// Offered; in preview; on its way out; gone; not established.
        case active, preview, deprecated, retired, unknown

        /// A word of a later release is ``unknown`` to this one.
        public init(from decoder: any Decoder) throws {
            self = Self(rawValue: try String(from: decoder)) ?? .unknown
        }
    }
}
