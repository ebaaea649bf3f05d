import SurveySupport

extension Tool {
    /// One way to sign in.
    package struct Surface: Fact, Identifiable {
        package enum Method: String, Titled, Hashable, CaseIterable {
            case apiKey = "api-key"
            case oauth
            case subscriptionToken = "subscription-token"
            case bundledSubscription = "bundled-subscription"
            case cloudIdentity = "cloud-identity"
            case local
            case other

            package var title: String {
                switch self {
                case .apiKey: "API key"
                case .oauth: "OAuth sign-in"
                case .bundledSubscription: "subscription of the tool itself"
                case .local: "local server"
                case .subscriptionToken, .cloudIdentity, .other: words
                }
            }
        }
        package var id = ""
        package var method = Method.other
        package var text = ""
        package var sharedClaim = SharedClaim.draft

        package init() {}

        package static let declaration = FactKind<Surface>(
            .surfaces, key: { $0.id }, summary: { .prose($0.text) },
            table: Table(
                "surface", "One way to sign in.",
                [
                    Member("id", \.id, .id, "Unique in the tool.", need: .required, style: .code),
                    Member("method", \.method, .word, "What kind of way it is.", need: .required, style: .words),
                    Member(
                        "text", \.text, .text, "The way to sign in, in a sentence or two of our own.", need: .required,
                        value: .text, style: .wording, label: "wording"),
                ],
                derived: [
                    Derived("method") { .text($0.method.title.prefix(1).uppercased() + $0.method.title.dropFirst()) }
                ]))
    }
}

extension Dimension {
    package static let surfaces = Dimension("surfaces", title: "Surface")
}
