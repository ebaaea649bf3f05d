package import SurveyModel
package import SurveySupport

/// Compares the survey with whole registries, field by field.
package struct Crosscheck {
    private let survey: Survey
    private let snapshots: [RegistrySnapshot]
    private let today: SurveyDate
    private let sources: SourceTable

    package init(_ survey: Survey, _ snapshots: [RegistrySnapshot], today: SurveyDate) {
        self.survey = survey
        self.snapshots = snapshots
        self.today = today
        sources = survey.sourcesByID
    }

    package var report: CrosscheckReport {
        let rows = snapshots.flatMap { snapshot in
            snapshot.registry == .lobeIcons ? logoRows(snapshot) : entryRows(snapshot) + missingRows(snapshot)
        }
        return CrosscheckReport(
            rows: (rows + staleRows(beside: rows)).map(named), registries: snapshots.map { RegistryRead($0) }, on: today
        )
    }

    // MARK: Entries

    private func entryRows(_ snapshot: RegistrySnapshot) -> [CrosscheckRow] {
        let matcher = EntryMatcher(survey)
        return snapshot.entries.flatMap { entry in
            matcher.matches(entry).flatMap { match in
                let provider = survey.resolved(match.provider)
                let comparison = Comparison(provider: provider, entry: entry, snapshot: snapshot, sources: sources)
                return comparison.rows(linkedBy: match.link)
            }
        }
    }

    /// Providers that the registry does not have any more.
    private func missingRows(_ snapshot: RegistrySnapshot) -> [CrosscheckRow] {
        guard snapshot.isWhole else { return [] }
        return survey.providers.compactMap { provider in
            guard let route = provider.route(snapshot.registry.rawValue), snapshot.entry(route.value) == nil else {
                return nil
            }
            let comparison = Comparison(provider: provider, entry: nil, snapshot: snapshot, sources: sources)
            return comparison.missing(route)
        }
    }

    // MARK: Logos

    private func logoRows(_ snapshot: RegistrySnapshot) -> [CrosscheckRow] {
        survey.providers.compactMap { provider in
            let provider = survey.resolved(provider)
            let entry = provider.logo?.slug.flatMap(snapshot.entry)
            let comparison = Comparison(provider: provider, entry: entry, snapshot: snapshot, sources: sources)
            return comparison.logo
        }
    }

    // MARK: Explanations

    /// Explanations of what no registry says any more.
    private func staleRows(beside rows: [CrosscheckRow]) -> [CrosscheckRow] {
        let parents = Dictionary(survey.providers.map { ($0.id, $0.parent ?? $0.id) }) { first, _ in first }
        let live = Set(
            rows.flatMap { row -> [[String]] in
                let values = row.theirs?.values ?? [""]
                return [row.provider, parents[row.provider] ?? ""].flatMap { subject in
                    values.map { [row.registry.rawValue, row.field.rawValue, subject, $0] }
                }
            })
        let whole = Set(snapshots.filter(\.isWhole).map(\.registry))
        var stale: [CrosscheckRow] = []
        survey.forEachClaim { claim in
            for explanation in claim.explains where whole.contains(explanation.registry) {
                let value = explanation.value ?? ""
                let key = [explanation.registry.rawValue, explanation.field.rawValue, claim.subject, value]
                guard !live.contains(key) else { continue }
                var row = CrosscheckRow(
                    registry: explanation.registry, entry: nil, provider: claim.subject, field: explanation.field)
                row.reason =
                    "'\(claim.id)' explains \(value.isEmpty ? "a missing value" : value), which is no longer so"
                row.action = "look again, and remove or correct the explanation in \(claim.subject).json"
                stale.append(row)
            }
        }
        return stale
    }

    private func named(_ row: CrosscheckRow) -> CrosscheckRow {
        var row = row
        row.fingerprint = Fingerprint.of(
            [row.registry.rawValue, row.entry ?? "", row.provider, row.field.rawValue, row.verdict.rawValue]
                + (row.ours?.values ?? []) + [""] + (row.theirs?.values ?? []))
        return row
    }
}
