package import SurveyModel
package import SurveySupport

/// Concludes a claim from what its evidence came to, and writes it down for the report.
package struct ClaimReporter {
    let survey: Survey
    /// By claim: since when it has been undecided.
    let undecidedSince: [String: SurveyDate]
    let options: CheckOptions
    let today: SurveyDate

    package init(
        survey: Survey, undecidedSince: [String: SurveyDate], options: CheckOptions, today: SurveyDate
    ) {
        self.survey = survey
        self.undecidedSince = undecidedSince
        self.options = options
        self.today = today
    }

    package func finding(on claim: Claim, _ evidence: [CheckReport.EvidenceReport]) -> CheckReport.ClaimFinding {
        let evidence = evidence.sorted { $0.number < $1.number }.map { Self.naming(claim, $0) }
        let conclusion = ClaimConclusion(claim, evidence)
        let decisive = conclusion.decisive
        let field = decisive.flatMap { Self.field(of: claim, $0) }
        let found = conclusion.outcome == .gone ? nil : decisive?.found
        var finding = CheckReport.ClaimFinding(
            id: claim.id, outcome: conclusion.outcome, expected: decisive?.expected ?? claim.principal?.value.text,
            found: found,
            fingerprint: Digest.short([claim.id, conclusion.outcome.rawValue, found ?? "", decisive?.nearest ?? ""]),
            location: field?.location ?? claim.location, asOf: claim.asOf, ageDays: today.days(since: claim.asOf),
            evidence: evidence, impact: conclusion.outcome.isDestructive ? impact(of: claim) : [],
            suggestion: suggestion(for: claim, conclusion, field))
        finding.reason = decisive?.reason
        finding.lostSupport = conclusion.lostSupport
        if conclusion.outcome == .lost { finding.candidates = decisive?.candidates ?? [] }
        finding.notices = Set(evidence.flatMap(\.notices)).sorted()
        let destructive = evidence.filter(\.outcome.isDestructive)
        finding.isReview = conclusion.outcome.isDestructive && destructive.allSatisfy(\.isReview)
        finding.isCitedByWords = field.map { !$0.value.type.standsOnPages } ?? true
        if conclusion.outcome == .undecided { finding.since = undecidedSince[claim.id] ?? today }
        if conclusion.outcome == .gone, let decisive { Self.date(&finding, goneWith: decisive, of: claim) }
        finding.acknowledged = options.acknowledgements.first {
            $0.fingerprint == finding.fingerprint && $0.until >= today
        }.map(CheckReport.Silence.init)
        return finding
    }

    private static func naming(
        _ claim: Claim, _ evidence: CheckReport.EvidenceReport
    ) -> CheckReport.EvidenceReport {
        var evidence = evidence
        if claim.evidence.indices.contains(evidence.number) { evidence.field = claim.evidence[evidence.number].field }
        return evidence
    }

    /// Where several sources of the same rank are gone, the date of the last one counts: until then one still stood.
    private static func date(
        _ finding: inout CheckReport.ClaimFinding, goneWith decisive: CheckReport.EvidenceReport, of claim: Claim
    ) {
        let equals = finding.evidence.filter {
            $0.outcome == .gone && $0.kind == decisive.kind
                && field(of: claim, $0)?.path == field(of: claim, decisive)?.path
        }
        finding.since = equals.compactMap(\.since).max()
        finding.isWarning = equals.contains(where: \.isWarning)
    }

    private static func field(of claim: Claim, _ evidence: CheckReport.EvidenceReport) -> Claim.Field? {
        guard claim.evidence.indices.contains(evidence.number) else { return nil }
        return claim.field(for: claim.evidence[evidence.number])
    }

    private func impact(of claim: Claim) -> [String] {
        var impact: Set<String> = []
        for consumer in survey.consumers {
            for decision in consumer.decisions where decision.dated.dependsOn.contains(claim.id) {
                impact.insert("\(consumer.id): \(decision.action.rawValue) \(decision.provider)")
            }
        }
        return impact.sorted() + options.generatedFiles(claim).sorted()
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
}
