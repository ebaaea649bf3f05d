import SurveySupport

/// Is there an OAuth flow that somebody else's client may use?
package struct OAuth: Fact {
    package enum Availability: String, Sendable, Hashable, CaseIterable {
        case yes
        case firstPartyOnly = "first-party-only"
        case no
        case notApplicable = "not-applicable"
        case unknown
    }
    package var available = Availability.unknown
    /// `authorization-code-pkce`, `device-code`, `client-credentials`, `service-account`.
    package var flows: [String] = []
    package var authorizeURL: String?
    package var tokenURL: String?
    package var thirdParty = Stance.unknown
    package var claim = Claim()

    package init() {}

    package static let declaration = FactKind<OAuth>(
        .oauth, summary: { .text($0.available.words) },
        table: Table(
            "oauth", "Is there an OAuth flow that somebody else's client may use?",
            [
                Member(
                    "available", \.available, .word, "Is there an OAuth flow that other vendors' clients may use?",
                    need: .required, value: .term, style: .words,
                    label: "flow for others", preset: PresetArgument("availability", .member(of: "Availability"))),
                Member(
                    "flows", \.flows, .texts,
                    "authorization-code-pkce, device-code, client-credentials, service-account.", style: .name,
                    preset: "flows"),
                Member(
                    "authorizeURL", \.authorizeURL, .link, "Authorisation endpoint.", value: .url, style: .code,
                    label: "sign-in", preset: "authorizeURL"),
                Member(
                    "tokenURL", \.tokenURL, .link, "Token endpoint.", value: .url, style: .code, label: "tokens",
                    preset: "tokenURL"),
                Member(
                    "thirdParty", \.thirdParty, .word, "What the vendor says of clients of other vendors.",
                    style: .words, label: "use by other clients",
                    preset: PresetArgument("thirdParty", .member(of: "Stance"))),
            ],
            derived: [
                Derived("thirdParty") { .text($0.thirdParty.established) },
                Derived("isUnknown", flag: { $0.available == .unknown }),
            ],
            preset: PresetType("OAuthNote", claim: ["note", "verifiedOn"])))
}

/// What a vendor says of a use.
package enum Stance: String, Sendable, Hashable, CaseIterable {
    case allowed, discouraged, prohibited, unknown

    /// As people read it; nil where the survey could not establish it.
    var established: String? { self == .unknown ? nil : words }
}

extension Dimension {
    package static let oauth = Dimension("oauth", title: "OAuth")
}
