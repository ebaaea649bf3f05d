import PageFetch
import PageText
import SurveyModel

/// What a run leaves for the next one.
struct StateUpdate {
    let plan: FetchPlan
    let results: [PageCheck.Result]
    let baseline: Baseline
    let today: SurveyDate

    func applied(to state: RunState) -> RunState {
        var next = state
        let fetches = Dictionary(plan.fetches.map { ($0.url, $0) }) { first, _ in first }
        for result in results {
            var page = state.pages[result.url] ?? RunState.PageState()
            page.trouble = trouble(result, before: page.trouble)
            if result.classification.outcome != .notModified { learn(from: result, fetches[result.url], &page) }
            next.pages[result.url] = page
        }
        return next
    }

    /// Validators are kept only when the whole page was read and everything on it stands: a later "not modified" then
    /// says the same again. Any other page is fetched whole next time.
    private func learn(from result: PageCheck.Result, _ fetch: FetchPlan.Fetch?, _ page: inout RunState.PageState) {
        let isSound = result.classification.outcome == .ok && result.findings.allSatisfy { $0.outcome == .verified }
        guard isSound, let fetch, let validators = result.validators,
            validators.entityTag != nil || validators.lastModified != nil
        else {
            page.validators = nil
            page.verified = [:]
            return
        }
        page.validators = validators
        page.finalURL = result.finalURL
        page.extractorVersion = PageReader.extractorVersion
        page.length = result.length
        page.verified = Dictionary(
            fetch.tasks.map { ($0.key, $0.fingerprint(anchor: baseline.anchors[$0.key]?.place)) }
        ) { first, _ in first }
    }

    private func trouble(_ result: PageCheck.Result, before: RunState.Trouble?) -> RunState.Trouble? {
        let outcome = result.classification.outcome
        guard !outcome.isReadable else { return nil }
        guard let before, before.outcome == outcome else {
            return RunState.Trouble(outcome: outcome, since: today, runs: 1, lastRun: today)
        }
        return RunState.Trouble(outcome: outcome, since: before.since, runs: before.runs + 1, lastRun: today)
    }

    /// The dates from which claims have been undecided.
    static func remembering(
        _ claims: [CheckReport.ClaimFinding], in state: RunState, today: SurveyDate
    ) -> RunState {
        var next = state
        for claim in claims {
            next.undecided[claim.id] = claim.outcome == .undecided ? state.undecided[claim.id] ?? today : nil
        }
        return next
    }

    static func material(plan: FetchPlan, results: [PageCheck.Result]) -> AcceptanceMaterial {
        var material = AcceptanceMaterial()
        for result in results {
            for finding in result.findings {
                // A contradiction can be accepted: from then on it is known, and only a new one alarms.
                guard let place = finding.anchor, [.verified, .moved, .contradicted].contains(finding.outcome) else {
                    continue
                }
                material.anchors.append(
                    .init(task: finding.task, claim: finding.claim, source: finding.source, place: place))
            }
            guard result.classification.outcome.isReadable, !result.sections.isEmpty else { continue }
            material.pages.append(
                .init(url: result.url, sources: result.sources, length: result.length, sections: result.sections))
        }
        material.knownTasks = Set(plan.fetches.flatMap { $0.tasks.map(\.key) } + plan.skipped.map(\.task.key))
        material.knownURLs = Set(plan.fetches.map(\.url) + plan.skipped.map(\.task.url))
        return material
    }
}
