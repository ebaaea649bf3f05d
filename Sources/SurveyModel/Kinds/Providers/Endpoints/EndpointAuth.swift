import SurveySupport

extension Endpoint {
    /// How requests are authenticated.
    package struct Auth: Declared {
        package enum Scheme: String, Titled, Hashable, CaseIterable {
            /// `Authorization: Bearer KEY`.
            case bearer
            /// The key in a header of its own, alone or behind a word of the vendor's.
            case header
            /// The key in the query.
            case query
            /// AWS Signature Version 4 or a similar signature over the request.
            case signature
            /// An OAuth access token as bearer; keys are not taken.
            case oauth
            /// No credential at all. Not called `none`, which in comparisons with an optional scheme means nil.
            case unauthenticated = "none"
        }
        package var scheme = Scheme.bearer
        /// Name of the header; `Authorization` for bearer.
        package var header: String?
        /// Name of the query parameter.
        package var query: String?
        /// The word before the key in the header, without the space behind it.
        package var valuePrefix: String?

        package init() {}

        static var bearer: Auth {
            var auth = Auth()
            auth.header = "Authorization"
            return auth
        }

        package static let table = Table<Auth>(
            "auth", "How requests are authenticated.",
            [
                Member(
                    "scheme", \.scheme, .word, "Where the credential goes.", need: .required,
                    preset: PresetArgument("scheme", .rawValue(of: "AuthScheme"))),
                Member(
                    "header", \.header, .text, "Name of the header; Authorization for bearer.", value: .header,
                    preset: "header"),
                Member(
                    "query", \.query, .text, "Name of the query parameter.", value: .identifier, preset: "query"),
                Member(
                    "valuePrefix", \.valuePrefix, .text("^[!-~]+$"),
                    "The word before the key where a header carries it: Token; without it, the key stands alone.",
                    value: .identifier, preset: "valuePrefix"),
            ], preset: PresetType("Auth", isLong: false)
        ) { auth, _ in
            if auth.scheme == .bearer, auth.header == nil { auth.header = "Authorization" }
        }

        /// The header or query parameter as it is sent, with `KEY` for the secret.
        package var line: String? {
            switch scheme {
            case .bearer: "\(header ?? "Authorization"): Bearer KEY"
            case .oauth: "\(header ?? "Authorization"): Bearer TOKEN"
            case .header: header.map { "\($0): \(valuePrefix.map { $0 + " " } ?? "")KEY" }
            case .query: query.map { "?\($0)=KEY" }
            case .signature: header
            case .unauthenticated: nil
            }
        }
    }

    /// A header beside the one with the credential.
    package struct Header: Declared {
        package var name = ""
        /// Empty where it is not fixed.
        package var value = ""
        package var isOptional = false
        /// What the value differs by, where it is not fixed.
        package var varies: Variation?
        package var isRequired: Bool { !isOptional }

        package init() {}

        package enum Variation: String, Titled, Hashable, CaseIterable {
            /// Each client program has its own.
            case client
            /// Each conversation has its own.
            case conversation
            /// Each request has its own.
            case request
            /// Each account has its own.
            case account
        }

        package static let table = Table<Header>(
            "header", "A header beside the one with the credential.",
            [
                Member(
                    "name", \.name, .text, "Name of the header.", need: .required, value: .header, style: .code,
                    preset: "name"),
                Member(
                    "value", \.value, .text, "Its value, where that is fixed.", value: .headerValue, preset: "value"),
                Member("optional", \.isOptional, .flag, "True when requests work without it.", inCatalog: false),
                .catalogOnly("isRequired", .flag, "False when requests work without it.", preset: "isRequired") {
                    header, _ in header.isRequired
                },
                Member(
                    "varies", \.varies, .word, "What the value differs by, where it is not fixed.", style: .words,
                    preset: PresetArgument("varies", .rawValue(of: "HeaderVariation"))),
            ],
            derived: [
                Derived("line") { .code($0.value.isEmpty ? $0.name : "\($0.name): \($0.value)") },
                Derived("isRequired", flag: \.isRequired),
            ], preset: PresetType("Header", isLong: false))
    }
}
