extension ProviderPreset.Endpoint {
    /// The call that the endpoint is for: chat, embeddings or what ``purpose`` says.
    ///
    /// - Parameters:
    ///   - model: the id as the provider writes it. It also belongs into the body, except where the address names it.
    ///   - key: the key, or the access token for ``ProviderPreset/AuthScheme/oauth``. Not needed where the endpoint takes none,
    ///     where it is optional, and for signatures.
    ///   - headers: values by the names of headers. They fill required headers without a fixed value, and take the place of
    ///     fixed ones.
    ///   - streaming: takes ``streamPath`` where the endpoint has one; elsewhere the body asks for a stream.
    /// - Throws: all that is missing.
    public func call(
        model: String, key: String? = nil, headers: [String: String] = [:], streaming: Bool = false
    ) throws(ProviderPreset.CallError) -> ProviderPreset.Call {
        let path = streaming ? streamPath ?? chatPath : chatPath
        let address = streaming ? streamURL(model: model) : chatURL(model: model)
        var problems: [ProviderPreset.CallProblem] = []
        if path != nil, address == nil { problems.append(.model(model)) }
        return try call(purpose == .realtime ? "GET" : "POST", at: address ?? path, key, headers, problems)
    }

    /// The call that lists the models.
    ///
    /// - Parameters:
    ///   - key: as for ``call(model:key:headers:streaming:)``.
    ///   - headers: as for ``call(model:key:headers:streaming:)``.
    /// - Throws: all that is missing.
    public func modelsCall(
        key: String? = nil, headers: [String: String] = [:]
    ) throws(ProviderPreset.CallError) -> ProviderPreset.Call {
        try call("GET", at: modelsURL, key, headers, [])
    }

    private func call(
        _ method: String, at address: String?, _ key: String?, _ given: [String: String],
        _ found: [ProviderPreset.CallProblem]
    ) throws(ProviderPreset.CallError) -> ProviderPreset.Call {
        var problems = found + addressProblems(address)
        var call = ProviderPreset.Call(
            method: method, address: address ?? "", headers: [], needsSignature: auth.scheme == .signature)
        if method == "POST", purpose != .transcription {
            call.headers.append(ProviderPreset.Header(name: "Content-Type", value: "application/json"))
        }
        for header in requiredHeaders { call.set(header) }
        for (name, value) in given.sorted(by: { $0.key < $1.key }) {
            call.set(ProviderPreset.Header(name: name, value: value))
        }
        problems += call.headers.filter { !ProviderPreset.Header.canHold($0.value) }.map { .header($0) }
        if let problem = authorize(&call, key) { problems.append(problem) }
        if !problems.isEmpty { throw ProviderPreset.CallError(problems: problems) }
        return call
    }

    private func addressProblems(_ address: String?) -> [ProviderPreset.CallProblem] {
        guard let address else { return [.noPath] }
        let missing = Self.placeholders(in: address)
        if !missing.isEmpty { return [.placeholders(missing)] }
        // A value with a slash or an at sign in the host would send the key to somebody else.
        let isHost = !host.isEmpty && host.utf8.allSatisfy { Self.hostCharacters.contains($0) }
        return isHost ? [] : [.address(hostURL)]
    }

    private static let hostCharacters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]".utf8)

    /// Puts the key where the endpoint wants it; gives what stands in the way.
    private func authorize(_ call: inout ProviderPreset.Call, _ key: String?) -> ProviderPreset.CallProblem? {
        if [.unauthenticated, .signature].contains(auth.scheme) { return nil }
        guard let key else { return keyOptional ? nil : .key }
        guard ProviderPreset.Header.canHold(key) else { return .key }
        if auth.scheme == .query, let name = auth.query {
            call.address += (call.address.contains("?") ? "&" : "?") + name + "=" + Self.percentEncoded(key)
        } else if let header = auth.header(key: key) {
            call.set(header)
        } else {
            return .unknownScheme(auth.scheme)
        }
        return nil
    }
}

extension ProviderPreset.Call {
    /// Names of headers are the same in any case.
    fileprivate mutating func set(_ header: ProviderPreset.Header) {
        let name = header.name.lowercased()
        if let index = headers.firstIndex(where: { $0.name.lowercased() == name }) {
            headers[index] = header
        } else {
            headers.append(header)
        }
    }
}
