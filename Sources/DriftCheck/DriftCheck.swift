package import PageFetch
import PageText
package import SurveyModel
import SurveySupport

/// One run of the check: compares the claims with the pages that they cite.
///
/// The stages, in the order of the data: `FetchPlan` names the fetches; `PageCheck` fetches, classifies, reads and checks
/// one page at a time; `ClaimConclusion` brings the evidence of a claim together; `ReportBuilder` writes it down;
/// `StateUpdate` keeps what the next run needs. Network, clock and files are the caller's.
package struct DriftCheck: Sendable {
    private let survey: Survey
    private let baseline: Baseline
    private let state: RunState
    private let fetcher: PageFetcher
    private let secondsSince1970: Int
    private let options: CheckOptions

    /// - Parameter secondsSince1970: the moment of the check; its UTC day dates every finding.
    package init(
        survey: Survey, baseline: Baseline = Baseline(), state: RunState = RunState(), fetcher: PageFetcher,
        secondsSince1970: Int, options: CheckOptions = CheckOptions()
    ) {
        self.survey = survey
        self.baseline = baseline
        self.state = state
        self.fetcher = fetcher
        self.secondsSince1970 = secondsSince1970
        self.options = options
    }

    /// When the task is cancelled, the result holds what was finished until then: the pages that were read, and the claims
    /// whose evidence had all been read.
    package func run(progress: @Sendable (CheckProgress) -> Void = { _ in }) async -> CheckResult {
        let today = SurveyDate(secondsSince1970: secondsSince1970)
        let whole = FetchPlan(
            survey, selection: options.selection, sources: options.sources, today: today,
            asksEndpoints: options.asksEndpoints)
        let part = options.shard.map(whole.part) ?? whole
        let questions = part.endpoints.questions
        let planned = part.fetches.count + questions.count
        var course = CheckProgress(addresses: part.fetches.map(\.url) + questions.map(\.url))
        progress(course)
        let results = await checkPages(part) { result in
            course.count(result.url, findings: result.findings.count { $0.outcome.isDestructive })
            progress(course)
        }
        let answers = await askEndpoints(questions, after: results) { question, answer in
            course.count(question.url, findings: answer.outcome.isSuspicious ? 1 : 0)
            progress(course)
        }
        let isWhole = results.count + answers.count == planned
        let plan = isWhole ? part : part.limited(to: results.map(\.url), asked: Set(answers.keys))
        let learned = StateUpdate(plan: plan, results: results, baseline: baseline, today: today).applied(to: state)
        let next = StateUpdate.noting(answers, in: learned, today: today)
        let endpoints = EndpointReporter(
            plan: plan.endpoints, answers: answers, before: state, after: next, options: options, today: today)
        let builder = ReportBuilder(
            survey: survey, plan: plan, results: results, endpoints: endpoints, baseline: baseline, state: next,
            options: options,
            today: today)
        let report = CheckReport(
            checkedAt: Timestamp.text(secondsSince1970: secondsSince1970), mode: options.mode,
            maximumAge: options.maximumAge, part: options.shard.map { .init(shard: $0, plan: whole.digest) },
            claims: builder.claims(), sources: builder.sources(),
            endpoints: options.asksEndpoints ? endpoints.findings() : nil)
        // From the evidence of some sources alone, claims are not concluded.
        let remembered =
            options.sources == nil ? StateUpdate.remembering(report, in: next, today: today) : next
        let settled = options.isWholeSurvey ? StateUpdate.pruned(remembered, to: whole) : remembered
        return CheckResult(
            report: report,
            findings: (results.flatMap(\.findings) + endpoints.evidence().map(\.finding)).sorted {
                ($0.claim, $0.number) < ($1.claim, $1.number)
            },
            state: settled, material: StateUpdate.material(plan: plan, results: results),
            exit: CheckExit(report, isOffline: results.allSatisfy(\.isOffline), options: options),
            planned: planned, fetched: results.count + answers.count)
    }

    /// Asks the endpoints once the pages have been read, so that a recording of both replays in the same order.
    private func askEndpoints(
        _ questions: [EndpointQuestion], after pages: [PageCheck.Result],
        progress: (EndpointQuestion, EndpointAnswer) -> Void
    ) async -> [EndpointQuestion: EndpointAnswer] {
        let check = EndpointCheck(fetcher: fetcher, concurrency: options.concurrency)
        let answers = await check.answers(to: questions, progress: progress)
        let isOffline = pages.allSatisfy(\.isOffline) && answers.values.allSatisfy(\.isOffline)
        return isOffline ? EndpointCheck.withoutNetwork(answers) : answers
    }

    /// Checks the pages concurrently; the results are in the order of the plan. A page that was not finished when the task
    /// was cancelled is left out: what is known of it may be half the truth.
    private func checkPages(
        _ plan: FetchPlan, progress: (PageCheck.Result) -> Void
    ) async -> [PageCheck.Result] {
        let check = PageCheck(
            fetcher: fetcher, probes: ProbeBook(fetcher: fetcher), baseline: baseline, state: state,
            readsTwice: options.readsTwice, notesPlaces: options.notesPlaces)
        @Sendable func checked(_ fetch: FetchPlan.Fetch) async -> PageCheck.Result? {
            let result = await check.check(fetch)
            return Task.isCancelled ? nil : result
        }
        var results: [PageCheck.Result] = []
        await withTaskGroup(of: PageCheck.Result?.self) { group in
            var waiting = plan.fetchesInTurns.makeIterator()
            for _ in 0..<max(1, options.concurrency) {
                guard let fetch = waiting.next() else { break }
                group.addTask { await checked(fetch) }
            }
            for await case .some(let result) in group {
                results.append(result)
                progress(result)
                if let fetch = waiting.next() { group.addTask { await checked(fetch) } }
            }
        }
        return results.sorted { $0.url < $1.url }
    }
}
