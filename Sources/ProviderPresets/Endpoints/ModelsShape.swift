extension ProviderPreset {
    /// How the answer of a model list looks.
    public struct ModelsShape: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// An object with the models under `data`.
        public static let data = ModelsShape(rawValue: "data")
        /// A bare array of models.
        public static let array = ModelsShape(rawValue: "array")
        /// An object with the models under `models`.
        public static let models = ModelsShape(rawValue: "models")
        /// None of these.
        public static let other = ModelsShape(rawValue: "other")
    }
}
