// The types of `ProviderPresets` in the version before, without lookups and table: what apps have compiled that read the
// `presets.json` of this version. A release replaces them, and `presets.json` beside them, with its own.

extension ProviderPreset {
    /// How a credential travels.
    public struct Auth: Sendable, Hashable, Codable {
        /// The kind of signing.
        public let scheme: AuthScheme
        /// The header that carries the credential, or the signature made with it.
        public let header: String?
        /// The query parameter that carries the key.
        public let query: String?
        /// The word before the key in the header of ``AuthScheme/header``, `Token` for one; nil where the key stands alone.
        public let valuePrefix: String?

        /// Makes a way of signing; the header of `bearer` and `oauth` is `Authorization` unless another is named.
        public init(
            scheme: AuthScheme, header: String? = nil, query: String? = nil, valuePrefix: String? = nil
        ) {
            self.scheme = scheme
            self.header = header ?? (scheme == .bearer || scheme == .oauth ? "Authorization" : nil)
            self.query = query
            self.valuePrefix = valuePrefix
        }

        /// What stands in the header, with `{key}` for the credential: `Bearer {key}`, `Token {key}` or `{key}`.
        ///
        /// Nil where no header carries the credential itself. For ``AuthScheme/signature`` that is so even when
        /// ``header`` has a name: there stands a signature, which is computed from the secret for each request.
        public var valueTemplate: String? { header.flatMap { _ in prefix.map { $0 + "{key}" } } }

        /// The header for a key; nil where no header carries the key itself, see ``valueTemplate``.
        ///
        /// ```swift
        /// Auth(scheme: .bearer).header(key: "K")  // Authorization: Bearer K
        /// Auth(scheme: .signature, header: "Authorization").header(key: "K")  // nil
        /// ```
        public func header(key: String) -> Header? {
            guard let header, let prefix else { return nil }
            return Header(name: header, value: prefix + key)
        }

        /// What stands before the credential in the header; nil for every scheme that is not known to send the
        /// credential as it is.
        private var prefix: String? {
            switch scheme {
            case .bearer, .oauth: "Bearer "
            case .header: valuePrefix.map { $0 + " " } ?? ""
            default: nil
            }
        }
    }

    /// How a request is signed.
    public struct AuthScheme: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// `Authorization: Bearer KEY`.
        public static let bearer = AuthScheme(rawValue: "bearer")
        /// The key in a header, behind ``Auth/valuePrefix`` where there is one.
        public static let header = AuthScheme(rawValue: "header")
        /// The key in the query.
        public static let query = AuthScheme(rawValue: "query")
        /// A signature over the request, such as AWS Signature Version 4.
        public static let signature = AuthScheme(rawValue: "signature")
        /// An OAuth access token as bearer; keys are not taken.
        public static let oauth = AuthScheme(rawValue: "oauth")
        /// Requests are not signed. Not called `none`, which would mean `Optional.none` behind `?.`.
        public static let unauthenticated = AuthScheme(rawValue: "none")
    }
}

extension ProviderPreset {
    /// What kind of service a provider is.
    public struct Category: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Serves its own models.
        public static let modelVendor = Category(rawValue: "model-vendor")
        /// Serves other people's open models.
        public static let inferencePlatform = Category(rawValue: "inference-platform")
        /// Routes to other providers.
        public static let aggregator = Category(rawValue: "aggregator")
        /// A cloud whose account and project come first.
        public static let cloudPlatform = Category(rawValue: "cloud-platform")
        /// A subscription with an endpoint of its own.
        public static let subscriptionPlan = Category(rawValue: "subscription-plan")
        /// Runs on the user's machine.
        public static let localServer = Category(rawValue: "local-server")
        /// Any server with a common dialect.
        public static let generic = Category(rawValue: "generic")
    }
}

