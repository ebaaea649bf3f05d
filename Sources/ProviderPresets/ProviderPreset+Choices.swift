extension ProviderPreset {
    /// The endpoint to begin with.
    public var defaultEndpoint: Endpoint? { endpoints.first }

    /// The regions that have an endpoint, each once, the default region first.
    public var regions: [Region] { endpoints.map(\.region).uniqued }

    /// The endpoints with a protocol, a purpose and a region, the recommended one first.
    ///
    /// - Parameters:
    ///   - wireProtocol: the dialect; nil for any.
    ///   - purpose: what it is for; nil for anything.
    ///   - region: where it answers; nil for anywhere.
    ///   - includingFormer: also those that are kept for old clients.
    public func endpoints(
        protocol wireProtocol: WireProtocol? = nil, purpose: Purpose? = nil, region: Region? = nil,
        includingFormer: Bool = false
    ) -> [Endpoint] {
        endpoints.filter { endpoint in
            wireProtocol ?? endpoint.wireProtocol == endpoint.wireProtocol
                && purpose ?? endpoint.purpose == endpoint.purpose && region ?? endpoint.region == endpoint.region
                && (includingFormer || endpoint.state != .former)
        }
    }

    /// The recommended endpoint with a protocol, a purpose and a region; see
    /// ``endpoints(protocol:purpose:region:includingFormer:)``.
    public func endpoint(
        protocol wireProtocol: WireProtocol? = nil, purpose: Purpose? = nil, region: Region? = nil,
        includingFormer: Bool = false
    ) -> Endpoint? {
        endpoints(protocol: wireProtocol, purpose: purpose, region: region, includingFormer: includingFormer).first
    }

    /// The credentials whose keys an endpoint accepts: those of its realm, and those that name none.
    public func credentials(for endpoint: Endpoint) -> [Credential] {
        credentials.filter { $0.realm == nil || endpoint.realm == nil || $0.realm == endpoint.realm }
    }

    /// Names of environment variables that hold a key by themselves, the vendor's own first, each once.
    public var environmentNames: [String] { credentials.flatMap(\.environmentNames).uniqued }

    /// The environment variables that matter to an endpoint: those that hold a key for it, those that must be set together,
    /// and those that fill its placeholders.
    public func variables(for endpoint: Endpoint) -> [Variable] {
        let credentials = credentials(for: endpoint)
        let keys = credentials.flatMap { credential in
            credential.environmentNames.map { name in
                Variable(name: name, role: .key, verifiedOn: credential.verifiedOn)
            }
        }
        let together = Set(credentials.flatMap(\.variablesTogether))
        let placeholders = Set(endpoint.placeholders)
        let settings = variables.filter { variable in
            together.contains(variable.name) || variable.fills.map(placeholders.contains) == true
        }
        return (keys + settings).uniqued
    }

    /// What an environment holds for the placeholders of an endpoint, by their names; defaults where it holds nothing.
    ///
    /// ```swift
    /// let filled = endpoint.filled(with: preset.values(for: endpoint, in: ProcessInfo.processInfo.environment))
    /// ```
    public func values(for endpoint: Endpoint, in environment: [String: String]) -> [String: String] {
        let fitting = variables.filter { $0.fills.map(endpoint.placeholders.contains) == true }
        var values: [String: String] = [:]
        for variable in fitting {
            guard let name = variable.fills, let value = environment[variable.name], !value.isEmpty else { continue }
            values[name] = values[name] ?? Self.withoutScheme(value)
        }
        for variable in fitting {
            guard let name = variable.fills, let value = variable.defaultValue else { continue }
            values[name] = values[name] ?? value
        }
        return values
    }

    /// `adb-1.azuredatabricks.net` for `https://adb-1.azuredatabricks.net/`: some variables hold the address of a host whose
    /// name stands in braces behind a scheme.
    private static func withoutScheme(_ value: String) -> String {
        guard value.hasPrefix("https://") else { return value }
        let host = value.dropFirst("https://".count)
        return String(host.hasSuffix("/") ? host.dropLast() : host)
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

extension Sequence where Element: Hashable {
    /// Each element once, in the order of their first places.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
