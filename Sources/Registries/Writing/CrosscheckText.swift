import SurveyModel
import SurveySupport

/// A comparison as text for a terminal.
package enum CrosscheckText {
    /// - Parameter isVerbose: list rows that ask for nothing, too.
    package static func write(_ report: CrosscheckReport, isVerbose: Bool) -> String {
        let rows = report.rows.filter { isVerbose || $0.action != nil }
        return (rows.map(block) + [counts(report), last(report)]).joined(separator: "\n\n") + "\n"
    }

    /// A row, with a label before each of its lines.
    private static func block(_ row: CrosscheckRow) -> String {
        var lines: [(label: String, text: String)] = []
        if let ours = row.ours {
            lines.append(("ours", "\(values(ours.values)), since \(ours.since), confirmed \(ours.asOf)"))
            lines.append(("", "\(ours.location): \(ours.claim), \(sources(ours.evidence))"))
        }
        if let theirs = row.theirs {
            let place = "\(theirs.file.rawValue) \(theirs.pointer)"
            lines.append(("theirs", "\(values(theirs.values)), \(place), file of \(theirs.day)"))
        }
        lines.append(("why", row.reason))
        lines.append(("do", row.action ?? ""))
        let head =
            "\(row.verdict.rawValue)  \(row.registry.rawValue)/\(row.entry ?? "-") \(row.field.rawValue)"
            + "  [\(row.provider)]  \(row.fingerprint)"
        let texts = lines.filter { !$0.text.isEmpty }.map { line in
            "  " + padded(line.label, to: 8) + TerminalText.line(line.text, limit: 400)
        }
        return ([TerminalText.line(head, limit: 400)] + texts).joined(separator: "\n")
    }

    private static func values(_ values: [String]) -> String {
        values.isEmpty ? "nothing" : values.joined(separator: ", ")
    }

    private static func sources(_ evidence: [CrosscheckRow.Cited]) -> String {
        evidence.isEmpty ? "no source" : evidence.map { "\($0.source) (\($0.kind))" }.joined(separator: ", ")
    }

    /// A table of verdicts by field.
    private static func counts(_ report: CrosscheckReport) -> String {
        let table = [["field"] + CrosscheckReport.countHeads] + report.countRows
        let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { row in
            let cells = zip(row, widths).map { cell, width in
                String(repeating: " ", count: width - cell.count) + cell
            }
            return ([padded(row[0], to: widths[0])] + cells.dropFirst()).joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func last(_ report: CrosscheckReport) -> String {
        let read = report.registries.map { "\($0.name) of \($0.day?.description ?? "?"), entries: \($0.entries)" }
        return ([report.title] + read).joined(separator: "\n")
    }
}
