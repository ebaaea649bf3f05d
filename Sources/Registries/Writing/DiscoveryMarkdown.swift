import SurveyModel
import SurveySupport

/// What was discovered, as the body of an issue. Text of registries in it mentions nobody and closes nothing.
package enum DiscoveryMarkdown {
    package static func write(_ report: DiscoveryReport) -> String {
        var parts = ["# \(MarkdownText.text(report.title))"]
        for kind in DiscoveryRow.Kind.allCases {
            let rows = report.rows(of: kind)
            guard !rows.isEmpty else { continue }
            parts += ["## \(kind.heading)", text(of: rows, kind)]
        }
        parts.append("`provider-survey discover --draft ID` writes a file for one of the providers.")
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func text(of rows: [DiscoveryRow], _ kind: DiscoveryRow.Kind) -> String {
        switch kind {
        case .unlistedProvider: providers(rows)
        case .unlistedService: MarkdownCells.codes(rows.map(\.id)) + "."
        case .appeared, .vanished, .vanishedModel: changes(rows)
        }
    }

    private static func providers(_ rows: [DiscoveryRow]) -> String {
        MarkdownCells.table(
            ["id", "name", "registries", "address", "variables", "page"],
            rows.map { row in
                let held = row.held.map {
                    "\(MarkdownCells.text($0.registry.name)) \(MarkdownCells.code($0.entry)) \($0.since)"
                }
                return [
                    MarkdownCells.code(row.id), MarkdownCells.text(row.name ?? ""), held.joined(separator: ", "),
                    MarkdownCells.codes(row.addresses), MarkdownCells.codes(row.variables),
                    row.docs.first.map { MarkdownCells.link($0, $0) } ?? "",
                ]
            })
    }

    private static func changes(_ rows: [DiscoveryRow]) -> String {
        MarkdownCells.table(
            ["registry", "id", "provider", "compared with"],
            rows.map { row in
                [
                    MarkdownCells.text(row.registry?.name ?? ""), MarkdownCells.code(row.id),
                    MarkdownCells.codes(row.providers),
                    row.since?.description ?? "",
                ]
            })
    }
}
