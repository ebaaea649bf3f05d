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

        /// Where the logo lies on the network from which the set is served; nil where the set has none.
        ///
        /// The address names the release of the set that the survey has read. Coloured forms exist for some logos only, and
        /// the survey does not say for which, so they are not offered.
        public func url(style: LogoStyle = .mono) -> String? { slug.map { style.folder + $0 + "." + style.ending } }
    }

    /// The forms that every logo of the set has.
    public enum LogoStyle: Sendable, Hashable, CaseIterable {
        /// SVG in one colour, that of the text around it.
        case mono
        /// PNG for a light background; for a dark one.
        case light, dark
        /// WebP of a square with the brand's background.
        case avatar

        fileprivate var folder: String {
            switch self {
            case .mono: "https://unpkg.com/@lobehub/icons-static-svg@1.94.0/icons/"
            case .light: "https://unpkg.com/@lobehub/icons-static-png@1.94.0/light/"
            case .dark: "https://unpkg.com/@lobehub/icons-static-png@1.94.0/dark/"
            case .avatar: "https://unpkg.com/@lobehub/icons-static-avatar@1.13.0/avatars/"
            }
        }

        fileprivate var ending: String {
            switch self {
            case .mono: "svg"
            case .light, .dark: "png"
            case .avatar: "webp"
            }
        }
    }

    /// Where the provider's logo lies; nil where the set has none, or the survey has not looked. See ``Logo/url(style:)``.
    public func logoURL(style: LogoStyle = .mono) -> String? { logo?.url(style: style) }
}
