package import SurveyModel
package import SurveySupport

/// What a comparison of the survey with registries came to. Its members are the contract of `crosscheck --json`.
package struct CrosscheckReport: Sendable, Hashable, Codable {
    package var schemaVersion = 1
    package var command = "crosscheck"
    package var checkedOn: SurveyDate
    package var title: String
    /// Of the rows that ask for action; the same as long as these are.
    package var fingerprint: String
    /// How many rows ask for action.
    package var actions: Int
    package var registries: [RegistryRead]
    package var summary: Counts
    /// By field, in the order of the fields.
    package var fields: [FieldCounts]
    /// By registry, entry, provider and field.
    package var rows: [CrosscheckRow]

    init(rows: [CrosscheckRow], registries: [RegistryRead], on day: SurveyDate) {
        self.rows = rows.sorted { $0.order.lexicographicallyPrecedes($1.order) }
        self.registries = registries
        checkedOn = day
        summary = Counts(rows)
        fields = RegistryField.allCases.map { field in
            FieldCounts(field: field, counts: Counts(rows.filter { $0.field == field }))
        }
        let toDo = self.rows.filter { $0.verdict.asksForAction }
        actions = toDo.count
        fingerprint = Fingerprint.of(toDo.map(\.fingerprint))
        title =
            toDo.isEmpty
            ? "Registries and the survey agree or explain why not"
            : "Registries and the survey differ: \(Counted.of(summary.open, "open difference")), \(summary.theirsNewer) where the registry is newer"
    }

    package struct Counts: Sendable, Hashable, Codable {
        package var equal = 0
        package var bothValid = 0
        package var oursNewer = 0
        package var explained = 0
        package var theirsNewer = 0
        package var open = 0

        init(_ rows: [CrosscheckRow]) {
            for row in rows {
                switch row.verdict {
                case .equal: equal += 1
                case .bothValid: bothValid += 1
                case .oursNewer: oursNewer += 1
                case .explained: explained += 1
                case .theirsNewer: theirsNewer += 1
                case .open: open += 1
                }
            }
        }

        /// In the order in which tables show them.
        package var list: [Int] { [equal, bothValid, oursNewer, explained, theirsNewer, open] }
    }

    /// In the order of `Counts.list`.
    static let countHeads = ["equal", "both valid", "ours newer", "explained", "theirs newer", "open"]

    /// The counts of each field and of all, for tables.
    var countRows: [[String]] {
        fields.map { [$0.field.rawValue] + $0.counts.list.map(String.init) }
            + [["all"] + summary.list.map(String.init)]
    }

    package struct FieldCounts: Sendable, Hashable, Codable {
        package var field: RegistryField
        package var counts: Counts
    }
}

/// A registry that was read, and what of it.
package struct RegistryRead: Sendable, Hashable, Codable {
    package var id: ComparedRegistry
    package var name: String
    package var files: [File]
    package var entries: Int

    package struct File: Sendable, Hashable, Codable {
        package var name: RegistryFile
        package var url: String
        /// The day of the file.
        package var day: SurveyDate
    }

    /// The day of its newest file.
    var day: SurveyDate? { files.map(\.day).max() }

    init(_ snapshot: RegistrySnapshot) {
        id = snapshot.registry
        name = snapshot.registry.name
        files = snapshot.files.map { File(name: $0.file, url: $0.file.address, day: $0.day) }
        entries = snapshot.entries.count
    }
}

/// How a difference came about, by rule.
package enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
    case equal
    /// The registry has another value that the survey lists, too: a further endpoint, a further name of a variable.
    case bothValid = "both-valid"
    /// The registry has a value that the survey knows as an earlier one.
    case oursNewer = "ours-newer"
    /// `explains` names the registry, the field and this value.
    case explained
    /// The registry's file is newer than the survey's statement.
    case theirsNewer = "theirs-newer"
    case open

    package var asksForAction: Bool { self == .open || self == .theirsNewer }
}

/// One value of a registry's entry beside that of the survey.
package struct CrosscheckRow: Sendable, Hashable, Codable {
    package var fingerprint = ""
    package var registry: ComparedRegistry
    /// The id of the entry; nil where the registry has none for a provider that the survey says it has.
    package var entry: String?
    package var provider: String
    package var field: RegistryField
    package var verdict = Verdict.open
    package var ours: Ours?
    package var theirs: Theirs?
    /// Why the verdict is what it is.
    package var reason = ""
    /// What to do; nil where nothing is.
    package var action: String?
    /// The vendor's own page contradicts the registry.
    @OmittedWhenEmpty package var isWrong = false

    package struct Ours: Sendable, Hashable, Codable {
        package var values: [String]
        package var claim: String
        package var asOf: SurveyDate
        package var since: SurveyDate
        package var evidence: [Cited]
        package var location: Location
    }

    package struct Cited: Sendable, Hashable, Codable {
        package var source: String
        package var title: String
        package var url: String
        package var kind: String
        /// The day on which the source was read.
        package var asOf: SurveyDate
        package var quote: String?
        /// A page of the vendor.
        @OmittedWhenEmpty package var isVendors = false
    }

    package struct Theirs: Sendable, Hashable, Codable {
        package var values: [String]
        package var file: RegistryFile
        package var pointer: String
        /// The day of the file.
        package var day: SurveyDate
        /// The page that the entry names.
        package var docs: String?
    }

    fileprivate var order: [String] {
        [registry.rawValue, entry ?? "", provider, String(RegistryField.allCases.firstIndex(of: field) ?? 0)]
    }
}
