extension ProviderPreset {
    /// Where an endpoint answers, as one word of a list.
    public struct Region: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral,
        CustomStringConvertible
    {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// Takes any word.
        public init(stringLiteral word: String) { rawValue = word }
        /// The word.
        public var description: String { rawValue }

        /// One service for everyone.
        public static let global = Region(rawValue: "global")
        /// Everywhere but China, where there are two services.
        public static let international = Region(rawValue: "international")
        /// Mainland China.
        public static let china = Region(rawValue: "china")
        /// United States.
        public static let us = Region(rawValue: "us")
        /// European Union.
        public static let eu = Region(rawValue: "eu")
        /// United Kingdom.
        public static let uk = Region(rawValue: "uk")
        /// Switzerland.
        public static let switzerland = Region(rawValue: "switzerland")
        /// United Arab Emirates.
        public static let uae = Region(rawValue: "uae")
        /// Japan.
        public static let japan = Region(rawValue: "japan")
        /// South Korea.
        public static let korea = Region(rawValue: "korea")
        /// Singapore.
        public static let singapore = Region(rawValue: "singapore")
        /// Hong Kong.
        public static let hongKong = Region(rawValue: "hong-kong")
        /// India.
        public static let india = Region(rawValue: "india")
        /// Australia.
        public static let australia = Region(rawValue: "australia")
        /// Canada.
        public static let canada = Region(rawValue: "canada")
        /// Brazil.
        public static let brazil = Region(rawValue: "brazil")
        /// Saudi Arabia.
        public static let saudiArabia = Region(rawValue: "saudi-arabia")
        /// Israel.
        public static let israel = Region(rawValue: "israel")
        /// The address has a place for the region.
        public static let regional = Region(rawValue: "regional")
        /// The user's machine.
        public static let local = Region(rawValue: "local")
        /// The user's own resource, account, deployment or server.
        public static let own = Region(rawValue: "own")
    }
}
