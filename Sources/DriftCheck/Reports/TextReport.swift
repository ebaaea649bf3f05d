import SurveyModel

/// The report for people at a terminal: drift first, then warnings, then what could not be decided, then the sums.
package struct TextReport {
    package struct Style: Sendable {
        package var usesColor: Bool
        /// Lists every undecided claim instead of counting them by reason.
        package var isVerbose: Bool

        package init(usesColor: Bool = false, isVerbose: Bool = false) {
            self.usesColor = usesColor
            self.isVerbose = isVerbose
        }
    }

    private let report: CheckReport
    private let style: Style

    package init(_ report: CheckReport, style: Style) {
        self.report = report
        self.style = style
    }

    package var text: String {
        var blocks: [String] = []
        for severity in [Diagnostic.Severity.error, .warning] {
            blocks += report.claims.filter { FindingText.severity($0) == severity }.map { block($0, severity) }
        }
        blocks += undecided
        blocks += changedSections
        return (blocks + [summary]).joined(separator: "\n\n") + "\n"
    }

    private func block(_ claim: CheckReport.ClaimFinding, _ severity: Diagnostic.Severity) -> String {
        let head = paint(claim.outcome.rawValue, severity) + "  " + claim.id
        var lines = [head, "  " + FindingText.sentence(claim), "  \(claim.location)"]
        if let evidence = FindingText.decisive(claim) { lines += details(evidence) }
        if !claim.lostSupport.isEmpty { lines.append("  weakened: \(claim.lostSupport.joined(separator: ", ")) no longer support it") }
        if !claim.impact.isEmpty { lines.append("  touches \(claim.impact.joined(separator: "; "))") }
        if let suggestion = claim.suggestion { lines.append("  suggested: \(suggestion.path) = \(SafeText.line(suggestion.value))") }
        lines.append("  fingerprint \(claim.fingerprint)")
        return lines.joined(separator: "\n")
    }

    private func details(_ evidence: CheckReport.EvidenceReport) -> [String] {
        var lines: [String] = []
        if let heading = evidence.heading, !heading.isEmpty { lines.append("  under \"\(SafeText.line(heading))\"") }
        if let nearest = evidence.nearest, evidence.outcome == .lost {
            let similarity = evidence.similarity.map { " (\(Int(($0 * 100).rounded())) % alike)" } ?? ""
            lines.append("  nearest text: \"\(SafeText.line(nearest))\"\(similarity)")
        }
        lines.append("  " + (SafeText.link(evidence.link) ?? SafeText.line(evidence.url, limit: 2_000)))
        return lines
    }

    /// Undecided claims by their reason, so that one blocked host takes one line.
    private var undecided: [String] {
        let claims = report.claims.filter { $0.outcome == .undecided && $0.acknowledged == nil }
        if claims.isEmpty { return [] }
        if style.isVerbose { return claims.map { block($0, .note) } }
        let groups = Dictionary(grouping: claims) { SafeText.line($0.reason ?? "unknown reason") }
        let lines = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(12).map { reason, claims in
            "  \(claims.count) x \(reason)"
        }
        return [(["\(paint("undecided", .note))  \(claims.count) of \(report.claims.count) claims"] + lines).joined(separator: "\n")]
    }

    private var changedSections: [String] {
        let changed = report.sources.filter { !$0.changedSections.isEmpty }
        if changed.isEmpty { return [] }
        let lines = changed.map { "  \($0.id): \($0.changedSections.map { SafeText.line($0, limit: 60) }.joined(separator: ", "))" }
        return [(["sections that changed while every claim on them holds or is named above"] + lines).joined(separator: "\n")]
    }

    private var summary: String {
        let claims = Verdict.allCases.filter { report.count($0) > 0 }.map { "\(report.count($0)) \($0.rawValue)" }
        let sources = SourceOutcome.allCases.filter { report.count($0) > 0 }.map { "\(report.count($0)) \($0.rawValue)" }
        let acknowledged = report.claims.count { $0.acknowledged != nil }
        return "claims: \(claims.joined(separator: ", "))" + (acknowledged > 0 ? "; \(acknowledged) acknowledged" : "")
            + "\nsources: \(sources.joined(separator: ", "))"
    }

    private func paint(_ word: String, _ severity: Diagnostic.Severity) -> String {
        guard style.usesColor else { return word }
        let code = severity == .error ? "31;1" : severity == .warning ? "33;1" : "36"
        return "\u{1B}[\(code)m\(word)\u{1B}[0m"
    }
}
