import SurveyModel
import SurveySupport

/// The request that snippets make: one message to an endpoint, in parts that each language quotes by itself.
struct SnippetCall: Sendable {
    /// Part of a text: as it stands, or the value of an environment variable.
    enum Piece: Sendable, Hashable {
        case text(String)
        case variable(String)
    }

    struct Header: Sendable {
        var name: String
        var value: [Piece]
    }

    var provider: String
    var endpoint: String
    var url: [Piece]
    var headers: [Header]
    var body: JSONNode
    var model: String
    /// The variable with the key; nil where no key is sent.
    var key: String?
    /// The placeholders of the address, by their names, with the variables that fill them.
    var filled: [(placeholder: String, variable: String)]
    /// Required headers without a fixed value, with the variables that hold it.
    var ownHeaders: [(name: String, variable: String)]

    /// Nil where no snippet can be made: calls that must be signed, or whose protocol is the vendor's own.
    init?(_ provider: Provider, _ endpoint: Endpoint) {
        guard let path = endpoint.callPath, let authorization = Self.authorization(endpoint.auth),
            endpoint.baseURL.hasPrefix("http")
        else { return nil }
        let model = provider.modelID ?? "MODEL_ID"
        guard let body = Self.body(endpoint.wireProtocol, model: model) else { return nil }
        self.provider = provider.id
        self.endpoint = endpoint.id
        self.body = body
        self.model = model
        let variables = provider.variables
        let address = endpoint.baseURL + path.replacing("{model}", with: Self.segment(model))
        let pieces = Self.pieces(of: address) { placeholder in
            variables.first { $0.fills == placeholder }?.name ?? Self.variable(placeholder)
        }
        filled = pieces.filled
        url = pieces.url
        key = endpoint.auth.scheme == .unauthenticated ? nil : Self.keyVariable(provider, endpoint)
        headers = [Header(name: "Content-Type", value: [.text("application/json")])]
        ownHeaders = []
        for header in endpoint.headers where header.isRequired {
            if header.value.isEmpty { ownHeaders.append((header.name, Self.variable(header.name))) }
            let value = header.value.isEmpty ? Piece.variable(Self.variable(header.name)) : .text(header.value)
            headers.append(Header(name: header.name, value: [value]))
        }
        if let key { authorization(key, &self) }
    }

    /// Adds the key to a call; nil for signatures.
    private static func authorization(_ auth: Endpoint.Auth) -> ((String, inout SnippetCall) -> Void)? {
        let header = auth.header ?? "Authorization"
        switch auth.scheme {
        case .bearer, .oauth:
            return { $1.headers.append(Header(name: header, value: [.text("Bearer "), .variable($0)])) }
        case .header:
            let prefix = auth.valuePrefix.map { [Piece.text($0 + " ")] } ?? []
            return { $1.headers.append(Header(name: header, value: prefix + [.variable($0)])) }
        case .query:
            guard let name = auth.query else { return nil }
            return { key, call in
                let mark = call.url.contains { if case .text(let text) = $0 { text.contains("?") } else { false } }
                call.url += [.text((mark ? "&" : "?") + name + "="), .variable(key)]
            }
        case .unauthenticated: return { _, _ in }
        case .signature: return nil
        }
    }

    private static func keyVariable(_ provider: Provider, _ endpoint: Endpoint) -> String {
        let fitting = provider.credentials.filter { credential in
            credential.realm == nil || endpoint.realm == nil || credential.realm == endpoint.realm
        }
        let names = fitting.flatMap(\.environment) + [variable(provider.id) + "_API_KEY"]
        return names.first(where: \.isVariableName) ?? "API_KEY"
    }

    /// Text with `{placeholders}` as pieces.
    private static func pieces(
        of address: String, variable: (String) -> String
    ) -> (url: [Piece], filled: [(placeholder: String, variable: String)]) {
        var url: [Piece] = []
        var filled: [(placeholder: String, variable: String)] = []
        var rest = address[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let placeholder = String(rest[rest.index(after: open)..<close])
            url += [.text(String(rest[..<open])), .variable(variable(placeholder))]
            if !filled.contains(where: { $0.placeholder == placeholder }) {
                filled.append((placeholder, variable(placeholder)))
            }
            rest = rest[rest.index(after: close)...]
        }
        return (url + (rest.isEmpty ? [] : [.text(String(rest))]), filled)
    }

    /// A name for a variable: `api-version` becomes `API_VERSION`.
    private static func variable(_ name: String) -> String {
        let text = String(decoding: name.utf8.map { $0.isASCIIAlphanumeric ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
            .uppercased()
        return text.isVariableName ? text : "X_" + text
    }

    /// A model's id as one segment of a path.
    private static func segment(_ model: String) -> String {
        PercentEncoding.encoded(model) { PercentEncoding.isUnreserved($0) }
    }

    private static func body(_ wireProtocol: Endpoint.WireProtocol, model: String) -> JSONNode? {
        let text = JSONNode.text("Hello")
        func messages(_ content: JSONNode) -> JSONNode {
            .list([.object([("role", .text("user")), ("content", content)])])
        }
        return switch wireProtocol {
        case .openAIChat, .cohereChat: .object([("model", .text(model)), ("messages", messages(text))])
        case .ollama:
            .object([("model", .text(model)), ("messages", messages(text)), ("stream", .flag(false))])
        case .openAIResponses: .object([("model", .text(model)), ("input", text)])
        case .anthropicMessages:
            .object([("model", .text(model)), ("max_tokens", .integer(256)), ("messages", messages(text))])
        case .googleGenerateContent:
            .object([("contents", .list([.object([("parts", .list([.object([("text", text)])]))])]))])
        case .bedrockConverse: .object([("messages", messages(.list([.object([("text", text)])])))])
        default: nil
        }
    }
}
