import SurveySupport

/// An address of the API.
package struct Endpoint: Fact, Identifiable {
    /// Unique in the provider: the region unless the file names another.
    package var id = ""
    package var region = Region.global
    /// Which keys work here; keys of one realm are refused by the others.
    package var realm: String?
    /// Nil while the endpoint is the current one.
    package var state: State?
    /// Nil where it is that of the protocol; see ``purpose``.
    private var statedPurpose: Purpose?
    package var wireProtocol = WireProtocol.other
    /// With version, without a slash at the end; may hold `{placeholders}`.
    package var baseURL = ""
    /// Path of the call below the base URL; nil means the protocol's own.
    package var chatPath: String?
    /// Path of the streaming call below the base URL, where it is neither the call's own nor that of the protocol.
    private var statedStreamPath: String?
    /// Path of the model list below the base URL; nil where none is known.
    package var modelsPath: String?
    /// Nil where nobody has looked; readers then take the protocol's convention.
    package var modelsShape: ModelsShape?
    package var auth = Auth.bearer
    /// Requests work without a key, too, and one may be set up.
    package var keyOptional = false
    /// Members of OpenAI's request body that the endpoint answers with an error.
    package var refusedParameters: [String] = []
    package var headers: [Header] = []
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<Endpoint>(
        .endpoints, key: { $0.id }, summary: { .code($0.baseURL) },
        ownCalls: { endpoint in [endpoint.callPath, endpoint.streamPath].compactMap(\.self) },
        table: Table(
            "endpoint", "An address of the API.",
            [
                Member("id", \.id, .id, "Unique in the provider; without it, the region.", style: .text, preset: "id"),
                Member(
                    "region", \.region, .word(Region.otherNames),
                    "Where it answers; regional: the address has a place for a region.",
                    need: .required, style: .text, preset: PresetArgument("region", .rawValue(of: "Region"))),
                Member(
                    "realm", \.realm, .id, "Which keys work here; keys of other realms are refused.", style: .text,
                    preset: "realm"),
                Member(
                    "state", \.state, .word, "Whether it is still meant for new clients; without it, current.",
                    style: .words, preset: PresetArgument("state", .rawValue(of: "EndpointState"))),
                Member(
                    "purpose", \.statedPurpose, .word, "What it is for, where that is not the protocol's own purpose.",
                    inCatalog: false),
                .catalogOnly(
                    "purpose", .word, "What it is for; without it, chat.", isAlways: false, style: .words,
                    preset: PresetArgument("purpose", .rawValue(of: "Purpose"))
                ) { endpoint, _ in endpoint.purpose == .chat ? nil : endpoint.purpose },
                Member(
                    "protocol", \.wireProtocol, .word, "What is spoken there.", need: .required, style: .name,
                    preset: PresetArgument("wireProtocol", .rawValue(of: "WireProtocol"))),
                Member(
                    "baseURL", \.baseURL, .text("^(https?|wss?)://.*[^/]$"),
                    "Address with version, without a slash at the end; may hold {placeholders}.", need: .required,
                    value: .baseURL,
                    style: .code, label: "base URL", preset: PresetArgument("", .address)),
                Member(
                    "chatPath", \.chatPath, .text("^/"),
                    "Path of the call below the base URL, where it is not the protocol's own.",
                    value: .path, inCatalog: false),
                .catalogOnly(
                    "chatPath", .text, "Path of the call below the base URL.", isAlways: false,
                    preset: "chatPath"
                ) { endpoint, _ in endpoint.callPath },
                Member(
                    "streamPath", \.statedStreamPath, .text("^/"),
                    "Path of the streaming call below the base URL, where it is neither chatPath nor the protocol's own.",
                    value: .path, inCatalog: false),
                .catalogOnly(
                    "streamPath", .text, "Path of the streaming call, where it is not chatPath.", isAlways: false,
                    style: .code, preset: "streamPath"
                ) { endpoint, _ in endpoint.streamPath },
                Member(
                    "modelsPath", \.modelsPath, .text("^/"), "Path of the model list below the base URL.", value: .path,
                    label: "model list", preset: "modelsPath"),
                Member(
                    "modelsShape", \.modelsShape, .word,
                    "Where the model list has its objects: under data, under models, as a bare array, or elsewhere.",
                    value: .term, style: .words, label: "shape of the model list",
                    preset: PresetArgument("modelsShape", .rawValue(of: "ModelsShape"))),
                Member(
                    "auth", \.auth, .object, "How requests are authenticated; without it, bearer.",
                    preset: PresetArgument("auth", .call)),
                Member(
                    "keyOptional", \.keyOptional, .flag.omittingEmpty,
                    "True when requests work without a key, and one may be set up.", preset: "keyOptional"),
                Member(
                    "refusedParameters", \.refusedParameters, .texts.omittingEmpty,
                    "Members of OpenAI's request body that the endpoint answers with an error.", value: .identifier,
                    style: .code, label: "refused parameters", preset: "refusedParameters"),
                Member(
                    "headers", \.headers, .shownObjects, "Further headers.", preset: PresetArgument("headers", .call)),
            ],
            derived: [
                Derived("region") { .text($0.region.title) },
                Derived("protocol") { .text($0.wireProtocol.title) },
                Derived("chatURL") { endpoint in .code(endpoint.callPath.map { endpoint.baseURL + $0 }) },
                Derived("streamURL") { endpoint in .code(endpoint.streamPath.map { endpoint.baseURL + $0 }) },
                Derived("modelsURL") { endpoint in .code(endpoint.modelsPath.map { endpoint.baseURL + $0 }) },
                Derived("scheme") { .text($0.auth.scheme.words) },
                Derived("auth") { .code($0.auth.line) },
                Derived("isOpen", flag: { $0.auth.scheme == .unauthenticated }),
                Derived("isKeyOptional", flag: \.keyOptional),
                Derived("placeholders") { .codes($0.placeholders) },
            ],
            preset: PresetType("Endpoint", claim: ["verifiedOn"])
        ) { endpoint, reading in
            if reading.missing.contains("id") { endpoint.id = endpoint.region.rawValue }
        })

    /// What it is for: what the file says, else the protocol's own purpose.
    package var purpose: Purpose { statedPurpose ?? wireProtocol.purpose }

    /// The path of the streaming call where it is not ``callPath``: the endpoint's own or the protocol's.
    package var streamPath: String? { statedStreamPath ?? (chatPath == nil ? wireProtocol.streamPath : nil) }

    /// The path of the call: the endpoint's own or the protocol's.
    package var callPath: String? { chatPath ?? wireProtocol.chatPath }

    /// `{region}` and the like, as they stand in the base URL.
    package var placeholders: [String] {
        baseURL.split(separator: "{").dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { "{" + part[..<$0] + "}" }
        }
    }
}

extension Dimension {
    package static let endpoints = Dimension("endpoints", title: "Endpoint")
}
