import FlyingFox
import SurveyTestSupport
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct RetryTests {
    /// A server that answers with these statuses in order, then with 200.
    private func fetchThrough(
        _ statuses: [Int], headers: HTTPHeaders = [:], pauses: NotedPauses, limits: FetchLimits = .quick, now: Int = 0
    ) async throws -> Result<Page, FetchFailure> {
        let hits = Counter()
        return try await withServer([
            "GET /": { _ in
                let hit = hits.begin()
                return hit > statuses.count ? .text("fine") : .text("busy", status: statuses[hit - 1], headers: headers)
            }
        ]) { try await fetch("http://127.0.0.1:\($0)/", limits: limits, pauses: pauses, now: now) }
    }

    @Test(arguments: [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527])
    func retriesWhatMayPass(status: Int) async throws {
        let pauses = NotedPauses()
        let page = try await fetchThrough([status, status], pauses: pauses).get()
        #expect(page.text == "fine")
        #expect(page.attempts == 3)
        #expect(pauses.all == [.seconds(1), .seconds(2)])
    }

    @Test(arguments: [400, 401, 403, 404, 410, 451, 501, 505])
    func acceptsWhatStays(status: Int) async throws {
        let page = try await fetchThrough([status], pauses: NotedPauses()).get()
        #expect(page.status == status)
        #expect(page.attempts == 1)
    }

    @Test func givesUpAfterThreeRetries() async throws {
        let pauses = NotedPauses()
        let page = try await fetchThrough([500, 500, 500, 500], pauses: pauses).get()
        #expect(page.status == 500)
        #expect(page.attempts == 4)
        #expect(pauses.all == [.seconds(1), .seconds(2), .seconds(4)])
    }

    @Test(arguments: [429, 503])
    func waitsAsLongAsAsked(status: Int) async throws {
        let pauses = NotedPauses()
        // The 429 holds the whole host, so the wait has to be a short one.
        let page = try await fetchThrough([status], headers: [HTTPHeader("Retry-After"): "0"], pauses: pauses).get()
        #expect(page.attempts == 2)
        #expect(pauses.all == [.seconds(1)])
        let longer = NotedPauses()
        let late = try await fetchThrough([503], headers: [HTTPHeader("Retry-After"): "7"], pauses: longer).get()
        #expect(late.text == "fine")
        #expect(longer.all == [.seconds(7)])
    }

    @Test func readsADate() async throws {
        let pauses = NotedPauses()
        let headers: HTTPHeaders = [
            HTTPHeader("Date"): "Sun, 06 Nov 1994 08:49:37 GMT",
            HTTPHeader("Retry-After"): "Sun, 06 Nov 1994 08:49:57 GMT",
        ]
        let page = try await fetchThrough([503], headers: headers, pauses: pauses).get()
        #expect(page.attempts == 2)
        #expect(pauses.all == [.seconds(20)])
    }

    @Test(arguments: [429, 503])
    func doesNotWaitBeyondTheBudget(status: Int) async throws {
        let pauses = NotedPauses()
        let result = try await fetchThrough([status], headers: [HTTPHeader("Retry-After"): "3600"], pauses: pauses)
        #expect(result.failure == .throttled(status: status, retryAfter: 3600))
        #expect(pauses.all.isEmpty)
    }

    @Test func theBudgetIsForAllWaitsOfAFetch() async throws {
        let pauses = NotedPauses()
        let result = try await fetchThrough(
            [503, 503, 503], headers: [HTTPHeader("Retry-After"): "40"], pauses: pauses)
        #expect(result.failure == .throttled(status: 503, retryAfter: 40))
        #expect(pauses.all == [.seconds(40)])
    }

    @Test func repeatsOnlyTheHopThatFailed() async throws {
        let (starts, ends) = (Counter(), Counter())
        let page = try await withServer([
            "GET /start": { _ in
                starts.begin()
                return .redirect(301, to: "/end")
            },
            "GET /end": { _ in ends.begin() == 1 ? .text("", status: 502) : .text("fine") },
        ]) { try await fetch("http://127.0.0.1:\($0)/start").get() }
        #expect(starts.total == 1)
        #expect(page.hops.map(\.status) == [301, 200])
        #expect(page.attempts == 2)
    }

    private func answer(_ status: Int, _ headers: [(String, String)] = []) -> Result<HopAnswer, HopFailure> {
        let headers = headers.map { Page.Header(name: $0, value: $1) }
        return .success(HopAnswer(head: HTTPHead(status: status, headers: headers), body: []))
    }

    @Test func jitterShortensUpToHalf() {
        let policy = RetryPolicy(limits: FetchLimits())
        let waits = [0, 0.5, 1].map { policy.nextStep(after: answer(500), spent: .init(), jitter: $0, now: 0) }
        #expect(
            waits == [1000, 750, 500].map { .retry(after: .milliseconds($0), holdsHost: false) })
    }

    @Test func throttledHostsAreLeftAlone() {
        let policy = RetryPolicy(limits: FetchLimits())
        let step = policy.nextStep(after: answer(429, [("Retry-After", "9")]), spent: .init(), jitter: 1, now: 0)
        #expect(step == .retry(after: .seconds(9), holdsHost: true))
    }

    @Test func nameResolutionIsRetriedOnce() {
        let policy = RetryPolicy(limits: FetchLimits())
        let failure = HopFailure(reason: .nameNotResolved(host: "a"), retry: .once)
        let first = policy.nextStep(after: .failure(failure), spent: .init(), jitter: 0, now: 0)
        #expect(first == .retry(after: .seconds(1), holdsHost: false))
        let second = policy.nextStep(after: .failure(failure), spent: .init(retries: 1), jitter: 0, now: 0)
        #expect(second == .fail(.nameNotResolved(host: "a")))
    }

    @Test(arguments: [
        ("120", 120), ("0", 0), (" 5 ", 5), ("Thu, 01 Jan 1970 00:01:40 GMT", 90),
        ("Thursday, 01-Jan-70 00:01:40 GMT", 90), ("Thu Jan  1 00:01:40 1970", 90),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0), ("99999999999999999999999", 315_360_000),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 315_360_000),
    ])
    func readsRetryAfter(value: String, seconds: Int) throws {
        let head = try #require(HTTPHead(Array("HTTP/1.1 429 -\r\nRetry-After: \(value)\r\n\r\n".utf8)))
        #expect(RetryAfter.seconds(of: head, now: 10) == seconds)
    }

    @Test(arguments: [
        "", "soon", "-5", "1.5", "Thu, 32 Jan 1970 00:00:01 GMT", "Thu, 01 Foo 1970 00:00:01 GMT", "1 2 3 4 5 6",
    ])
    func ignoresOtherRetryAfter(value: String) throws {
        let head = HTTPHead(status: 429, headers: [Page.Header(name: "Retry-After", value: value)])
        #expect(RetryAfter.seconds(of: head, now: 10) == nil)
    }

    @Test func knowsTheCalendar() {
        #expect(HTTPDate.secondsSince1970("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
        #expect(HTTPDate.secondsSince1970("Thu, 29 Feb 2024 00:00:00 GMT") == 1_709_164_800)
        #expect(HTTPDate.secondsSince1970("Wed, 31 Dec 1969 23:59:59 GMT") == -1)
    }
}