extension ProviderPreset {
    /// What a consumer subscription is worth at the API.
    public struct ConsumerPlan: Sendable, Hashable, Codable {
        /// Does the subscription pay for API calls?
        public let grantsAPI: Grant
        /// Name of the plan, as sold.
        public let plan: String?
        /// In the survey's words; show it with its date.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a statement.
        public init(grantsAPI: Grant, plan: String? = nil, note: String? = nil, verifiedOn: String) {
            self.grantsAPI = grantsAPI
            self.plan = plan
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// Does a consumer subscription pay for API calls?
    public enum Grant: String, Sendable, Hashable, Codable, CaseIterable {
        /// It does.
        case yes
        /// For some calls, or up to an allowance; the note says which.
        case partial
        /// It does not.
        case no
        /// There is no consumer plan.
        case notApplicable = "not-applicable"
        /// The survey looked and could not tell.
        case unknown
    }
}

extension ProviderPreset {
    /// What opens an endpoint, and where it comes from. Never the secret itself.
    public struct Credential: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public let id: String
        /// What it is.
        public let kind: CredentialKind
        /// Which endpoints accept it; nil for all.
        public let realm: String?
        /// Names of environment variables, the vendor's own first.
        public let environmentNames: [String]
        /// How keys begin: a hint for people, never a reason to refuse one.
        public let keyPrefix: String?
        /// Where keys are issued.
        public let keyPage: String?
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a description of a credential.
        public init(
            id: String, kind: CredentialKind, realm: String? = nil, environmentNames: [String] = [],
            keyPrefix: String? = nil, keyPage: String? = nil, note: String? = nil, verifiedOn: String = ""
        ) {
            self.id = id
            self.kind = kind
            self.realm = realm
            self.environmentNames = environmentNames
            self.keyPrefix = keyPrefix
            self.keyPage = keyPage
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// What opens an endpoint.
    public struct CredentialKind: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A key from the provider's console.
        public static let apiKey = CredentialKind(rawValue: "api-key")
        /// A long-lived token of a consumer subscription.
        public static let subscriptionToken = CredentialKind(rawValue: "subscription-token")
        /// A token from an OAuth flow.
        public static let oauthToken = CredentialKind(rawValue: "oauth-token")
        /// A service account's key file.
        public static let serviceAccount = CredentialKind(rawValue: "service-account")
        /// The identity of a cloud account.
        public static let cloudIdentity = CredentialKind(rawValue: "cloud-identity")
        /// Nothing is needed. Not called `none`, which would mean `Optional.none` behind `?.`.
        public static let notNeeded = CredentialKind(rawValue: "none")
    }
}

extension ProviderPreset {
    /// One address of a provider's API, kept in parts so that every form that clients want comes from one record.
    ///
    /// Parts may hold placeholders in braces, such as `{resource}.openai.azure.com`; see ``placeholders`` and
    /// ``filled(with:)``.
    public struct Endpoint: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public let id: String
        /// Where it answers: `global`, `us`, `cn`, `eu`, ...
        public let region: String
        /// Which keys work here. Keys of one realm are refused by the others.
        public let realm: String?
        /// The dialect that it speaks.
        public let wireProtocol: WireProtocol
        /// `https`, or `http` for servers on this machine.
        public let scheme: String
        /// The host, without port.
        public let host: String
        /// Nil for the scheme's own port.
        public let port: Int?
        /// What stands between host and version, with a slash in front; empty for most.
        public let basePath: String
        /// The last part of the address when it is a version, such as `v1` or `v1beta`.
        public let apiVersion: String?
        /// Path of the generating call below ``baseURL``; nil where it depends on more than the address.
        public let chatPath: String?
        /// Path of the model list below ``baseURL``; nil where none is known.
        public let modelsPath: String?
        /// How requests are signed.
        public let auth: Auth
        /// Further headers that the endpoint knows.
        public let headers: [Header]
        /// The day, as `YYYY-MM-DD`, on which the address was last confirmed.
        public let verifiedOn: String

        /// Makes an endpoint of your own.
        public init(
            id: String, region: String = "global", realm: String? = nil, wireProtocol: WireProtocol = .openAIChat,
            scheme: String = "https", host: String, port: Int? = nil, basePath: String = "",
            apiVersion: String? = nil, chatPath: String? = nil, modelsPath: String? = nil,
            auth: Auth = Auth(scheme: .bearer), headers: [Header] = [], verifiedOn: String = ""
        ) {
            self.id = id
            self.region = region
            self.realm = realm
            self.wireProtocol = wireProtocol
            self.scheme = scheme
            self.host = host
            self.port = port
            self.basePath = basePath
            self.apiVersion = apiVersion
            self.chatPath = chatPath
            self.modelsPath = modelsPath
            self.auth = auth
            self.headers = headers
            self.verifiedOn = verifiedOn
        }

