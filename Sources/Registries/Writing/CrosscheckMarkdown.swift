import SurveyModel
import SurveySupport

/// A comparison as the body of an issue. Text of registries in it mentions nobody and closes nothing.
package enum CrosscheckMarkdown {
    package static func write(_ report: CrosscheckReport) -> String {
        let toDo = report.rows.filter(\.verdict.asksForAction)
        let toTell = report.rows.filter { !$0.verdict.asksForAction && $0.isWrong }
        var parts = ["# \(MarkdownText.text(report.title))"]
        parts.append(
            "Compared on \(report.checkedOn) with "
                + report.registries.map {
                    "\(MarkdownCells.text($0.name)) of \($0.day?.description ?? "?")"
                }
                .joined(separator: ", ") + ".")
        parts.append(MarkdownCells.table(["field"] + CrosscheckReport.countHeads, report.countRows))
        if !toDo.isEmpty { parts += ["## To settle", table(toDo)] }
        if !toTell.isEmpty { parts += ["## To tell the registries", table(toTell)] }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func table(_ rows: [CrosscheckRow]) -> String {
        let heads = ["registry", "entry", "provider", "field", "the survey", "the registry", "why", "what to do"]
        return MarkdownCells.table(
            heads,
            rows.map { row in
                [
                    MarkdownCells.text(row.registry.name), row.entry.map(MarkdownCells.code) ?? "none",
                    MarkdownCells.code(row.provider), row.field.rawValue,
                    MarkdownCells.codes(row.ours?.values ?? [], none: "nothing")
                        + (row.ours.map { ", confirmed \($0.asOf)" } ?? ""),
                    MarkdownCells.codes(row.theirs?.values ?? [], none: "nothing")
                        + (row.theirs.map { ", file of \($0.day)" } ?? ""),
                    MarkdownCells.text(row.reason), MarkdownCells.text(row.action ?? ""),
                ]
            })
    }
}
