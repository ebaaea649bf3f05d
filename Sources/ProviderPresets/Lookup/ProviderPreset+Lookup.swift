extension ProviderPreset {
    private static let byID: [ProviderID: ProviderPreset] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    /// The preset with this id; one look into a dictionary.
    public static subscript(id: ProviderID) -> ProviderPreset? { byID[id] }

    /// The preset with this id, alias or display name; case does not matter. An id comes before a name, a name before an alias.
    /// Looks at every preset.
    public static func preset(named name: String, in presets: [ProviderPreset] = all) -> ProviderPreset? {
        let wanted = name.lowercased()
        return presets.first { $0.id.rawValue.lowercased() == wanted }
            ?? presets.first { $0.name.lowercased() == wanted }
            ?? presets.first { $0.aliases.contains { $0.lowercased() == wanted } }
    }

    /// The preset whose endpoint answers at a host, given as `api.example.com` or `localhost:11434`.
    ///
    /// Case does not matter, and `localhost`, `127.0.0.1` and `[::1]` are the same. A host that is written out in a preset wins
    /// over a pattern such as `{resource}.openai.azure.com`, and a provider over its variants. Nil when no preset fits, or
    /// when several unrelated ones do. Looks at every endpoint of every preset.
    public static func preset(forHost host: String, in presets: [ProviderPreset] = all) -> ProviderPreset? {
        best(of: presets, at: Place(host: host))
    }

    /// Every preset with an endpoint at a host, variants included.
    public static func presets(forHost host: String, in presets: [ProviderPreset] = all) -> [ProviderPreset] {
        let place = Place(host: host)
        return presets.filter { $0.fit(to: place) != nil }
    }

    /// The only preset that fits best, or among those the only one that is no variant of another provider.
    static func best(of presets: [ProviderPreset], at place: Place) -> ProviderPreset? {
        let fits = presets.compactMap { preset in preset.fit(to: place).map { (preset: preset, fit: $0) } }
        guard let most = fits.map(\.fit).max() else { return nil }
        let candidates = fits.filter { $0.fit == most }.map(\.preset)
        let roots = candidates.filter { $0.parent == nil }
        if roots.count == 1 { return roots[0] }
        return roots.isEmpty && candidates.count == 1 ? candidates[0] : nil
    }

    private func fit(to place: Place) -> Place.Fit? { endpoints.compactMap { place.fit(of: $0) }.max() }
}
