import PageText
import SurveyModel

/// Turns what the run found into the report.
struct ReportBuilder {
    let survey: Survey
    let plan: FetchPlan
    let results: [PageCheck.Result]
    let state: RunState
    let options: CheckOptions
    let today: SurveyDate

    func claims() -> [CheckReport.ClaimFinding] {
        var byClaim: [String: [EvidenceFinding]] = [:]
        for result in results { for finding in result.findings { byClaim[finding.claim, default: []].append(finding) } }
        for skipped in plan.skipped {
            let finding = EvidenceFinding(skipped.task, skipped.verdict, reason: skipped.reason)
            byClaim[skipped.task.claim, default: []].append(finding)
        }
        let troubles = Dictionary(results.map { ($0.url, $0) }) { first, _ in first }
        return plan.claims.map { claim in
            let findings = (byClaim[claim.id] ?? []).sorted { $0.number < $1.number }
            return report(claim, findings, troubles)
        }
    }

    private func report(
        _ claim: Claim, _ findings: [EvidenceFinding], _ results: [String: PageCheck.Result]
    ) -> CheckReport.ClaimFinding {
        let conclusion = ClaimConclusion(claim, findings: findings)
        let decisive = conclusion.decisive
        let field = decisive.flatMap { decisive in
            claim.evidence.indices.contains(decisive.number) ? claim.field(for: claim.evidence[decisive.number]) : nil
        }
        let found = conclusion.outcome == .gone ? nil : decisive?.found
        var finding = CheckReport.ClaimFinding(
            id: claim.id, outcome: conclusion.outcome, expected: decisive?.expected ?? claim.principal?.value.text,
            found: found,
            fingerprint: Digest.short([claim.id, conclusion.outcome.rawValue, found ?? "", decisive?.nearest ?? ""]),
            location: field?.location ?? claim.location, asOf: claim.asOf, ageDays: today.days(since: claim.asOf),
            evidence: findings.map(Self.evidence),
            impact: conclusion.outcome.isDestructive ? impact(of: claim) : [],
            suggestion: suggestion(for: claim, conclusion, field))
        finding.reason = decisive?.reason
        finding.lostSupport = conclusion.lostSupport
        if conclusion.outcome == .undecided { finding.since = state.undecided[claim.id] ?? today }
        if conclusion.outcome == .gone { applyPatience(to: &finding, claim, findings, decisive) }
        finding.acknowledged = options.acknowledgements.first {
            $0.fingerprint == finding.fingerprint && $0.until >= today
        }
        return finding
    }

    /// What is gone warns until it has lasted; 410 says that it will not come back. Of several equal sources that are
    /// gone, the one that went last counts.
    private func applyPatience(
        to finding: inout CheckReport.ClaimFinding, _ claim: Claim, _ findings: [EvidenceFinding],
        _ decisive: EvidenceFinding?
    ) {
        func path(_ finding: EvidenceFinding) -> String? { claim.field(for: claim.evidence[finding.number])?.path }
        guard let decisive, claim.evidence.indices.contains(decisive.number) else { return }
        let gone = findings.filter {
            $0.outcome == .gone && $0.kind == decisive.kind && claim.evidence.indices.contains($0.number)
                && path($0) == path(decisive)
        }
        let absences = gone.map { finding in
            let result = results.first { $0.findings.contains { $0.task == finding.task } }
            return (since: result.flatMap { state.pages[$0.url]?.absence }, isFinal: result?.status == 410)
        }
        finding.since = absences.map { $0.since?.since ?? today }.max() ?? today
        finding.isWarning = !absences.allSatisfy { absence in
            absence.isFinal
                || absence.since.map { $0.runs >= options.goneRuns && today.days(since: $0.since) >= options.goneDays }
                    ?? false
        }
    }

    private static func evidence(_ finding: EvidenceFinding) -> CheckReport.EvidenceReport {
        CheckReport.EvidenceReport(
            source: finding.source, url: finding.url, outcome: finding.outcome, heading: finding.heading,
            found: finding.found, similarity: finding.similarity, nearest: finding.nearest, reason: finding.reason,
            link: TextFragment.link(finding.url, passage: finding.passage))
    }

    private func impact(of claim: Claim) -> [String] {
        var impact: [String] = []
        for consumer in survey.consumers {
            for decision in consumer.decisions where decision.dated.dependsOn.contains(claim.id) {
                impact.append("\(consumer.id): \(decision.action.rawValue) \(decision.provider)")
            }
        }
        return Array(Set(impact)).sorted() + options.generatedFiles(claim).sorted()
    }

    private func suggestion(
        for claim: Claim, _ conclusion: ClaimConclusion, _ field: Claim.Field?
    ) -> CheckReport.Suggestion? {
        guard conclusion.outcome == .changed, let decisive = conclusion.decisive, decisive.isCertain,
            let value = decisive.found, let field, field.value.type.standsOnPages
        else { return nil }
        let pointer = JSONPointer(tokens: claim.pointer.tokens + field.path.split(separator: "/").map(String.init))
        return CheckReport.Suggestion(file: claim.location.file, path: pointer.description, value: value)
    }

    /// Since when the page has been gone, or could not be read.
    private func since(_ result: PageCheck.Result) -> SurveyDate? {
        let page = state.pages[result.url]
        return result.classification.outcome.isAbsence ? page?.absence?.since : page?.trouble?.since
    }

    func sources() -> [CheckReport.SourceFinding] {
        var findings: [CheckReport.SourceFinding] = []
        for result in results {
            for source in result.sources {
                findings.append(
                    CheckReport.SourceFinding(
                        id: source, url: result.url, finalURL: result.finalURL, outcome: result.classification.outcome,
                        status: result.status, attempts: result.attempts, bytes: result.bytes,
                        changedSections: result.changedSections, reason: result.classification.reason,
                        since: since(result)))
            }
        }
        let skipped = Dictionary(grouping: plan.skipped) { $0.task.source.id }
        for (source, tasks) in skipped {
            guard let first = tasks.first else { continue }
            findings.append(
                CheckReport.SourceFinding(
                    id: source, url: first.task.url, finalURL: first.task.url, outcome: .skipped, status: nil,
                    attempts: 0,
                    bytes: 0, changedSections: [], reason: first.reason, since: nil))
        }
        return findings.sorted { ($0.id, $0.url) < ($1.id, $1.url) }
    }
}
