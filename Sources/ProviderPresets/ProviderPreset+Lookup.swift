extension ProviderPreset {
    private static let byID: [ProviderID: ProviderPreset] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    /// The preset with this id.
    public static subscript(id: ProviderID) -> ProviderPreset? { byID[id] }

    /// The preset with this id, alias or display name; case does not matter.
    public static func preset(named name: String) -> ProviderPreset? {
        if let preset = byID[ProviderID(rawValue: name)] { return preset }
        let wanted = name.lowercased()
        return all.first { preset in
            preset.id.rawValue == wanted || preset.name.lowercased() == wanted
                || preset.aliases.contains { $0.lowercased() == wanted }
        }
    }

    /// The preset whose endpoint answers at a host, given as `api.example.com` or `localhost:11434`.
    ///
    /// Case does not matter. A host that is written out in a preset wins over a pattern such as
    /// `{resource}.openai.azure.com`, and a provider over its variants. Nil when no preset fits, or when several
    /// unrelated ones do.
    public static func preset(forHost host: String) -> ProviderPreset? {
        let found = presets(forHost: host)
        let written = found.filter { preset in preset.endpoints.contains { $0.fit(toHost: host) == .exact } }
        let candidates = written.isEmpty ? found : written
        let roots = candidates.filter { $0.parent == nil }
        if roots.count == 1 { return roots[0] }
        return roots.isEmpty && candidates.count == 1 ? candidates[0] : nil
    }

    /// Every preset with an endpoint at a host, variants included.
    public static func presets(forHost host: String) -> [ProviderPreset] {
        all.filter { preset in preset.endpoints.contains { $0.fit(toHost: host) != .different } }
    }
}

extension ProviderPreset.Endpoint {
    enum HostFit { case different, pattern, exact }

    func fit(toHost text: String) -> HostFit {
        let asked = Self.hostAndPort(text)
        guard asked.port == nil || asked.port == port ?? (scheme == "http" ? 80 : 443) else { return .different }
        let own = host.lowercased()
        if own == asked.host { return .exact }
        guard own.contains("{") else { return .different }
        return Self.matches(asked.host[...], pattern: own[...]) ? .pattern : .different
    }

    private static func hostAndPort(_ text: String) -> (host: String, port: Int?) {
        let text = text.lowercased()
        guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]"),
            let port = Int(text[text.index(after: colon)...])
        else { return (text, nil) }
        return (String(text[..<colon]), port)
    }

    /// A placeholder stands for one or more characters other than a dot.
    private static func matches(_ host: Substring, pattern: Substring) -> Bool {
        guard let open = pattern.firstIndex(of: "{") else { return host == pattern }
        guard let close = pattern[open...].firstIndex(of: "}"), host.hasPrefix(pattern[..<open]) else { return false }
        let rest = pattern[pattern.index(after: close)...]
        var tail = host.dropFirst(pattern[..<open].count)
        guard let first = tail.first, first != "." else { return false }
        while let next = tail.first, next != "." {
            tail = tail.dropFirst()
            if matches(tail, pattern: rest) { return true }
        }
        return false
    }
}
