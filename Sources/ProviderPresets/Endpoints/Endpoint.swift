extension ProviderPreset {
    /// One address of a provider's API, kept in parts so that every form that clients want comes from one record.
    ///
    /// Parts may hold placeholders in braces, such as `{resource}.openai.azure.com`; see ``placeholders`` and
    /// ``filled(with:)``.
    public struct Endpoint: Sendable, Hashable, Codable, Identifiable {
        /// Unique in the provider.
        public var id: String
        /// Where it answers.
        public var region: Region
        /// Which keys work here. Keys of one realm are refused by the others.
        public var realm: String?
        /// Whether it is the current way in.
        public var state: EndpointState
        /// What it is for.
        public var purpose: Purpose
        /// The dialect that it speaks.
        public var wireProtocol: WireProtocol
        /// `https`, or `http` for servers on this machine.
        public var scheme: String
        /// The host, without port.
        public var host: String
        /// Nil for the scheme's own port.
        public var port: Int?
        /// What stands between host and version, with a slash in front; empty for most.
        public var basePath: String
        /// The last part of the address when it is a version, such as `v1` or `v1beta`.
        public var apiVersion: String?
        /// Path of the call below ``baseURL``; nil where it depends on more than the address.
        public var chatPath: String?
        /// Path of the streaming call below ``baseURL``; nil where streams come from ``chatPath``.
        public var streamPath: String?
        /// Path of the model list below ``baseURL``; nil where none is known.
        public var modelsPath: String?
        /// How the model list looks; nil where nobody has looked, so take the protocol's convention.
        public var modelsShape: ModelsShape?
        /// How requests are signed.
        public var auth: Auth
        /// True where requests work without a key, and one may be set up.
        public var keyOptional: Bool
        /// Members of OpenAI's request body that are answered with an error, such as `max_completion_tokens`.
        public var refusedParameters: [String]
        /// Further headers that the endpoint knows.
        public var headers: [Header]
        /// The day, as `YYYY-MM-DD`, on which the address was last confirmed.
        public var verifiedOn: String

        /// Makes an endpoint of your own. Without a purpose it has the one of its protocol.
        public init(
            id: String, region: Region = .global, realm: String? = nil, state: EndpointState = .current,
            purpose: Purpose? = nil, wireProtocol: WireProtocol = .openAIChat, scheme: String = "https", host: String,
            port: Int? = nil, basePath: String = "", apiVersion: String? = nil, chatPath: String? = nil,
            streamPath: String? = nil, modelsPath: String? = nil, modelsShape: ModelsShape? = nil,
            auth: Auth = Auth(scheme: .bearer), keyOptional: Bool = false, refusedParameters: [String] = [],
            headers: [Header] = [], verifiedOn: String = ""
        ) {
            self.id = id
            self.region = region
            self.realm = realm
            self.state = state
            self.purpose = purpose ?? wireProtocol.purpose
            self.wireProtocol = wireProtocol
            self.scheme = scheme
            self.host = host
            self.port = port
            self.basePath = basePath
            self.apiVersion = apiVersion
            self.chatPath = chatPath
            self.streamPath = streamPath
            self.modelsPath = modelsPath
            self.modelsShape = modelsShape
            self.auth = auth
            self.keyOptional = keyOptional
            self.refusedParameters = refusedParameters
            self.headers = headers
            self.verifiedOn = verifiedOn
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                id: try values.decode(String.self, forKey: .id), region: try values.member(.region) ?? .global,
                realm: try values.member(.realm), state: try values.member(.state) ?? .current,
                purpose: try values.member(.purpose), wireProtocol: try values.member(.wireProtocol) ?? .openAIChat,
                scheme: try values.member(.scheme) ?? "https", host: try values.decode(String.self, forKey: .host),
                port: try values.member(.port), basePath: try values.member(.basePath) ?? "",
                apiVersion: try values.member(.apiVersion), chatPath: try values.member(.chatPath),
                streamPath: try values.member(.streamPath), modelsPath: try values.member(.modelsPath),
                modelsShape: try values.member(.modelsShape), auth: try values.member(.auth) ?? Auth(scheme: .bearer),
                keyOptional: try values.member(.keyOptional) ?? false,
                refusedParameters: try values.member(.refusedParameters) ?? [],
                headers: try values.member(.headers) ?? [], verifiedOn: try values.member(.verifiedOn) ?? "")
        }
    }
}
