package import SurveySupport

/// What earlier runs have seen of an endpoint's address.
package struct EndpointState: Sendable, Hashable, Codable {
    /// The newest day on which an API lived there.
    package var livedOn: SurveyDate?
    /// Since when there has been no such address. A wall or a timeout in between does not end it; only an answer does.
    package var absence: RunState.Trouble?

    package init() {}

    /// The state after another run.
    func after(_ answer: EndpointAnswer, on today: SurveyDate) -> EndpointState {
        var next = self
        if answer.outcome.isAlive { (next.livedOn, next.absence) = (today, nil) }
        if answer.outcome.isAbsence {
            let outcome: SourceOutcome = answer.outcome == .notFound ? .gone : .unreachable
            next.absence = RunState.Trouble(outcome, after: absence, on: today)
        }
        return next
    }
}