        /// Scheme, host and port only: `https://api.example.com`.
        public var hostURL: String { scheme + "://" + host + (port.map { ":" + String($0) } ?? "") }

        /// The address without its version: `https://api.example.com/inference`.
        public var unversionedURL: String { hostURL + basePath }

        /// The address with its version and without a slash at the end: `https://api.example.com/inference/v1`.
        public var baseURL: String { unversionedURL + (apiVersion.map { "/" + $0 } ?? "") }

        /// The full address of the generating call. May hold `{model}` as well as the placeholders of the address.
        public var chatURL: String? { chatPath.map { baseURL + $0 } }

        /// The full address of the generating call for a model, given by its id as the provider writes it.
        ///
        /// Where the path names the model, the id becomes one path segment: everything but letters, digits, `-`, `.`,
        /// `_` and `~` is percent-encoded, a slash and a colon too. Google's and AWS's interfaces both define a single
        /// path variable so.
        ///
        /// ```swift
        /// bedrock.chatURL(model: "us.amazon.nova-lite-v1:0")  // .../model/us.amazon.nova-lite-v1%3A0/converse
        /// ```
        ///
        /// Nil where ``chatURL`` is, and for an id that no segment can hold: an empty one, `.` and `..`.
        public func chatURL(model: String) -> String? {
            guard let chatURL, chatURL.contains("{model}") else { return chatURL }
            guard !["", ".", ".."].contains(model) else { return nil }
            return Self.fill(chatURL, with: ["model": Self.percentEncoded(model)])
        }

        /// The full address of the model list.
        public var modelsURL: String? { modelsPath.map { baseURL + $0 } }

        /// ``basePath`` without its slash, as clients with `host`, `proxyPath` and `version` want it; nil when empty.
        public var proxyPath: String? { basePath.isEmpty ? nil : String(basePath.dropFirst()) }

        /// Names in braces that must be filled in before ``baseURL`` is an address, in their order, each once.
        public var placeholders: [String] {
            var names: [String] = []
            for part in baseURL.split(separator: "{").dropFirst() {
                guard let close = part.firstIndex(of: "}") else { continue }
                let name = String(part[..<close])
                if !names.contains(name) { names.append(name) }
            }
            return names
        }

        /// The endpoint with its placeholders replaced; those without a value stay.
        ///
        /// Values are put in as they are: a host name or path segment of yours, already in the form an address wants.
        public func filled(with values: [String: String]) -> Endpoint {
            Endpoint(
                id: id, region: region, realm: realm, wireProtocol: wireProtocol, scheme: scheme,
                host: Self.fill(host, with: values), port: port, basePath: Self.fill(basePath, with: values),
                apiVersion: apiVersion, chatPath: chatPath.map { Self.fill($0, with: values) },
                modelsPath: modelsPath.map { Self.fill($0, with: values) }, auth: auth, headers: headers,
                verifiedOn: verifiedOn)
        }

        /// Headers that every request needs beside the credential, such as `anthropic-version`.
        public var requiredHeaders: [Header] { headers.filter(\.isRequired) }

        /// Encodes everything but the unreserved characters of RFC 3986, section 2.3.
        private static func percentEncoded(_ text: String) -> String {
            text.utf8.reduce(into: "") { out, byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"):
                    out.unicodeScalars.append(Unicode.Scalar(byte))
                default:
                    out += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
                }
            }
        }

        /// Replaces placeholders in one pass, so that a value's own braces stay as they are.
        private static func fill(_ text: String, with values: [String: String]) -> String {
            var out = ""
            var rest = text[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                let name = String(rest[rest.index(after: open)..<close])
                out += rest[..<open]
                out += values[name] ?? "{" + name + "}"
                rest = rest[rest.index(after: close)...]
            }
            return out + String(rest)
        }
    }

