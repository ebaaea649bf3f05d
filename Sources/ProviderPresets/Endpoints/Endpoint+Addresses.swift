extension ProviderPreset.Endpoint {
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
    public func chatURL(model: String) -> String? { chatPath.flatMap { address($0, model: model) } }

    /// The full address of the streaming call, which is ``chatURL(model:)`` for most endpoints.
    public func streamURL(model: String) -> String? { (streamPath ?? chatPath).flatMap { address($0, model: model) } }

    private func address(_ path: String, model: String) -> String? {
        // A socket has no body that could name the model; OpenAI's protocol names it in the query.
        let path = wireProtocol == .openAIRealtime && !path.contains("{model}") ? path + "?model={model}" : path
        guard path.contains("{model}") else { return baseURL + path }
        guard !["", ".", ".."].contains(model) else { return nil }
        return Self.fill(baseURL + path, with: ["model": Self.percentEncoded(model)])
    }

    /// The full address of the model list.
    public var modelsURL: String? { modelsPath.map { baseURL + $0 } }

    /// ``basePath`` without its slash, as clients with `host`, `proxyPath` and `version` want it; nil when empty.
    public var proxyPath: String? { basePath.isEmpty ? nil : String(basePath.dropFirst()) }

    /// Names in braces that must be filled in before calls can be sent, in their order, each once: those of the address, of
    /// the paths and of their queries, such as Azure's `api-version`. The model is not among them, it belongs to each call.
    public var placeholders: [String] {
        Self.placeholders(in: ([baseURL] + [chatPath, streamPath, modelsPath].compactMap(\.self)).joined())
    }

    static func placeholders(in text: String) -> [String] {
        var names: [String] = []
        for part in text.split(separator: "{").dropFirst() {
            guard let close = part.firstIndex(of: "}") else { continue }
            let name = String(part[..<close])
            if name != "model", !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The endpoint with its placeholders replaced; those without a value stay.
    ///
    /// Values are put in as they are: a host name or path segment of yours, already in the form an address wants.
    public func filled(with values: [String: String]) -> ProviderPreset.Endpoint {
        var filled = self
        filled.host = Self.fill(host, with: values)
        filled.basePath = Self.fill(basePath, with: values)
        filled.chatPath = chatPath.map { Self.fill($0, with: values) }
        filled.streamPath = streamPath.map { Self.fill($0, with: values) }
        filled.modelsPath = modelsPath.map { Self.fill($0, with: values) }
        return filled
    }

    /// Headers that every request needs beside the credential, such as `anthropic-version`.
    public var requiredHeaders: [ProviderPreset.Header] { headers.filter(\.isRequired) }

    /// Encodes everything but the unreserved characters of RFC 3986, section 2.3.
    static func percentEncoded(_ text: String) -> String {
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
