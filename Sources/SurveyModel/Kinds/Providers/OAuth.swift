import SurveySupport

/// Is there an OAuth flow that somebody else's client may use?
package struct OAuth: Fact {
    package enum Availability: String, Titled, Hashable, CaseIterable {
        case yes
        case firstPartyOnly = "first-party-only"
        case no
        case notApplicable = "not-applicable"
        case unknown

        /// Its name in documents.
        package var title: String { self == .firstPartyOnly ? "first-party clients only" : words }
    }
    package enum Flow: String, Titled, Hashable, CaseIterable {
        case authorizationCodePKCE = "authorization-code-pkce"
        case authorizationCode = "authorization-code"
        case deviceCode = "device-code"
        case clientCredentials = "client-credentials"
        case serviceAccount = "service-account"
        case tokenExchange = "token-exchange"
        case implicit

        /// Its name in documents.
        package var title: String { self == .authorizationCodePKCE ? "authorization code with PKCE" : words }
    }
    /// Proof keys for codes, RFC 7636.
    package enum ProofKey: String, Titled, Hashable, CaseIterable {
        case required, supported, no
    }
    /// Where a browser may bring the code to.
    package enum Redirect: String, Titled, Hashable, CaseIterable {
        /// A port of the user's own machine.
        case loopback
        case https
        /// `myapp://callback`.
        case customScheme = "custom-scheme"
        /// The page shows the code, and people copy it.
        case outOfBand = "out-of-band"
    }
    package var available = Availability.unknown
    package var flows: [Flow] = []
    package var authorizeURL: String?
    /// Where a client asks for device codes, RFC 8628.
    package var deviceAuthorizationURL: String?
    /// Where people type the code of a device.
    package var verificationURL: String?
    package var tokenURL: String?
    /// RFC 7009.
    package var revocationURL: String?
    /// Where clients register themselves, RFC 7591.
    package var registrationURL: String?
    package var scopes: [String] = []
    package var pkce: ProofKey?
    package var redirects: [Redirect] = []
    package var thirdParty = Stance.unknown
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<OAuth>(
        .oauth, summary: { .text($0.available.title) },
        table: Table(
            "oauth", "Is there an OAuth flow that somebody else's client may use?",
            [
                Member(
                    "available", \.available, .word, "Is there an OAuth flow that other vendors' clients may use?",
                    need: .required, value: .term, style: .words,
                    label: "flow for others", preset: PresetArgument("availability", .member(of: "Availability"))),
                Member(
                    "flows", \.flows, .list(of: .word), "Kinds of flow.", value: .term, style: .name,
                    preset: "flows"),
                Member(
                    "authorizeURL", \.authorizeURL, .link, "Authorisation endpoint.", value: .url, style: .code,
                    label: "sign-in", preset: "authorizeURL"),
                Member(
                    "deviceAuthorizationURL", \.deviceAuthorizationURL, .link,
                    "Device authorisation endpoint (RFC 8628): where a client asks for a code.", value: .url,
                    style: .code, label: "device codes", preset: "deviceAuthorizationURL"),
                Member(
                    "verificationURL", \.verificationURL, .link, "The page where people type the code of a device.",
                    value: .url, style: .code, label: "codes typed at", preset: "verificationURL"),
                Member(
                    "tokenURL", \.tokenURL, .link, "Token endpoint.", value: .url, style: .code, label: "tokens",
                    preset: "tokenURL"),
                Member(
                    "revocationURL", \.revocationURL, .link, "Revocation endpoint (RFC 7009).", value: .url,
                    style: .code, label: "revocation", preset: "revocationURL"),
                Member(
                    "registrationURL", \.registrationURL, .link,
                    "Where clients register themselves (RFC 7591).", value: .url, style: .code,
                    label: "registration of clients", preset: "registrationURL"),
                Member(
                    "scopes", \.scopes, .texts.omittingEmpty, "Scopes that calls of models need or clients ask for.",
                    value: .identifier, style: .code, preset: "scopes"),
                Member(
                    "pkce", \.pkce, .word, "Proof keys for codes (RFC 7636); without it, nothing is known.",
                    value: .term, style: .words, label: "PKCE", preset: PresetArgument("pkce", .member(of: "PKCE"))),
                Member(
                    "redirects", \.redirects, .list(of: .word).omittingEmpty,
                    "Where a browser may bring the code to.", value: .term, style: .name, preset: "redirects"),
                Member(
                    "thirdParty", \.thirdParty, .word, "What the vendor says of clients of other vendors.",
                    style: .words, label: "use by other clients",
                    preset: PresetArgument("thirdParty", .member(of: "Stance"))),
            ],
            derived: [
                Derived("available") { .text($0.available.title) },
                Derived("flows") { .texts($0.flows.map(\.title)) },
                Derived("thirdParty") { .text($0.thirdParty.established) },
                Derived("isUnknown", flag: { $0.available == .unknown }),
            ],
            preset: PresetType("OAuthNote", claim: ["note", "verifiedOn"])))
}

/// What a vendor says of a use.
package enum Stance: String, Titled, Hashable, CaseIterable {
    case allowed, discouraged, prohibited, unknown

    /// As people read it; nil where the survey could not establish it.
    var established: String? { self == .unknown ? nil : words }
}

extension Dimension {
    package static let oauth = Dimension("oauth", title: "OAuth")
}
