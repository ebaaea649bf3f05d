import SurveyModel
import SurveySupport

/// Which entries registries had, run after run: what `discover` keeps between runs.
package struct SeenEntries: Sendable, Hashable, Codable {
    private var schemaVersion = 1
    private var registries: [String: Seen] = [:]

    private struct Seen: Sendable, Hashable, Codable {
        /// The file's day of the first run, before which nothing is known.
        var began: SurveyDate
        /// The file's day of the last run.
        var last: SurveyDate
        /// The day on which each entry was first seen.
        var entries: [String: SurveyDate]
    }

    package init() {}

    /// What is new and what is gone since the last run; nil for a registry that no run has seen, and for one that was not
    /// read whole.
    func changes(in snapshot: RegistrySnapshot) -> (appeared: [String], vanished: [String], since: SurveyDate)? {
        guard snapshot.isWhole, let seen = registries[snapshot.registry.rawValue] else { return nil }
        let now = Set(snapshot.entries.map(\.id.text))
        let before = Set(seen.entries.keys)
        return (now.subtracting(before).sorted(), before.subtracting(now).sorted(), seen.last)
    }

    /// The day on which an entry was first seen, and whether it may have been there before any run.
    func firstSeen(_ entry: RegistryEntry, in day: SurveyDate) -> (day: SurveyDate, orEarlier: Bool) {
        guard let seen = registries[entry.registry.rawValue] else { return (day, true) }
        let first = seen.entries[entry.id.text] ?? day
        return (first, first == seen.began)
    }

    /// After a run. Registries that could not be read whole stay as they were, and an older file changes nothing.
    package func taking(_ snapshots: [RegistrySnapshot]) -> SeenEntries {
        var state = self
        for snapshot in snapshots {
            let old = registries[snapshot.registry.rawValue]
            guard snapshot.isWhole, let day = snapshot.day, day >= old?.last ?? day else { continue }
            let entries = snapshot.entries.map { ($0.id.text, old?.entries[$0.id.text] ?? day) }
            state.registries[snapshot.registry.rawValue] = Seen(
                began: old?.began ?? day, last: day, entries: Dictionary(entries) { first, _ in first })
        }
        return state
    }
}
