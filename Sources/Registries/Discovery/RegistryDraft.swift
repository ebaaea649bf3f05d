package import SurveyModel
package import SurveySupport

/// A provider file from what registries say, for a person to complete.
///
/// Each value points at its place in a registry that the survey has as a source. Nobody says anything of plans and sign-in,
/// so these are `unknown`; the name of the vendor and the category are guesses.
package struct RegistryDraft {
    private let found: FoundProvider
    private let survey: Survey
    private let icons: RegistrySnapshot?
    private let sources: SourceTable
    private let today: SurveyDate
    private let days: [RegistryFile: SurveyDate]

    package let id: String

    /// Nil where no provider that the survey lacks has the id, or an entry of it.
    package init?(
        _ id: String, of survey: Survey, _ snapshots: [RegistrySnapshot], today: SurveyDate
    ) {
        let discovery = Discovery(survey, snapshots, seen: SeenEntries(), today: today)
        let found = discovery.unlisted.first { found in
            found.id == id || found.entries.contains { $0.id.text == id }
        }
        guard let found else { return nil }
        self.found = found
        self.survey = survey
        self.today = today
        days = Dictionary(snapshots.flatMap(\.files).map { ($0.file, $0.day) }) { first, _ in first }
        icons = snapshots.first { $0.registry == .lobeIcons }
        sources = survey.sourcesByID
        self.id = Slug.of(found.id)
    }

    /// Ids that can be drafted, for a near miss.
    package static func ids(of survey: Survey, _ snapshots: [RegistrySnapshot], today: SurveyDate) -> [String] {
        Discovery(survey, snapshots, seen: SeenEntries(), today: today).unlisted.map(\.id)
    }

    /// The file `data/providers/<id>.json`.
    package var text: String {
        var draft = ProviderDraft(id: id, name: found.name, vendor: found.name, category: .inferencePlatform)
        draft.aliases = Set(found.entries.map(\.id.text)).subtracting([id]).sorted()
        draft.links.docs = found.entries.filter { $0.registry != .litellm }.compactMap(\.docs)
            .first { $0.hasPrefix("https://") }
        draft.state(.consumerPlan, ["grantsAPI": .text("unknown")], asOf: today)
        draft.state(.oauth, ["available": .text("unknown")], asOf: today)
        for endpoint in endpoints { draft.state(endpoint) }
        for credential in credentials { draft.state(credential) }
        for variable in variables { draft.state(variable) }
        for route in routes { draft.state(route) }
        if let logo { draft.state(logo) }
        return draft.text
    }

    // MARK: Statements

    /// One for each address; registries that write the same one stand together.
    private var endpoints: [ClaimDraft] {
        var groups: [[(address: RegistryValue, entry: RegistryEntry)]] = []
        for entry in found.entries {
            guard let address = entry.address, let meaning = AddressMeaning(address.text) else { continue }
            let same = groups.firstIndex { group in
                AddressMeaning(group[0].address.text)?.isSame(as: meaning) ?? false
            }
            if let same { groups[same].append((address, entry)) } else { groups.append([(address, entry)]) }
        }
        return groups.enumerated().map { index, group in
            let first = group[0]
            return claim(
                .endpoints,
                [
                    ("id", index == 0 ? nil : .text(first.entry.registry.rawValue)), ("region", .text("global")),
                    ("baseURL", .text(Self.withoutSlash(first.address.text))),
                    ("protocol", .text(wireProtocol(of: first.entry).rawValue)),
                ], group.map { (field: nil, value: $0.address) })
        }
    }

    private func wireProtocol(of entry: RegistryEntry) -> Endpoint.WireProtocol {
        entry.package?.text == "@ai-sdk/anthropic" ? .anthropicMessages : .openAIChat
    }

    private var credentials: [ClaimDraft] {
        let names = keyNames
        guard !names.isEmpty else { return [] }
        let evidence = values(\.variables).compactMap { value in
            names.firstIndex(of: value.text).map { (field: $0 == 0 ? nil : "environment/\($0)", value: value) }
        }
        return [claim(.credentials, [("kind", .text("api-key")), ("environment", .texts(names))], evidence)]
    }

    /// Registries put addresses, regions and accounts beside the keys.
    private var variables: [ClaimDraft] {
        let others = Set(values(\.variables).map(\.text)).subtracting(keyNames).sorted()
        return others.map { name in
            let role = name.contains("URL") || name.contains("ENDPOINT") || name.contains("HOST") ? "base-url" : "other"
            let said = values(\.variables).filter { $0.text == name }
            return claim(
                .variables, [("name", .text(name)), ("role", .text(role))], said.map { (field: nil, value: $0) })
        }
    }

    private var keyNames: [String] {
        values(\.variables).map(\.text).withoutRepetitions.filter { name in
            ["KEY", "TOKEN", "SECRET", "PAT"].contains { name.split(separator: "_").last.map(String.init) == $0 }
        }
    }

    private var routes: [ClaimDraft] {
        let ids = found.entries.withoutRepetitions(of: \.registry).map { entry in
            let member = entry.registry == .litellm ? "prefix" : "id"
            return claim(
                .routing, key: entry.registry.rawValue, [(member, .text(entry.id.text))],
                [(field: nil, value: entry.id)])
        }
        guard let package = found.entries.compactMap(\.package).first else { return ids }
        return ids + [
            claim(.routing, key: "vercel-ai-sdk", [("id", .text(package.text))], [(field: nil, value: package)])
        ]
    }

    /// A file of lobe-icons with the provider's name.
    private var logo: ClaimDraft? {
        let names = Set(([found.id, found.name] + found.entries.map(\.id.text)).map(EntryMatcher.squeezed))
        let icon = icons?.entries.first { names.contains(EntryMatcher.squeezed($0.id.text)) }
        guard let icon, let source = sources["lobe-icons-svg"] else { return nil }
        return ClaimDraft(
            .logo, [("slug", .text(icon.id.text))], asOf: source.asOf,
            evidence: [Evidence(source: source.id, status: 200)])
    }

    // MARK: Parts

    private func values(_ path: KeyPath<RegistryEntry, [RegistryValue]>) -> [RegistryValue] {
        found.entries.flatMap { $0[keyPath: path] }
    }

    /// A statement as of the day on which the newest of its sources was read.
    private func claim(
        _ dimension: Dimension, key: String? = nil, _ members: [(String, JSONNode?)],
        _ said: [(field: String?, value: RegistryValue)]
    ) -> ClaimDraft {
        let evidence = said.compactMap { cited($0.value, field: $0.field) }
        let read = evidence.compactMap { sources[$0.source]?.asOf }.max()
        let day = read ?? said.compactMap { days[$0.value.file] }.max() ?? today
        let registries = said.map { $0.value.file.registry.name }
        return ClaimDraft(
            dimension, key: key, members, note: evidence.isEmpty ? "From \(registries.joined(separator: ", "))." : nil,
            asOf: min(day, today), evidence: evidence)
    }

    /// Nil where the survey has no source for the file. Of a registry with a file for each provider, the survey cites that.
    private func cited(_ value: RegistryValue, field: String?) -> Evidence? {
        guard let source = sources[value.file.rawValue] else { return nil }
        switch value.file {
        case .genaiPrices: return Evidence(source: source.id, field: field, quote: "id: \(value.text)")
        case .catwalk where source.isTemplate:
            return value.pointer.tokens.last == "id" ? Evidence(source: source.id, field: field, pointer: "/id") : nil
        default: return Evidence(source: source.id, field: field, pointer: value.pointer.description)
        }
    }

    private static func withoutSlash(_ address: String) -> String {
        address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}
