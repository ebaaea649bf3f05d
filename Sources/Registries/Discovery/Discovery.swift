package import SurveyModel
package import SurveySupport

/// What registries hold and the survey does not, and what came and went there.
package struct Discovery {
    private let survey: Survey
    private let snapshots: [RegistrySnapshot]
    private let seen: SeenEntries
    private let today: SurveyDate
    private let matcher: EntryMatcher

    /// - Parameter seen: what the last run left.
    package init(_ survey: Survey, _ snapshots: [RegistrySnapshot], seen: SeenEntries, today: SurveyDate) {
        self.survey = survey
        self.snapshots = snapshots
        self.seen = seen
        self.today = today
        matcher = EntryMatcher(survey)
    }

    package var report: DiscoveryReport {
        let rows = unlisted.map(row) + changes + vanishedModels
        return DiscoveryReport(rows: rows, registries: snapshots.map { RegistryRead($0) }, on: today)
    }

    /// Those that most registries hold first. Icons are of models and programs, too, so they are no sign of a provider.
    var unlisted: [FoundProvider] {
        let entries = snapshots.filter { $0.registry != .lobeIcons }.flatMap(\.entries)
        return FoundProvider.all(of: entries.filter { matcher.matches($0).isEmpty })
            .sorted { (-registries(of: $0).count, $0.id) < (-registries(of: $1).count, $1.id) }
    }

    private func registries(of found: FoundProvider) -> Set<ComparedRegistry> { Set(found.entries.map(\.registry)) }

    private func row(_ found: FoundProvider) -> DiscoveryRow {
        let servesText = found.entries.contains(where: \.servesText)
        var row = DiscoveryRow(kind: servesText ? .unlistedProvider : .unlistedService, id: found.id)
        row.name = found.name
        row.held = found.entries.compactMap { entry in
            guard let snapshot = snapshots.first(where: { $0.registry == entry.registry }),
                let day = snapshot.day(of: entry.id.file)
            else { return nil }
            let first = seen.firstSeen(entry, in: day)
            return DiscoveryRow.Held(
                registry: entry.registry, entry: entry.id.text, day: day, firstSeen: first.day,
                orEarlier: first.orEarlier, models: entry.models.count)
        }
        row.addresses = found.entries.compactMap(\.address?.text).withoutRepetitions
        row.variables = found.entries.flatMap(\.variables).map(\.text).withoutRepetitions
        row.package = found.entries.compactMap(\.package?.text).first
        row.docs = found.entries.compactMap(\.docs).withoutRepetitions
        return row
    }

    private var changes: [DiscoveryRow] {
        snapshots.flatMap { snapshot -> [DiscoveryRow] in
            guard let changes = seen.changes(in: snapshot) else { return [] }
            let rows =
                changes.appeared.map { (DiscoveryRow.Kind.appeared, $0) } + changes.vanished.map { (.vanished, $0) }
            return rows.map { kind, id in
                var row = DiscoveryRow(kind: kind, id: id)
                row.registry = snapshot.registry
                row.since = changes.since
                row.providers = kind == .appeared ? matched(id, snapshot) : routed(id, snapshot)
                return row
            }
        }
    }

    private func matched(_ id: String, _ snapshot: RegistrySnapshot) -> [String] {
        snapshot.entry(id).map { matcher.matches($0).map(\.provider.id) } ?? []
    }

    private func routed(_ id: String, _ snapshot: RegistrySnapshot) -> [String] {
        survey.providers.filter { $0.route(snapshot.registry.rawValue)?.value == id }.map(\.id)
    }

    /// Models that the survey cites from a registry which does not list them any more.
    private var vanishedModels: [DiscoveryRow] {
        snapshots.flatMap { snapshot in
            survey.providers.compactMap { provider in
                guard let model = provider.model(in: snapshot.registry.rawValue) else { return nil }
                let entry = survey.resolved(provider).route(snapshot.registry.rawValue)?.value ?? ""
                guard !snapshot.lists(model.value, of: entry) else { return nil }
                var row = DiscoveryRow(kind: .vanishedModel, id: model.value)
                row.registry = snapshot.registry
                row.since = model.claim.asOf
                row.providers = [provider.id]
                return row
            }
        }
    }
}
