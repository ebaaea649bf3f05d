import SurveyModel
import SurveySupport

/// Which providers of the survey an entry of a registry is about.
struct EntryMatch {
    enum Link {
        /// `routing` names the entry.
        case route
        /// An `explains` names it as one more of the provider.
        case explained(Explanation, Claim)
        /// It has an id, a name or an alias of the provider.
        case name
        /// It has an address of the provider.
        case address
    }

    let provider: Provider
    let link: Link
}

/// Finds the providers of entries.
struct EntryMatcher {
    private let providers: [Provider]
    private let addresses: [(provider: Provider, meanings: [AddressMeaning])]
    private let names: [String: [Provider]]

    init(_ survey: Survey) {
        providers = survey.providers
        addresses = survey.providers.map { provider in
            (provider, provider.endpoints.compactMap { AddressMeaning($0.baseURL) })
        }
        var names: [String: [Provider]] = [:]
        for provider in survey.providers {
            for name in Set(([provider.id, provider.name] + provider.aliases).map(Self.squeezed)) {
                names[name, default: []].append(provider)
            }
        }
        self.names = names
    }

    /// Empty where the survey has no provider for the entry. Several where a gateway has one id for what are two services.
    func matches(_ entry: RegistryEntry) -> [EntryMatch] {
        let routed = providers.filter { $0.route(entry.registry.rawValue)?.value == entry.id.text }
        let explained = providers.compactMap { provider in
            explanation(of: entry, in: provider).map { EntryMatch(provider: provider, link: .explained($0.0, $0.1)) }
        }
        if !routed.isEmpty || !explained.isEmpty {
            return routed.map { EntryMatch(provider: $0, link: .route) } + explained
        }
        let named = names[Self.squeezed(entry.id.text)] ?? []
        let sharing = providers(at: entry.address)
        if let both = sharing.first(where: { named.contains($0) }) ?? named.first {
            return [EntryMatch(provider: both, link: .name)]
        }
        let unrouted = sharing.first { $0.route(entry.registry.rawValue) == nil }
        return (unrouted ?? sharing.first).map { [EntryMatch(provider: $0, link: .address)] } ?? []
    }

    private func explanation(of entry: RegistryEntry, in provider: Provider) -> (Explanation, Claim)? {
        for claim in provider.claims {
            let found = claim.explains.first {
                $0.registry == entry.registry && $0.field == .id && $0.value == entry.id.text
            }
            if let found { return (found, claim) }
        }
        return nil
    }

    private func providers(at address: RegistryValue?) -> [Provider] {
        guard let meaning = address.flatMap({ AddressMeaning($0.text) }), meaning.ownHost != nil else { return [] }
        return addresses.filter { $0.meanings.contains { $0.isSame(as: meaning) } }.map(\.provider)
    }

    /// `Nano-GPT`, `nano_gpt` and `NanoGPT` are one name.
    static func squeezed(_ name: String) -> String {
        String(
            name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }
}
