import SurveySupport

/// Something to authenticate with.
package struct Credential: Fact, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case apiKey = "api-key"
        case subscriptionToken = "subscription-token"
        case oauthToken = "oauth-token"
        case serviceAccount = "service-account"
        case cloudIdentity = "cloud-identity"
        /// Not called `none`, which in comparisons with an optional kind means nil.
        case notNeeded = "none"
    }
    /// Unique in the provider: the kind unless the file names another.
    package var id = ""
    package var kind = Kind.apiKey
    package var realm: String?
    /// Names of environment variables, the vendor's own first.
    package var environment: [String] = []
    /// How keys begin: a hint for people, never a reason to refuse one.
    package var keyPrefix: String?
    /// Where keys are issued.
    package var keyPage: String?
    package var claim = Claim()

    package init() {}

    package static let declaration = FactKind<Credential>(
        .credentials, key: { $0.id }, summary: { $0.environment.first.map(Shown.code) ?? .text($0.kind.words) },
        fallback: ("kind", { $0.kind.rawValue }),
        table: Table(
            "credential", "Something to authenticate with.",
            [
                Member("id", \.id, .id, "Unique in the provider; without it, the kind.", style: .text, preset: "id"),
                Member(
                    "kind", \.kind, .word, "What kind of credential it is.", need: .required, style: .words,
                    preset: PresetArgument("kind", .rawValue(of: "CredentialKind"))),
                Member("realm", \.realm, .id, "The realm in which it is valid.", style: .text, preset: "realm"),
                Member(
                    "environment", \.environment, .texts, "Names of environment variables, the vendor's own first.",
                    value: .environmentVariable, style: .code, preset: "environmentNames"),
                Member(
                    "keyPrefix", \.keyPrefix, .text, "How keys begin: a hint for people.", value: .keyPrefix,
                    style: .code, label: "key begins", preset: "keyPrefix"),
                Member(
                    "keyPage", \.keyPage, .link, "Where keys are issued.", value: .url, style: .code,
                    label: "key page", preset: "keyPage"),
            ],
            derived: [Derived("keyPage") { .link("key page", $0.keyPage) }],
            preset: PresetType("Credential", claim: ["note", "verifiedOn"])
        ) { credential, reading in
            if reading.missing.contains("id") { credential.id = credential.kind.rawValue }
        })
}

extension Dimension {
    package static let credentials = Dimension("credentials", title: "Credential")
}
