import SurveySupport

/// An address of the API.
package struct Endpoint: Fact, Identifiable {
    /// Unique in the provider: the region unless the file names another.
    package var id = ""
    package var region = ""
    /// Which keys work here; keys of one realm are refused by the others.
    package var realm: String?
    package var wireProtocol = WireProtocol.other
    /// With version, without a slash at the end; may hold `{placeholders}`.
    package var baseURL = ""
    /// Path of the generating call below the base URL; nil means the protocol's own.
    package var chatPath: String?
    /// Path of the model list below the base URL; nil where none is known.
    package var modelsPath: String?
    package var auth = Auth.bearer
    package var headers: [Header] = []
    package var claim = Claim()

    package init() {}

    package static let declaration = FactKind<Endpoint>(
        .endpoints, key: { $0.id }, summary: { .code($0.baseURL) },
        table: Table(
            "endpoint", "An address of the API.",
            [
                Member("id", \.id, .id, "Unique in the provider; without it, the region.", style: .text, preset: "id"),
                Member(
                    "region", \.region, .text("^[a-z0-9{][a-z0-9._{}-]*$"),
                    "global, china, eu, ..., or a {placeholder}.", need: .required, style: .text, preset: "region"),
                Member(
                    "realm", \.realm, .id, "Which keys work here; keys of other realms are refused.", style: .text,
                    preset: "realm"),
                Member(
                    "protocol", \.wireProtocol, .word, "What is spoken there.", need: .required, style: .name,
                    preset: PresetArgument("wireProtocol", .rawValue(of: "WireProtocol"))),
                Member(
                    "baseURL", \.baseURL, .text("^https?://.*[^/]$"),
                    "Address with version, without a slash at the end; may hold {placeholders}.", need: .required,
                    value: .baseURL,
                    style: .code, label: "base URL", preset: PresetArgument("", .address)),
                Member(
                    "chatPath", \.chatPath, .text("^/"),
                    "Path of the generating call below the base URL, where it is not the protocol's own.",
                    value: .path, inCatalog: false),
                .catalogOnly(
                    "chatPath", .text, "Path of the generating call below the base URL.", isAlways: false,
                    preset: "chatPath"
                ) { endpoint, _ in endpoint.generatingPath },
                Member(
                    "modelsPath", \.modelsPath, .text("^/"), "Path of the model list below the base URL.", value: .path,
                    label: "model list", preset: "modelsPath"),
                Member(
                    "auth", \.auth, .object, "How requests are authenticated; without it, bearer.",
                    preset: PresetArgument("auth", .call)),
                Member(
                    "headers", \.headers, .shownObjects, "Further headers.", preset: PresetArgument("headers", .call)),
            ],
            derived: [
                Derived("chatURL") { endpoint in .code(endpoint.generatingPath.map { endpoint.baseURL + $0 }) },
                Derived("modelsURL") { endpoint in .code(endpoint.modelsPath.map { endpoint.baseURL + $0 }) },
                Derived("scheme") { .text($0.auth.scheme.words) },
                Derived("auth") { .code($0.auth.line) },
                Derived("isOpen", flag: { $0.auth.scheme == .unauthenticated }),
                Derived("placeholders") { .codes($0.placeholders) },
            ],
            preset: PresetType("Endpoint", claim: ["verifiedOn"])
        ) { endpoint, reading in
            if reading.missing.contains("id") { endpoint.id = endpoint.region }
        })

    /// The path of the generating call: the endpoint's own or the protocol's.
    package var generatingPath: String? { chatPath ?? wireProtocol.chatPath }

    /// `{region}` and the like, as they stand in the base URL.
    private var placeholders: [String] {
        baseURL.split(separator: "{").dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { "{" + part[..<$0] + "}" }
        }
    }

    package enum WireProtocol: String, Sendable, Hashable, CaseIterable {
        case openAIChat = "openai-chat"
        case openAIResponses = "openai-responses"
        case anthropicMessages = "anthropic-messages"
        case googleGenerateContent = "google-generate-content"
        case cohereChat = "cohere-chat"
        case bedrockConverse = "bedrock-converse"
        case ollama
        case other

        /// Path of the generating call below a base URL with version; nil where it depends on more than the address.
        package var chatPath: String? {
            switch self {
            case .openAIChat: "/chat/completions"
            case .openAIResponses: "/responses"
            case .anthropicMessages: "/messages"
            case .googleGenerateContent: "/models/{model}:generateContent"
            case .cohereChat: "/chat"
            case .bedrockConverse: "/model/{model}/converse"
            case .ollama: "/api/chat"
            case .other: nil
            }
        }
    }
}

extension Endpoint {
    /// How requests are authenticated.
    package struct Auth: Declared {
        package enum Scheme: String, Sendable, Hashable, CaseIterable {
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
        fileprivate var line: String? {
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
        package var isRequired: Bool { !isOptional }

        package init() {}

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
            ],
            derived: [
                Derived("line") { .code($0.value.isEmpty ? $0.name : "\($0.name): \($0.value)") },
                Derived("isRequired", flag: \.isRequired),
            ], preset: PresetType("Header", isLong: false))
    }
}

extension Dimension {
    package static let endpoints = Dimension("endpoints", title: "Endpoint")
}
