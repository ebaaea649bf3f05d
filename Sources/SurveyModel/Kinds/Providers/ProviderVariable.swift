import SurveySupport

extension Provider {
    /// An environment variable that holds no key: an address, a region, an account.
    package struct Variable: Fact, Identifiable {
        package enum Role: String, Titled, Hashable, CaseIterable {
            case baseURL = "base-url"
            case region, project, account, resource, deployment
            case apiVersion = "api-version"
            case organization, model
            /// The public half of a pair.
            case keyID = "key-id"
            /// The secret half of a pair.
            case secret
            case sessionToken = "session-token"
            case profile
            case credentialsFile = "credentials-file"
            case other

            package var title: String {
                switch self {
                case .baseURL: "base URL"
                case .apiVersion: "API version"
                case .keyID: "key ID"
                case .secret: "secret key"
                case .other: "other setting"
                default: words
                }
            }
        }
        package var name = ""
        package var role = Role.other
        /// The placeholder of the provider's addresses that its value takes the place of.
        package var fills: String?
        /// What holds where the variable is not set.
        package var defaultValue: String?
        package var sharedClaim = SharedClaim.draft
        package var id: String { name }

        package init() {}

        package static let declaration = FactKind<Variable>(
            .variables, key: { $0.name }, summary: { .code($0.name) },
            table: Table(
                "providerVariable", "An environment variable that holds no key: an address, a region, an account.",
                [
                    Member(
                        "name", \.name, .text("^[A-Za-z_][A-Za-z0-9_]*$"), "Name of the variable.", need: .required,
                        value: .environmentVariable, style: .code, preset: "name"),
                    Member(
                        "role", \.role, .word, "What it holds.", need: .required, value: .term, style: .words,
                        preset: PresetArgument("role", .rawValue(of: "VariableRole"))),
                    Member(
                        "fills", \.fills, .text, "The placeholder in the provider's addresses that it fills.",
                        style: .code, preset: "fills"),
                    Member(
                        "default", \.defaultValue, .text, "What holds where it is not set.", style: .code,
                        preset: "defaultValue"),
                ], preset: PresetType("Variable", claim: ["note", "verifiedOn"])))
    }
}

extension Dimension {
    package static let variables = Dimension("variables", title: "Setting")
}
