extension ProviderPreset {
    /// An environment variable that holds a setting of a provider, no key by itself.
    public struct Variable: Sendable, Hashable, Codable, Identifiable {
        /// Its name.
        public let name: String
        /// What it holds.
        public let role: VariableRole
        /// The placeholder of the provider's addresses that it fills; nil where it fills none.
        public let fills: String?
        /// What holds where it is unset; nil where no source says so.
        public let defaultValue: String?
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// The name.
        public var id: String { name }

        /// Makes a description of a variable.
        public init(
            name: String, role: VariableRole, fills: String? = nil, defaultValue: String? = nil, note: String? = nil,
            verifiedOn: String = ""
        ) {
            self.name = name
            self.role = role
            self.fills = fills
            self.defaultValue = defaultValue
            self.note = note
            self.verifiedOn = verifiedOn
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                name: try values.decode(String.self, forKey: .name),
                role: try values.decode(VariableRole.self, forKey: .role), fills: try values.member(.fills),
                defaultValue: try values.member(.defaultValue), note: try values.member(.note),
                verifiedOn: try values.member(.verifiedOn) ?? "")
        }
    }

    /// What an environment variable holds.
    public struct VariableRole: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A key; only where ``ProviderPreset/variables(for:)`` lists keys and settings together.
        public static let key = VariableRole(rawValue: "key")
        /// The address, in whole or in part.
        public static let baseURL = VariableRole(rawValue: "base-url")
        /// A region or location.
        public static let region = VariableRole(rawValue: "region")
        /// A project.
        public static let project = VariableRole(rawValue: "project")
        /// An account.
        public static let account = VariableRole(rawValue: "account")
        /// A resource of the user.
        public static let resource = VariableRole(rawValue: "resource")
        /// A deployment of a model.
        public static let deployment = VariableRole(rawValue: "deployment")
        /// The version of the API.
        public static let apiVersion = VariableRole(rawValue: "api-version")
        /// An organization.
        public static let organization = VariableRole(rawValue: "organization")
        /// A model.
        public static let model = VariableRole(rawValue: "model")
        /// The public half of a key pair.
        public static let keyID = VariableRole(rawValue: "key-id")
        /// The secret half of a key pair.
        public static let secret = VariableRole(rawValue: "secret")
        /// A token that goes with a temporary key pair.
        public static let sessionToken = VariableRole(rawValue: "session-token")
        /// The name of a profile in a file.
        public static let profile = VariableRole(rawValue: "profile")
        /// The path of a file with credentials.
        public static let credentialsFile = VariableRole(rawValue: "credentials-file")
        /// None of these.
        public static let other = VariableRole(rawValue: "other")
    }
}
