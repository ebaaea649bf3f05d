import PageFetch
import SurveyModel
import SurveySupport

/// Runs a replay set through the real check: one survey of one claim for each event, its baseline accepted from the
/// page before, and the page after checked against it.
package struct ReplayBench: Sendable {
    /// What the check said of one event.
    package struct Answer: Sendable, Hashable, Encodable {
        package var id: String
        package var outcome: ClaimOutcome
        package var newValue: String?
        package var laterOutcome: ClaimOutcome?
        package var reason: String?
    }

    private let readFile: @Sendable (String) -> [UInt8]?
    /// Any moment will do; the set has no clock.
    private static let moment = 1_790_000_000

    /// - Parameter readFile: gives the bytes of a file by its path below the set's folder.
    package init(readFile: @escaping @Sendable (String) -> [UInt8]?) { self.readFile = readFile }

    package func run(_ set: ReplaySet) async -> [Answer] {
        var answers: [Answer] = []
        for event in set.events { answers.append(await answer(event)) }
        return answers
    }

    private func answer(_ event: ReplaySet.Event) async -> Answer {
        let survey = Self.survey(for: event)
        let first = await check(survey, Baseline(), event, event.before)
        let today = SurveyDate(secondsSince1970: Self.moment)
        let baseline = Baseline().accepting(first.material, on: today)
        let second = await check(survey, baseline, event, event.after)
        var answer = Answer(id: event.id, outcome: .undecided)
        if let claim = second.report.claims.first {
            // The format has no word for a statement that is taken back; it has lost its footing.
            answer.outcome = claim.outcome == .contradicted ? .lost : claim.outcome
            answer.newValue = claim.outcome == .changed ? claim.found : nil
            answer.reason = claim.reason
        }
        if let later = event.later {
            answer.laterOutcome = await check(survey, baseline, event, later.response).report.claims.first?.outcome
        }
        return answer
    }

    private static func survey(for event: ReplaySet.Event) -> Survey {
        let today = SurveyDate(secondsSince1970: moment)
        let evidence = Evidence(source: "page", quote: event.quote)
        let claim = Claim(
            id: "replay/\(event.id)", value: TypedValue(event.claim.type, event.claim.value), asOf: today,
            evidence: [evidence])
        let source = Source(id: "page", url: event.url, asOf: today)
        return Survey(providers: [Provider(id: "replay", quirks: [Quirk(claim: claim)])], sources: [source])
    }

    private func check(
        _ survey: Survey, _ baseline: Baseline, _ event: ReplaySet.Event, _ response: ReplaySet.Response
    ) async -> CheckResult {
        let readFile = readFile
        let fetcher = PageFetcher { request in
            Self.page(request.url, event, response, readFile)
        }
        var options = CheckOptions()
        options.mode = "replay"
        let check = DriftCheck(
            survey: survey, baseline: baseline, fetcher: fetcher, secondsSince1970: Self.moment, options: options)
        return await check.run()
    }

    private static func page(
        _ url: String, _ event: ReplaySet.Event, _ response: ReplaySet.Response,
        _ readFile: @Sendable (String) -> [UInt8]?
    ) -> Result<Page, FetchFailure> {
        guard var current = url == event.url ? response : event.extraResponse(at: url) else {
            return .failure(.notRecorded)
        }
        var address = url
        var hops: [Page.Hop] = []
        while true {
            var headers: [Page.Header] = []
            if let type = current.contentType { headers.append(.init(name: "content-type", value: type)) }
            hops.append(.init(url: address, status: current.status, headers: headers))
            guard (300...399).contains(current.status), let location = current.location, hops.count <= 10 else { break }
            guard let next = event.extraResponse(at: location) else { return .failure(.notRecorded) }
            address = location
            current = next
        }
        let body = current.body.flatMap(readFile) ?? []
        return .success(Page(url: url, hops: hops, body: body))
    }
}