    /// A header and what stands in it.
    public struct Header: Sendable, Hashable, Codable {
        /// Name of the header.
        public let name: String
        /// What stands in it; empty where the caller decides.
        public let value: String
        /// True when requests without it are refused.
        public let isRequired: Bool

        /// Makes a header.
        public init(name: String, value: String = "", isRequired: Bool = true) {
            self.name = name
            self.value = value
            self.isRequired = isRequired
        }
    }

    /// The dialect of an endpoint.
    public struct WireProtocol: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// OpenAI's chat completions.
        public static let openAIChat = WireProtocol(rawValue: "openai-chat")
        /// OpenAI's responses.
        public static let openAIResponses = WireProtocol(rawValue: "openai-responses")
        /// Anthropic's messages.
        public static let anthropicMessages = WireProtocol(rawValue: "anthropic-messages")
        /// Google's generateContent.
        public static let googleGenerateContent = WireProtocol(rawValue: "google-generate-content")
        /// Cohere's chat, version 2.
        public static let cohereChat = WireProtocol(rawValue: "cohere-chat")
        /// Converse of Amazon Bedrock.
        public static let bedrockConverse = WireProtocol(rawValue: "bedrock-converse")
        /// Ollama's own.
        public static let ollama = WireProtocol(rawValue: "ollama")
        /// None of these.
        public static let other = WireProtocol(rawValue: "other")
    }
}

extension ProviderPreset {
    /// Whether a service is offered, and what follows it.
    public struct Lifecycle: Sendable, Hashable, Codable {
        /// The state.
        public let state: LifecycleState
        /// The day, as `YYYY-MM-DD`, on which the service was or will be shut down.
        public let on: String?
        /// The provider to use instead.
        public let successor: ProviderID?
        /// In the survey's words.
        public let note: String?

        /// Makes a state.
        public init(state: LifecycleState, on: String? = nil, successor: ProviderID? = nil, note: String? = nil) {
            self.state = state
            self.on = on
            self.successor = successor
            self.note = note
        }
    }

    /// Whether a service is offered.
    public enum LifecycleState: String, Sendable, Hashable, Codable, CaseIterable {
        /// Offered; in preview; on its way out; gone; not established.
        case active, preview, deprecated, retired, unknown
    }
}

extension ProviderPreset {
    /// Pages for people.
    public struct Links: Sendable, Hashable, Codable {
        /// The product.
        public let home: String?
        /// The API's documentation.
        public let docs: String?
        /// The list of models.
        public let models: String?
        /// What it costs.
        public let pricing: String?
        /// Usage and billing.
        public let dashboard: String?
        /// Whether it is up.
        public let serviceStatus: String?
        /// Terms of service.
        public let terms: String?

        /// Makes a set of links.
        public init(
            home: String? = nil, docs: String? = nil, models: String? = nil, pricing: String? = nil,
            dashboard: String? = nil, serviceStatus: String? = nil, terms: String? = nil
        ) {
            self.home = home
            self.docs = docs
            self.models = models
            self.pricing = pricing
            self.dashboard = dashboard
            self.serviceStatus = serviceStatus
            self.terms = terms
        }
    }
}

extension ProviderPreset {
    /// A provider's logo in the lobe-icons set.
    public struct Logo: Sendable, Hashable, Codable {
        /// File name without its ending; nil where the set has none.
        public let slug: String?
        /// Brand colour, `#RRGGBB`.
        public let color: String?

        /// Makes a reference to a logo.
        public init(slug: String?, color: String? = nil) {
            self.slug = slug
            self.color = color
        }
    }
}

