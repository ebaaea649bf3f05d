import SurveyModel
import SurveySupport

/// A comparison as text for a terminal.
package enum CrosscheckText {
    /// - Parameter isVerbose: list rows that ask for nothing, too.
    package static func write(_ report: CrosscheckReport, isVerbose: Bool) -> String {
        let rows = report.rows.filter { isVerbose || $0.action != nil }
        let blocks = rows.map(block)
        return ([blocks.joined(separator: "\n\n")].filter { !$0.isEmpty } + [counts(report), last(report)])
            .joined(separator: "\n\n") + "\n"
    }

    private static func block(_ row: CrosscheckRow) -> String {
        let head = "\(row.verdict.rawValue)  \(row.registry.rawValue)/\(row.entry ?? "-") \(row.field.rawValue)"
        var lines = ["\(head)  [\(row.provider)]  \(row.fingerprint)"]
        if let ours = row.ours {
            lines.append("  ours    \(values(ours.values))  since \(ours.since), confirmed \(ours.asOf)")
            lines.append("          \(ours.location): \(ours.claim), \(sources(ours.evidence))")
        }
        if let theirs = row.theirs {
            lines.append(
                "  theirs  \(values(theirs.values))  \(theirs.file.rawValue) \(theirs.pointer), file of \(theirs.day)")
        }
        if !row.reason.isEmpty { lines.append("  why     \(row.reason)") }
        if let action = row.action { lines.append("  do      \(action)") }
        return lines.map { TerminalText.line(String($0.drop { $0 == " " }), limit: 400).indented($0) }
            .joined(separator: "\n")
    }

    private static func values(_ values: [String]) -> String {
        values.isEmpty ? "nothing" : values.joined(separator: ", ")
    }

    private static func sources(_ evidence: [CrosscheckRow.Cited]) -> String {
        evidence.isEmpty ? "no source" : evidence.map { "\($0.source) (\($0.kind))" }.joined(separator: ", ")
    }

    /// A table of verdicts by field.
    private static func counts(_ report: CrosscheckReport) -> String {
        let head = ["field"] + CrosscheckReport.countHeads
        let rows = report.fields.map { [$0.field.rawValue] + $0.counts.list.map(String.init) }
        let table = [head] + rows + [["all"] + report.summary.list.map(String.init)]
        let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { row in
            zip(row, widths).enumerated().map { index, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func last(_ report: CrosscheckReport) -> String {
        let files = report.registries.map { registry in
            "\(registry.name) of \(registry.files.map(\.day).max().map(\.description) ?? "?") (\(Counted.of(registry.entries, "entr")))"
        }
        return report.title + "\n"
            + files.joined(separator: ", ").replacing("entrs", with: "entries")
            .replacing("1 entr)", with: "1 entry)")
    }
}

extension CrosscheckReport {
    /// In the order of `Counts.list`.
    static let countHeads = ["equal", "both valid", "ours newer", "explained", "theirs newer", "open"]
}

extension String {
    /// With the spaces at the beginning that another text has.
    fileprivate func indented(_ other: String) -> String {
        String(repeating: " ", count: other.prefix { $0 == " " }.count) + self
    }
}
