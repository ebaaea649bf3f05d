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
            var filled = self
            filled.host = Self.fill(host, with: values)
            filled.basePath = Self.fill(basePath, with: values)
            filled.chatPath = chatPath.map { Self.fill($0, with: values) }
            filled.streamPath = streamPath.map { Self.fill($0, with: values) }
            filled.modelsPath = modelsPath.map { Self.fill($0, with: values) }
            return filled
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
}