extension ProviderPreset {
    /// What is known of OAuth at a provider.
    public struct OAuthNote: Sendable, Hashable, Codable {
        /// May somebody else's client use a flow?
        public let availability: Availability
        /// Kinds of flow, such as `authorization-code-pkce`.
        public let flows: [String]
        /// Where the user agrees.
        public let authorizeURL: String?
        /// Where a client asks for device codes (RFC 8628).
        public let deviceAuthorizationURL: String?
        /// The page where the user types the code of a device.
        public let verificationURL: String?
        /// Where codes become tokens.
        public let tokenURL: String?
        /// Where tokens are given back (RFC 7009).
        public let revocationURL: String?
        /// Where clients register themselves (RFC 7591).
        public let registrationURL: String?
        /// Scopes that calls of models need, or that clients ask for.
        public let scopes: [String]
        /// Proof keys for codes; nil where the survey does not know.
        public let pkce: PKCE?
        /// Where a browser may bring the code to: `loopback`, `https`, `custom-scheme`, `out-of-band`.
        public let redirects: [String]
        /// What the vendor says of clients that are not its own.
        public let thirdParty: Stance
        /// In the survey's words.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a statement.
        public init(
            availability: Availability, flows: [String] = [], authorizeURL: String? = nil,
            deviceAuthorizationURL: String? = nil, verificationURL: String? = nil, tokenURL: String? = nil,
            revocationURL: String? = nil, registrationURL: String? = nil, scopes: [String] = [], pkce: PKCE? = nil,
            redirects: [String] = [], thirdParty: Stance = .unknown, note: String? = nil, verifiedOn: String
        ) {
            self.availability = availability
            self.flows = flows
            self.authorizeURL = authorizeURL
            self.deviceAuthorizationURL = deviceAuthorizationURL
            self.verificationURL = verificationURL
            self.tokenURL = tokenURL
            self.revocationURL = revocationURL
            self.registrationURL = registrationURL
            self.scopes = scopes
            self.pkce = pkce
            self.redirects = redirects
            self.thirdParty = thirdParty
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// Does a flow take proof keys for codes (RFC 7636)?
    public enum PKCE: String, Sendable, Hashable, Codable, CaseIterable {
        /// Codes are refused without one.
        case required
        /// It may be sent.
        case supported
        /// There is none.
        case no
    }

    /// May somebody else's client use an OAuth flow?
    public enum Availability: String, Sendable, Hashable, Codable, CaseIterable {
        /// It may.
        case yes
        /// A flow exists for the vendor's own clients.
        case firstPartyOnly = "first-party-only"
        /// There is none.
        case no
        /// The question does not arise.
        case notApplicable = "not-applicable"
        /// The survey looked and could not tell.
        case unknown
    }
}

extension ProviderPreset {
    /// What a vendor allows or forbids, with the day of reading.
    public struct PolicyNote: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public let id: String
        /// What it is about: `third-party-apps`, `headless-use`, `account-sharing`, ...
        public let topic: String
        /// What the vendor says.
        public let stance: Stance
        /// In the survey's words; show it with its date.
        public let text: String
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a note.
        public init(id: String, topic: String, stance: Stance, text: String, verifiedOn: String) {
            self.id = id
            self.topic = topic
            self.stance = stance
            self.text = text
            self.verifiedOn = verifiedOn
        }
    }

    /// What a vendor says of a use.
    public enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
        /// In the vendor's own words, or `unknown` where there are none.
        case allowed, discouraged, prohibited, unknown
    }
}

/// The stable id of a provider, such as `together-ai`.
///
/// Every provider of the survey has a static member (`ProviderID.togetherAI`). Ids of your own providers are made
/// from their raw value; an id needs no preset.
public struct ProviderID: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The id as it is stored and sent; never shown to people.
    public let rawValue: String

    /// Takes any text; ids of the survey consist of lower-case letters, digits and hyphens.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads the id from a single string.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the id as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The raw value.
    public var description: String { rawValue }
}

