import SurveyModel

/// The report for an issue or a job summary. Everything from pages stands in code spans.
struct MarkdownReport {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    var text: String {
        var parts = ["# Check of \(report.checkedAt)", sums]
        parts += table("Drift", .error)
        parts += table("Warnings", .warning)
        parts += table("Undecided", .note)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var sums: String {
        let counts = Verdict.allCases.filter { report.count($0) > 0 }
        let head = "| " + counts.map(\.rawValue).joined(separator: " | ") + " |"
        let rule = "|" + String(repeating: " ---: |", count: counts.count)
        return counts.isEmpty
            ? "No claims." : [head, rule, "| " + counts.map { "\(report.count($0))" }.joined(separator: " | ") + " |"].joined(separator: "\n")
    }

    private func table(_ title: String, _ severity: Diagnostic.Severity) -> [String] {
        let claims = report.claims.filter { FindingText.severity($0) == severity }
        if claims.isEmpty { return [] }
        let rows = claims.map(row)
        return ["## \(title)", (["| claim | outcome | survey says | page says | source | touches |", "| --- | --- | --- | --- | --- | --- |"] + rows).joined(separator: "\n")]
    }

    private func row(_ claim: CheckReport.ClaimFinding) -> String {
        let evidence = FindingText.decisive(claim)
        let source = evidence.map { evidence in
            SafeText.link(evidence.link ?? evidence.url).map { "[\(SafeText.code(evidence.source))](\($0))" } ?? SafeText.code(evidence.source)
        }
        let page = claim.found ?? (claim.outcome == .lost ? evidence?.nearest : nil) ?? claim.reason
        let cells = [
            SafeText.code(claim.id), claim.outcome.rawValue, claim.expected.map { SafeText.code($0) } ?? "",
            page.map { SafeText.code($0) } ?? "", source ?? "", claim.impact.map { SafeText.code($0) }.joined(separator: "<br>"),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}
