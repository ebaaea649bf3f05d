extension ProviderPreset {
    /// A header and what stands in it.
    public struct Header: Sendable, Hashable, Codable {
        /// Name of the header.
        public let name: String
        /// What stands in it; empty where the caller decides.
        public let value: String
        /// True when requests without it are refused.
        public let isRequired: Bool
        /// By what the value differs, where the caller decides; nil where it is fixed or the survey does not know.
        public let varies: HeaderVariation?

        /// Makes a header.
        public init(name: String, value: String = "", isRequired: Bool = true, varies: HeaderVariation? = nil) {
            self.name = name
            self.value = value
            self.isRequired = isRequired
            self.varies = varies
        }

        /// False for nothing, and for control characters, which would end the header and begin another.
        static func canHold(_ value: String) -> Bool {
            !value.isEmpty && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                name: try values.decode(String.self, forKey: .name), value: try values.member(.value) ?? "",
                isRequired: try values.member(.isRequired) ?? true, varies: try values.member(.varies))
        }
    }

    /// By what the value of a header differs.
    public struct HeaderVariation: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The program that sends the request: its name or version.
        public static let client = HeaderVariation(rawValue: "client")
        /// The conversation: the same value for all its requests.
        public static let conversation = HeaderVariation(rawValue: "conversation")
        /// Another value for each request.
        public static let request = HeaderVariation(rawValue: "request")
        /// The account of the user.
        public static let account = HeaderVariation(rawValue: "account")
    }
}
