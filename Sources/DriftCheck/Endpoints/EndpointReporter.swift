import SurveyModel
import SurveySupport

/// Writes down what the endpoints came to, one by one, for the report and for the claims that cite them.
struct EndpointReporter {
    let plan: EndpointPlan
    let answers: [EndpointQuestion: EndpointAnswer]
    /// As the run began, and as it leaves it.
    let before: RunState
    let after: RunState
    let options: CheckOptions
    let today: SurveyDate

    /// Of every endpoint that was asked, or is never asked; one that the run did not come to is left out.
    func findings() -> [EndpointFinding] { plan.entries.compactMap(finding) }

    /// What evidence came to that cites the answer of the endpoint itself, with that answer.
    func evidence() -> [(finding: EvidenceFinding, endpoint: EndpointFinding)] {
        plan.entries.flatMap { entry in
            guard let endpoint = finding(entry) else { return [(EvidenceFinding, EndpointFinding)]() }
            return entry.tasks.map { task in
                let reason = endpoint.outcome.isAlive ? nil : endpoint.reason
                let url = endpoint.finalURL ?? endpoint.url
                return (EvidenceFinding(task, ClaimOutcome(endpoint.outcome), url: url, reason: reason), endpoint)
            }
        }
    }

    private func finding(_ entry: EndpointPlan.Entry) -> EndpointFinding? {
        guard let question = entry.question else { return skipped(entry) }
        return answers[question].map { finding(entry, question, $0) }
    }

    private func skipped(_ entry: EndpointPlan.Entry) -> EndpointFinding {
        EndpointFinding(
            id: entry.claim, baseURL: entry.baseURL, location: entry.location, outcome: .skipped,
            reason: entry.refusal ?? "", fingerprint: fingerprint(entry, .skipped))
    }

    private func finding(
        _ entry: EndpointPlan.Entry, _ question: EndpointQuestion, _ answer: EndpointAnswer
    ) -> EndpointFinding {
        var finding = EndpointFinding(
            id: entry.claim, baseURL: entry.baseURL, location: entry.location, outcome: answer.outcome,
            reason: answer.reason, method: question.method, url: question.url, status: answer.status,
            attempts: answer.attempts, message: answer.message, fingerprint: fingerprint(entry, answer.outcome))
        if answer.finalURL != question.url { finding.finalURL = answer.finalURL }
        if answer.status != nil {
            finding.auth = EndpointFinding.Auth(
                surveyed: AuthStatement.text(of: entry.auth), named: answer.auth.schemes.map(\.text).sorted(),
                agreement: answer.auth.agreement(with: entry.auth, answer.outcome))
        }
        if !answer.outcome.isAlive { finding.livedOn = before.endpoints[question.text]?.livedOn }
        finding.acknowledged = options.acknowledgements
            .first { $0.fingerprint == finding.fingerprint && $0.until >= today }.map(CheckReport.Silence.init)
        guard answer.outcome.isAbsence else { return finding }
        let absence = after.endpoints[question.text]?.absence
        finding.since = absence?.since
        finding.isWarning = !(absence?.hasLasted(options, today) ?? false)
        finding.isReview = finding.livedOn == nil
        return finding
    }

    private func fingerprint(_ entry: EndpointPlan.Entry, _ outcome: EndpointOutcome) -> String {
        Digest.short([entry.claim, outcome.rawValue, entry.question?.text ?? ""])
    }
}

extension ClaimOutcome {
    /// What an answer says of the claim that cites it.
    fileprivate init(_ outcome: EndpointOutcome) {
        if outcome.isAlive {
            self = .verified
        } else if outcome.isAbsence {
            self = .gone
        } else {
            self = outcome == .skipped ? .unchecked : .undecided
        }
    }
}
