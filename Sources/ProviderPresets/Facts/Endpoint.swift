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
