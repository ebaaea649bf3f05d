import PageFetch
import PageMatch
import PageReading
import PageText
import SurveyModel
import SurveySupport

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
            date(result, &page)
            if result.classification.outcome != .notModified { learn(from: result, fetches[result.url], &page) }
            next.pages[result.url] = page
            for finding in result.findings where finding.outcome == .verified || finding.outcome == .moved {
                next.confirmed[finding.task] = finding.confirmationKey
            }
        }
        return next
    }

    /// Keeps the validators of a page only when all of it was read and every claim on it was verified: then a later "not
    /// modified" verifies them again. Any other page is fetched whole next time. An answer that could not be read, such as a
    /// wall or a timeout, changes nothing, because the validators of the earlier read are still right.
    private func learn(from result: PageCheck.Result, _ fetch: FetchPlan.Fetch?, _ page: inout RunState.PageState) {
        guard result.classification.outcome.isConclusive else { return }
        let isSound = result.classification.outcome == .ok && result.findings.allSatisfy { $0.outcome == .verified }
        guard isSound, !result.isFlapping, let fetch, let validators = result.validators,
            validators.entityTag != nil || validators.lastModified != nil
        else {
            page.validators = nil
            page.verified = [:]
            return
        }
        page.validators = validators
        page.finalURL = result.finalURL
        page.extractorVersion = PageReader.extractorVersion
        page.matcherVersion = Locator.version
        page.length = result.length
        page.verified = Dictionary(
            fetch.tasks.compactMap { task in
                task.fingerprint(anchor: baseline.anchors[task.key]?.place).map { (task.key, $0) }
            }
        ) { first, _ in first }
    }

    /// Notes since when the page has been gone (`absence`) or could not be read (`trouble`). Both end when the page is back.
    private func date(_ result: PageCheck.Result, _ page: inout RunState.PageState) {
        let outcome = result.classification.outcome
        guard !outcome.isReadable else {
            (page.trouble, page.absence) = (nil, nil)
            return
        }
        let before = outcome.isAbsence ? page.absence : page.trouble
        let now = RunState.Trouble(outcome, after: before, on: today)
        if outcome.isAbsence { (page.trouble, page.absence) = (nil, now) } else { page.trouble = now }
    }

    /// The outcomes, the dates from which claims have been undecided, and what can be acknowledged.
    static func remembering(_ report: CheckReport, in state: RunState, today: SurveyDate) -> RunState {
        var next = state
        let fingerprints = report.fingerprints
        for name in report.claims.map(\.id) + (report.endpoints ?? []).map(\.answerName) {
            next.fingerprints[name] = fingerprints[name]
        }
        for claim in report.claims {
            next.undecided[claim.id] = claim.outcome == .undecided ? state.undecided[claim.id] ?? today : nil
            let stands = claim.outcome == .verified || claim.outcome == .moved
            next.outcomes[claim.id] = RunState.LastOutcome(
                outcome: claim.outcome, day: today, expected: claim.expected, found: claim.found, reason: claim.reason,
                verifiedOn: stands ? today : state.outcomes[claim.id]?.verifiedOn)
        }
        return next
    }

    /// What the endpoints answered. Those that nobody asked stay as they are.
    static func noting(
        _ answers: [EndpointQuestion: EndpointAnswer], in state: RunState, today: SurveyDate
    ) -> RunState {
        var next = state
        for (question, answer) in answers {
            let known = state.endpoints[question.text] ?? EndpointState()
            next.endpoints[question.text] = known.after(answer, on: today)
        }
        return next
    }

    /// The state without pages and claims that the survey no longer has. Only for runs of the whole survey: others do not
    /// know what it has.
    static func pruned(_ state: RunState, to plan: FetchPlan) -> RunState {
        let urls = Set(plan.fetches.map(\.url) + plan.skipped.map(\.task.url))
        let tasks = Set(plan.fetches.flatMap { $0.tasks.map(\.key) } + plan.skipped.map(\.task.key))
        let claims = Set(plan.claims.map(\.id))
        var next = state
        next.pages = state.pages.filter { urls.contains($0.key) }
        next.confirmed = state.confirmed.filter { tasks.contains($0.key) }
        next.undecided = state.undecided.filter { claims.contains($0.key) }
        next.outcomes = state.outcomes.filter { claims.contains($0.key) }
        let named = claims.union(claims.map(EndpointFinding.answerName(of:)))
        next.fingerprints = state.fingerprints.filter { named.contains($0.key) }
        if plan.asksEndpoints {
            let questions = Set(plan.endpoints.questions.map(\.text))
            next.endpoints = state.endpoints.filter { questions.contains($0.key) }
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
