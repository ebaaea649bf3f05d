import SurveyModel
import SurveySupport

/// What the configuration of a client needs of a provider: an address and the variables that may hold its key.
struct ClientAccess {
    var provider: ProviderView
    var endpoint: Endpoint
    /// Names of environment variables, the vendor's own first; empty where no key is taken.
    var environment: [String]

    /// Why a target cannot hold a provider.
    struct Skipped: Error {
        var reason: String
    }

    /// The first complete address for new clients that speaks one of the protocols, in the order of the file.
    static func find(
        _ resolved: ProviderView, protocols: Set<Endpoint.WireProtocol>,
        schemes: Set<Endpoint.Auth.Scheme> = [.bearer, .unauthenticated]
    ) throws(Skipped) -> ClientAccess {
        if resolved.isRetired { throw Skipped(reason: "the service was shut down") }
        let speaking = resolved.endpoints.filter { protocols.contains($0.wireProtocol) }
        let names = protocols.map(\.title).sorted().joined(separator: " or ")
        guard !speaking.isEmpty else { throw Skipped(reason: "no endpoint offers \(names)") }
        let open = speaking.forNewClients
        guard !open.isEmpty else { throw Skipped(reason: "no endpoint for new clients offers \(names)") }
        let complete = open.filter { !$0.baseURL.contains("{") }
        guard !complete.isEmpty else { throw Skipped(reason: "its address has places that users fill in") }
        guard let endpoint = complete.first(where: { schemes.contains($0.auth.scheme) && $0.auth.valuePrefix == nil })
        else {
            let word = complete[0].auth.valuePrefix.map { " behind the word \($0)" } ?? ""
            throw Skipped(
                reason: "it authenticates by \(complete[0].auth.scheme.rawValue)\(word), which the format cannot say")
        }
        let variables = resolved.environment(for: endpoint)
        let access = ClientAccess(
            provider: resolved, endpoint: endpoint,
            environment: endpoint.auth.scheme == .unauthenticated ? [] : variables)
        if variables.isEmpty, !access.isKeyOptional {
            throw Skipped(reason: "no environment variable is known for its key")
        }
        return access
    }

    /// Like `find`, for clients that put the protocol's own path behind the address.
    ///
    /// `marks` are what the client replaces or runs where they stand in its file, `$(` for one: data must not bring them.
    static func findPlain(
        _ resolved: ProviderView, protocols: Set<Endpoint.WireProtocol>,
        schemes: Set<Endpoint.Auth.Scheme> = [.bearer, .unauthenticated], keepingOut marks: [String] = []
    ) throws(Skipped) -> ClientAccess {
        if resolved.category == .generic { throw Skipped(reason: "it stands for any server") }
        var plain = resolved
        plain.endpoints = resolved.endpoints.compactMap(\.withOwnPath)
        let isSpoken = { (endpoint: Endpoint) in protocols.contains(endpoint.wireProtocol) }
        if !resolved.isRetired, resolved.endpoints.contains(where: isSpoken), !plain.endpoints.contains(where: isSpoken)
        {
            throw Skipped(reason: "its path is not the protocol's own")
        }
        let access = try find(plain, protocols: protocols, schemes: schemes)
        let texts = [resolved.name, access.endpoint.baseURL, resolved.modelID ?? ""]
        let headers = access.endpoint.headers.filter(\.isRequired).flatMap { [$0.name, $0.value] }
        if (texts + headers).contains(where: { text in marks.contains(where: text.holds) }) {
            throw Skipped(reason: "the program would replace a part of its name, address, model or headers")
        }
        return access
    }

    /// Requests work without a key, so that a client must not insist on one.
    var isKeyOptional: Bool {
        endpoint.keyOptional || endpoint.auth.scheme == .unauthenticated || provider.category == .localServer
    }

    /// A client that asks for `/models` below the address finds models there, in one of the shapes that it reads.
    func listsModels(as shapes: Set<Endpoint.ModelsShape> = [.data]) -> Bool {
        endpoint.modelsPath == "/models" && shapes.contains(endpoint.modelsShape ?? .data)
    }

    /// Headers that every request needs beside the key, for formats that hold headers with fixed values alone, and perhaps
    /// one word that the program replaces by the id of a conversation.
    func requiredHeaders(conversation: String?) throws(Skipped) -> [(String, String)] {
        let headers = endpoint.headers.filter(\.isRequired).map { header in
            let word = header.value.isEmpty && header.varies == .conversation ? conversation : nil
            return (name: header.name, value: header.value, word: word)
        }
        if let open = headers.first(where: { $0.word == nil && ($0.value.isEmpty || $0.value.contains("{")) }) {
            throw Skipped(reason: "every request needs \(open.name), whose value is not fixed")
        }
        return headers.map { ($0.name, $0.word ?? $0.value) }
    }

    /// The same as an object; nil when there are none.
    func headersNode(conversation: String?) throws(Skipped) -> JSONNode? {
        let headers = try requiredHeaders(conversation: conversation)
        return headers.isEmpty ? nil : .object(headers.map { ($0.0, Optional(JSONNode.text($0.1))) })
    }

    /// Those with fixed values alone.
    var requiredHeaders: [(String, String)] { get throws(Skipped) { try requiredHeaders(conversation: nil) } }

    /// Those with fixed values alone, as an object; nil when there are none.
    var headersNode: JSONNode? { get throws(Skipped) { try headersNode(conversation: nil) } }

    /// Why there is no entry where a format insists on a model.
    static let noModel = Skipped(reason: "the format wants a model, and no registry is cited for one")

    /// Why there is no entry where the client finds no models by asking, and none is cited.
    static let noModelList = Skipped(reason: "no model list that the program reads is known, and no model is cited")
}

extension [Endpoint] {
    /// Those for conversations that new clients should call: the current ones, and previews where there is no other.
    fileprivate var forNewClients: [Endpoint] {
        let talking = filter { $0.purpose == .chat || $0.purpose == .responses }
        let current = talking.filter { ($0.state ?? .current) == .current }
        return current.isEmpty ? talking.filter { $0.state == .preview } : current
    }
}

extension Endpoint {
    /// The same endpoint, with what stands before the protocol's own path as address; nil where the path is another.
    fileprivate var withOwnPath: Endpoint? {
        guard let chatPath, let own = wireProtocol.chatPath, chatPath != own else { return self }
        let call = baseURL + chatPath
        guard call.hasSuffix(own) else { return nil }
        var endpoint = self
        endpoint.baseURL = String(call.dropLast(own.count))
        endpoint.chatPath = nil
        let models = baseURL + (modelsPath ?? "")
        let isBelow = modelsPath != nil && models.hasPrefix(endpoint.baseURL + "/")
        endpoint.modelsPath = isBelow ? String(models.dropFirst(endpoint.baseURL.count)) : nil
        return endpoint
    }
}

extension String {
    /// Whether the other text stands in this one, byte by byte. What the standard library does to prepare a search takes longer
    /// than to search the short texts of a provider.
    fileprivate func holds(_ other: String) -> Bool {
        var rest = utf8[...]
        while !rest.isEmpty {
            if rest.starts(with: other.utf8) { return true }
            rest = rest.dropFirst()
        }
        return other.isEmpty
    }

    /// The names in a list with commas that can be variables.
    var variableNames: [String] {
        split(separator: ",").map { String($0.drop { $0 == " " }) }.filter(\.isVariableName)
    }
}
