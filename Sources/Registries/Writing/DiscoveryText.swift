import SurveyModel
import SurveySupport

/// What was discovered, as text for a terminal.
package enum DiscoveryText {
    package static func write(_ report: DiscoveryReport) -> String {
        let blocks = DiscoveryRow.Kind.allCases.compactMap { kind -> String? in
            let rows = report.rows(of: kind)
            return rows.isEmpty ? nil : ([kind.heading] + rows.map(line)).joined(separator: "\n")
        }
        return (blocks + [report.title]).joined(separator: "\n\n") + "\n"
    }

    private static func line(_ row: DiscoveryRow) -> String {
        let lines: [String]
        if row.kind == .unlistedProvider {
            let held = row.held.map { "\($0.registry.rawValue)/\($0.entry) \($0.since)" }
            lines =
                ["\(row.id)  \(row.name ?? "")"] + ["    in " + held.joined(separator: ", ")]
                + (row.addresses + [row.variables.joined(separator: ", ")] + row.docs.prefix(1)).filter { !$0.isEmpty }
                .map { "    " + $0 }
        } else if row.kind == .unlistedService {
            lines = row.held.map { "\($0.registry.rawValue)/\($0.entry)  \(row.name ?? "")" }
        } else {
            let about = row.providers.isEmpty ? "" : "  [\(row.providers.joined(separator: ", "))]"
            let since = row.since.map { ", compared with \($0)" } ?? ""
            lines = ["\(row.registry?.rawValue ?? "")/\(row.id)\(about)\(since)"]
        }
        return lines.map { "  " + String(repeating: " ", count: $0.prefix { $0 == " " }.count) + TerminalText.line($0) }
            .joined(separator: "\n")
    }
}

extension DiscoveryRow.Kind {
    var heading: String {
        switch self {
        case .unlistedProvider: "Providers that the survey does not have"
        case .unlistedService: "Services that answer with no text, by the registry's own table"
        case .appeared: "New entries since the last run"
        case .vanished: "Entries that are gone since the last run"
        case .vanishedModel: "Models of the survey that the registry does not list any more"
        }
    }
}

extension DiscoveryRow.Held {
    /// `since 2026-07-02`, `since 2026-07-02 or earlier`.
    var since: String { "since \(firstSeen)" + (orEarlier ? " or earlier" : "") }
}
