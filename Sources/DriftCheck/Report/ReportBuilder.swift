import PageFetch
import SurveyModel
import SurveySupport

/// Turns what the run found into the report.
struct ReportBuilder {
    let survey: Survey
    let plan: FetchPlan
    let results: [PageCheck.Result]
    let endpoints: EndpointReporter
    let baseline: Baseline
    let state: RunState
    let options: CheckOptions
    let today: SurveyDate

    func claims() -> [CheckReport.ClaimFinding] {
        var byClaim: [String: [CheckReport.EvidenceReport]] = [:]
        for result in results {
            for finding in result.findings { byClaim[finding.claim, default: []].append(evidence(finding, result)) }
        }
        for (finding, endpoint) in endpoints.evidence() {
            var report = evidence(finding, nil)
            report.since = endpoint.since
            (report.isWarning, report.isReview) = (endpoint.isWarning, endpoint.isReview)
            byClaim[finding.claim, default: []].append(report)
        }
        for skipped in plan.skipped {
            let finding = EvidenceFinding(skipped.task, skipped.outcome, reason: skipped.reason)
            byClaim[finding.claim, default: []].append(evidence(finding, nil))
        }
        let reporter = ClaimReporter(
            survey: survey, undecidedSince: state.undecided, options: options, today: today)
        return plan.claims.map { reporter.finding(on: $0, byClaim[$0.id] ?? []) }
    }

    private func evidence(_ finding: EvidenceFinding, _ result: PageCheck.Result?) -> CheckReport.EvidenceReport {
        var report = CheckReport.EvidenceReport(
            number: finding.number, source: finding.source, kind: finding.kind, url: finding.url,
            outcome: finding.outcome, expected: finding.expected, heading: finding.heading, found: finding.found,
            similarity: finding.similarity.map(Share.init), nearest: finding.nearest, reason: finding.reason,
            link: TextFragment.link(finding.url, passage: finding.passage), isCertain: finding.isCertain)
        (report.candidates, report.notices) = (finding.candidates, finding.notices)
        report.isReview = finding.outcome.isDestructive && !isConfirmed(finding)
        guard finding.outcome == .gone, let result else { return report }
        // A page that is gone is a warning until that has lasted, since a 404 may be an accident. Status 410 is none: it says
        // that the page will not come back.
        let absence = state.pages[result.url]?.absence
        report.since = absence?.since ?? today
        report.isWarning = result.status != 410 && !(absence?.hasLasted(options, today) ?? false)
        return report
    }

    /// True where a person has accepted the place, or an earlier run has seen the statement stand. What never stood has not
    /// drifted: the citation may have been wrong from the start.
    private func isConfirmed(_ finding: EvidenceFinding) -> Bool {
        baseline.anchors[finding.task] != nil || state.confirmed[finding.task] == finding.confirmationKey
    }

    /// Since when the page has been gone, or could not be read.
    private func since(_ result: PageCheck.Result) -> SurveyDate? {
        let page = state.pages[result.url]
        return result.classification.outcome.isAbsence ? page?.absence?.since : page?.trouble?.since
    }

    func sources() -> [CheckReport.SourceFinding] {
        var findings: [CheckReport.SourceFinding] = []
        let known = survey.sourcesByID
        for result in results {
            for source in result.sources {
                findings.append(
                    CheckReport.SourceFinding(
                        id: source, url: result.url, finalURL: result.finalURL, outcome: result.classification.outcome,
                        status: result.status, attempts: result.attempts, bytes: result.bytes,
                        changedSections: result.changedSections, reason: result.classification.reason,
                        since: since(result), retryAfter: result.failure?.retryAfter, location: known[source]?.location)
                )
            }
        }
        let skipped = Dictionary(grouping: plan.skipped) { $0.task.source.id }
        for (source, tasks) in skipped {
            guard let first = tasks.min(by: { $0.task.url < $1.task.url }) else { continue }
            findings.append(
                CheckReport.SourceFinding(
                    id: source, url: first.task.url, finalURL: first.task.url, outcome: .skipped, status: nil,
                    attempts: 0, bytes: 0, changedSections: [], reason: first.reason, since: nil,
                    location: known[source]?.location))
        }
        return findings.sorted { ($0.id, $0.url) < ($1.id, $1.url) }
    }
}
