import SurveyModel
import SurveySupport

/// A provider that registries hold and the survey does not: the entries that are about the same one.
struct FoundProvider {
    var entries: [RegistryEntry]

    /// The id that most of its registries give it; of several, the shortest.
    var id: String {
        let ids = Dictionary(grouping: entries.map(\.id.text), by: \.self).mapValues(\.count)
        return ids.min { (-$0.value, $0.key.utf8.count, $0.key) < (-$1.value, $1.key.utf8.count, $1.key) }?.key ?? ""
    }

    var name: String { entries.compactMap(\.name).first ?? id }

    /// Entries belong together where they share a name, a host or a variable. The names of variables are those of one vendor
    /// where they are names of keys.
    static func all(of entries: [RegistryEntry]) -> [FoundProvider] {
        var groups: [(signs: Set<String>, entries: [RegistryEntry])] = []
        for entry in entries {
            let signs = signs(of: entry)
            let same = groups.indices.filter { !groups[$0].signs.isDisjoint(with: signs) }
            let merged = same.map { groups[$0] }
            for index in same.reversed() { groups.remove(at: index) }
            groups.append(
                (merged.reduce(signs) { $0.union($1.signs) }, merged.flatMap(\.entries) + [entry]))
        }
        return groups.map { FoundProvider(entries: $0.entries) }
    }

    private static func signs(of entry: RegistryEntry) -> Set<String> {
        var signs: Set<String> = ["name " + EntryMatcher.squeezed(entry.id.text)]
        if let name = entry.name { signs.insert("name " + EntryMatcher.squeezed(name)) }
        if let host = entry.address.flatMap({ AddressMeaning($0.text)?.ownHost }) {
            signs.insert("host " + host)
        }
        for variable in entry.variables { signs.insert("variable " + variable.text) }
        return signs
    }
}
