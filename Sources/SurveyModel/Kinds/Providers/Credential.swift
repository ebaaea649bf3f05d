import SurveySupport

/// Something to authenticate with.
package struct Credential: Fact, Identifiable {
    package enum Kind: String, Titled, Hashable, CaseIterable {
        case apiKey = "api-key"
        case subscriptionToken = "subscription-token"
        case oauthToken = "oauth-token"
        case serviceAccount = "service-account"
        case cloudIdentity = "cloud-identity"
        /// Not called `none`, which in comparisons with an optional kind means nil.
        case notNeeded = "none"

        /// Its name in documents.
        package var title: String {
            switch self {
            case .apiKey: "API key"
            case .subscriptionToken: "subscription token"
            case .oauthToken: "OAuth token"
            case .serviceAccount: "service account"
            case .cloudIdentity: "cloud identity"
            case .notNeeded: "no key needed"
            }
        }
    }
    /// Unique in the provider: the kind unless the file names another.
    package var id = ""
    package var kind = Kind.apiKey
    package var realm: String?
    /// Names of environment variables that hold it by themselves, the vendor's own first.
    package var environment: [String] = []
    /// Names of environment variables that must all be set; empty where one of ``environment`` is enough.
    package var variablesTogether: [String] = []
    /// How keys begin: a hint for people, never a reason to refuse one.
    package var keyPrefix: String?
    /// A regular expression over whole keys, for recognition, never a reason to refuse one.
    package var keyPattern: String?
    /// No other service's keys look like this.
    package var keyDistinctive = false
    /// Where keys are issued.
    package var keyPage: String?
    /// How to get one, in at most four sentences.
    package var keySteps: [String] = []
    package var sharedClaim = SharedClaim.draft

    /// More than four sentences are no help beside a form.
    package static let mostSteps = 4

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
                    "environment", \.environment, .texts,
                    "Names of environment variables that hold it by themselves, the vendor's own first.",
                    value: .environmentVariable, style: .code, preset: "environmentNames"),
                Member(
                    "variablesTogether", \.variablesTogether, .texts.omittingEmpty,
                    "Names of environment variables that must all be set.", value: .environmentVariable, style: .code,
                    label: "variables together", preset: "variablesTogether"),
                Member(
                    "keyPrefix", \.keyPrefix, .text, "How keys begin: a hint for people.", value: .keyPrefix,
                    style: .code, label: "key begins", preset: "keyPrefix"),
                Member(
                    "keyPattern", \.keyPattern, .text, "A regular expression over whole keys, to recognise them.",
                    value: .text, style: .code, label: "keys look like", preset: "keyPattern"),
                Member(
                    "keyDistinctive", \.keyDistinctive, .flag.omittingEmpty,
                    "True when no other service's keys fit the expression.", preset: "keyDistinctive"),
                Member(
                    "keyPage", \.keyPage, .link, "Where keys are issued.", value: .url, style: .code,
                    label: "key page", preset: "keyPage"),
                Member(
                    "keySteps", \.keySteps,
                    Form.list(of: .text, [("maxItems", .integer(Self.mostSteps))]).omittingEmpty,
                    "How to get a key, in at most four sentences.", value: .text, style: .text, label: "steps to a key",
                    preset: "keySteps"),
            ],
            derived: [
                Derived("kind") { .text($0.kind.title) }, Derived("keyPage") { .link("key page", $0.keyPage) },
            ],
            preset: PresetType("Credential", claim: ["note", "verifiedOn"])
        ) { credential, reading in
            if reading.missing.contains("id") { credential.id = credential.kind.rawValue }
        })
}

extension Dimension {
    package static let credentials = Dimension("credentials", title: "Credential")
}
