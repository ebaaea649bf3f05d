package import SurveyModel
package import SurveySupport

/// What registries hold beyond the survey. Its members are the contract of `discover --json`.
package struct DiscoveryReport: Sendable, Hashable, Codable {
    package var schemaVersion = 1
    package var command = "discover"
    package var checkedOn: SurveyDate
    package var title: String
    /// Of all rows; the same as long as these are.
    package var fingerprint: String
    /// How many rows ask for action: all but services that answer with no text.
    package var actions: Int
    package var registries: [RegistryRead]
    /// Rows of each kind.
    package var summary: [String: Int]
    package var rows: [DiscoveryRow]

    init(rows: [DiscoveryRow], registries: [RegistryRead], on day: SurveyDate) {
        self.rows = rows.map(\.named)
        self.registries = registries
        checkedOn = day
        actions = rows.count { $0.kind != .unlistedService }
        fingerprint = Fingerprint.of(self.rows.map(\.fingerprint))
        let counts = DiscoveryRow.Kind.allCases.map { kind in (kind.rawValue, rows.count { $0.kind == kind }) }
        summary = Dictionary(uniqueKeysWithValues: counts)
        let unlisted = summary[DiscoveryRow.Kind.unlistedProvider.rawValue] ?? 0
        title =
            unlisted > 0
            ? "Registries hold \(Counted.of(unlisted, "provider")) that the survey does not have"
            : "Registries changed: \(Counted.of(actions, "difference")) from the last run"
    }

    package func rows(of kind: DiscoveryRow.Kind) -> [DiscoveryRow] { rows.filter { $0.kind == kind } }
}

/// A provider that only registries have, or something that came or went in one.
package struct DiscoveryRow: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case unlistedProvider = "unlisted-provider"
        /// Answers with no text, by the registry's own table.
        case unlistedService = "unlisted-service"
        case appeared
        case vanished
        case vanishedModel = "vanished-model"
    }

    package var fingerprint = ""
    package var kind: Kind
    /// Of the provider, the entry or the model.
    package var id: String
    package var name: String?
    /// The registries that have the provider.
    @OmittedWhenEmpty package var held: [Held] = []
    @OmittedWhenEmpty package var addresses: [String] = []
    @OmittedWhenEmpty package var variables: [String] = []
    package var package: String?
    /// Pages of the provider that registries name.
    @OmittedWhenEmpty package var docs: [String] = []
    /// Where something came or went.
    package var registry: ComparedRegistry?
    /// The day of the file that it is compared with.
    package var since: SurveyDate?
    /// Providers of the survey that it is about.
    @OmittedWhenEmpty package var providers: [String] = []

    init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    package struct Held: Sendable, Hashable, Codable {
        package var registry: ComparedRegistry
        package var entry: String
        /// The day of the file.
        package var day: SurveyDate
        package var firstSeen: SurveyDate
        /// It may have been there before the first run.
        package var orEarlier: Bool
        package var models: Int
    }

    /// The days are left out: the same provider is the same finding next week.
    fileprivate var named: DiscoveryRow {
        var row = self
        row.fingerprint = Fingerprint.of(
            [kind.rawValue, id, registry?.rawValue ?? ""] + held.map { "\($0.registry.rawValue)/\($0.entry)" }
                + providers)
        return row
    }
}