/// What a client needs to talk to one provider, as the survey confirmed it.
///
/// `nil` means that the survey has not looked, `unknown` that it looked and could not tell.
///
/// Sets of words that grow with the market, such as ``WireProtocol`` and ``AuthScheme``, are structs with static members,
/// so that a new word breaks no `switch`. Answers that cannot grow, such as ``Grant``, are enums.
public struct ProviderPreset: Sendable, Hashable, Codable, Identifiable {
    /// The stable id; never shown to people.
    public let id: ProviderID
    /// The name as shown to people.
    public let name: String
    /// The company behind the service.
    public let vendor: String
    /// What kind of service it is.
    public let category: Category
    /// Other names under which the provider is known in configuration files and registries.
    public let aliases: [String]
    /// The provider of which this one is a variant: another region, a coding plan.
    public let parent: ProviderID?
    /// Whether the service is still offered; nil where nothing is recorded, which is the case for most living services.
    public let lifecycle: Lifecycle?
    /// Whether a consumer subscription pays for API calls.
    public let consumerPlan: ConsumerPlan?
    /// Whether somebody else's client may use an OAuth flow.
    public let oauth: OAuthNote?
    /// Where the API answers, the recommended endpoint first.
    public let endpoints: [Endpoint]
    /// What opens it, the usual credential first.
    public let credentials: [Credential]
    /// The provider's ids in gateways and registries.
    public let registryIDs: [RegistryID]
    /// What the vendor allows and forbids.
    public let policies: [PolicyNote]
    /// Pages for people.
    public let links: Links
    /// The logo in the lobe-icons set.
    public let logo: Logo?
    /// The day, as `YYYY-MM-DD`, after which every statement of the preset has been confirmed.
    public let verifiedOn: String

    /// Makes a preset of your own.
    public init(
        id: ProviderID, name: String, vendor: String = "", category: Category = .generic, aliases: [String] = [],
        parent: ProviderID? = nil, lifecycle: Lifecycle? = nil, consumerPlan: ConsumerPlan? = nil,
        oauth: OAuthNote? = nil, endpoints: [Endpoint] = [], credentials: [Credential] = [],
        registryIDs: [RegistryID] = [], policies: [PolicyNote] = [], links: Links = Links(), logo: Logo? = nil,
        verifiedOn: String = ""
    ) {
        self.id = id
        self.name = name
        self.vendor = vendor
        self.category = category
        self.aliases = aliases
        self.parent = parent
        self.lifecycle = lifecycle
        self.consumerPlan = consumerPlan
        self.oauth = oauth
        self.endpoints = endpoints
        self.credentials = credentials
        self.registryIDs = registryIDs
        self.policies = policies
        self.links = links
        self.logo = logo
        self.verifiedOn = verifiedOn
    }

    /// The endpoint to begin with.
    public var defaultEndpoint: Endpoint? { endpoints.first }

    /// The regions that have an endpoint, each once.
    public var regions: [String] {
        var regions: [String] = []
        for endpoint in endpoints where !regions.contains(endpoint.region) { regions.append(endpoint.region) }
        return regions
    }

    /// The first endpoint of a region.
    public func endpoint(region: String) -> Endpoint? { endpoints.first { $0.region == region } }

    /// The credentials whose keys an endpoint accepts: those of its realm, and those that name none.
    public func credentials(for endpoint: Endpoint) -> [Credential] {
        credentials.filter { $0.realm == nil || endpoint.realm == nil || $0.realm == endpoint.realm }
    }

    /// Names of environment variables that may hold a key, the vendor's own first, each once.
    public var environmentNames: [String] {
        var names: [String] = []
        for name in credentials.flatMap(\.environmentNames) where !names.contains(name) { names.append(name) }
        return names
    }

    /// Where keys are issued.
    public var keyPage: String? { credentials.lazy.compactMap(\.keyPage).first }

    /// The provider's id in a registry, such as `models-dev`.
    public func registryID(_ registry: String) -> String? { registryIDs.first { $0.registry == registry }?.id }

    /// LiteLLM's routing prefix, without the slash.
    public var liteLLMPrefix: String? { registryID("litellm") }

    /// What LiteLLM calls a model of this provider; nil where LiteLLM does not know the provider.
    public func liteLLMModel(_ model: String) -> String? { liteLLMPrefix.map { $0 + "/" + model } }

    /// True when the service is gone or going.
    public var isRetired: Bool { lifecycle?.state == .retired || lifecycle?.state == .deprecated }
}

extension ProviderPreset {
    /// A provider's id in a gateway or registry.
    public struct RegistryID: Sendable, Hashable, Codable {
        /// `litellm`, `models-dev`, `catwalk`, ...
        public let registry: String
        /// The id there; for LiteLLM the routing prefix without its slash.
        public let id: String

        /// Makes an entry.
        public init(registry: String, id: String) {
            self.registry = registry
            self.id = id
        }
    }
}
