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
    func findings() -> [EndpointFinding] {
        plan.entries.compactMap { entry in
            guard let question = entry.question else { return skipped(entry) }
            return answers[question].map { finding(entry, question, $0) }
        }
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
                surveyed: entry.auth.scheme.rawValue, named: answer.auth.schemes.map(\.text).sorted(),
                agreement: answer.auth.agreement(with: entry.auth, answer.outcome))
        }
        if !answer.outcome.isAlive { finding.livedOn = before.endpoints[question.text]?.livedOn }
        finding.acknowledged = options.acknowledgements
            .first { $0.fingerprint == finding.fingerprint && $0.until >= today }.map(CheckReport.Silence.init)
        guard answer.outcome.isAbsence else { return finding }
        finding.since = after.endpoints[question.text]?.absence?.since
        finding.isAlarm = fails(question) && finding.acknowledged == nil
        return finding
    }

    private func fingerprint(_ entry: EndpointPlan.Entry, _ outcome: EndpointOutcome) -> String {
        Digest.short([entry.claim, outcome.rawValue, entry.question?.text ?? ""])
    }

    /// The rule for pages that are gone, and one more: where no run has ever seen an API, nothing has drifted.
    private func fails(_ question: EndpointQuestion) -> Bool {
        guard let state = after.endpoints[question.text], state.livedOn != nil else { return false }
        return state.absence?.hasLasted(options, today) ?? false
    }

    // MARK: - Evidence

    /// What evidence came to that cites the answer of the endpoint itself, by claim.
    func evidence() -> [(finding: EvidenceFinding, since: SurveyDate?, isWarning: Bool)] {
        plan.entries.flatMap { entry in
            entry.tasks.compactMap { task in
                guard let question = entry.question else {
                    return (EvidenceFinding(task, .unchecked, reason: entry.refusal), nil, false)
                }
                guard let answer = answers[question] else { return nil }
                let finding = EvidenceFinding(
                    task, Self.claimOutcome(answer), url: answer.finalURL,
                    reason: answer.outcome.isAlive ? nil : answer.reason)
                return (finding, after.endpoints[question.text]?.absence?.since, !fails(question))
            }
        }
    }

    private static func claimOutcome(_ answer: EndpointAnswer) -> ClaimOutcome {
        if answer.outcome.isAlive { return .verified }
        return answer.outcome.isAbsence ? .gone : .undecided
    }
}
