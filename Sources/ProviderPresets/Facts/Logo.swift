extension ProviderPreset {
    /// A provider's logo in the lobe-icons set.
    public struct Logo: Sendable, Hashable, Codable {
        /// File name without its ending; nil where the set has none.
        public let slug: String?
        /// Brand colour, `#RRGGBB`.
        public let color: String?

        /// Makes a reference to a logo.
        public init(slug: String?, color: String? = nil) {
            self.slug = slug
            self.color = color
        }
    }
}
