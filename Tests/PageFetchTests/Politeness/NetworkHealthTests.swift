import FlyingFox
import SurveyTestSupport
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct NetworkHealthTests {
    private static let refused = HopFailure(reason: .connectionRefused, retry: .never, reach: .network)
    private static let late = HopFailure(reason: .timedOut(phase: "connect"), retry: .asAllowed, reach: .nowhere)
    private static let answer = HopAnswer(head: HTTPHead(status: 503, headers: []), body: [])

    private func address(_ host: String, _ path: String = "") throws -> RequestAddress {
        try RequestAddress("https://\(host)/\(path)")
    }

    @Test func severalDistinctHostsMakeIt() throws {
        var health = NetworkHealth(limits: FetchLimits())
        for host in ["a", "a", "a", "b", "c"] {
            health.note(.failure(Self.late), of: try address(host), needsNetwork: true)
        }
        #expect(!health.isOffline)
        health.note(.failure(Self.late), of: try address("d"), needsNetwork: true)
        #expect(health.isOffline)
        #expect(health.reasonNotToAsk(try address("e"), needsNetwork: true) == .noNetwork)
        #expect(health.reasonNotToAsk(try address("e"), needsNetwork: false) == nil)
    }

    @Test(arguments: [Result.success(answer), .failure(refused)])
    func oneAnswerIsANetwork(result: Result<HopAnswer, HopFailure>) throws {
        var health = NetworkHealth(limits: FetchLimits())
        health.note(result, of: try address("here"), needsNetwork: true)
        for host in ["a", "b", "c", "d", "e"] {
            health.note(.failure(Self.late), of: try address(host), needsNetwork: true)
        }
        #expect(!health.isOffline)
    }

    @Test func aHostThatNeverAnswersIsGivenUp() throws {
        var health = NetworkHealth(limits: FetchLimits())
        for page in 1...3 {
            health.note(.failure(Self.refused), of: try address("dead", "\(page)"), needsNetwork: true)
        }
        #expect(!health.hasGivenUp)
        health.note(.failure(Self.late), of: try address("dead", "4"), needsNetwork: true)
        let reason = FetchFailure.hostGivenUp(host: "dead", failures: 4, last: .timedOut(phase: "connect"))
        #expect(health.reasonNotToAsk(try address("dead", "5"), needsNetwork: true) == reason)
        // Requests that were still on their way change nothing about the reason.
        health.note(.failure(Self.refused), of: try address("dead", "5"), needsNetwork: true)
        #expect(health.reasonNotToAsk(try address("dead", "6"), needsNetwork: true) == reason)
        #expect(health.reasonNotToAsk(try address("dead:8443"), needsNetwork: true) == nil)
        #expect(health.reasonNotToAsk(try address("www.dead"), needsNetwork: true) == nil)
    }

    /// Whatever it says: a status, nonsense, or a certificate that nobody trusts.
    @Test(arguments: [
        Result.success(answer), .failure(HopFailure(reason: .malformedResponse("?"), retry: .never)),
        .failure(HopFailure(reason: .tlsRejected("expired"), retry: .never)),
    ])
    func anyAnswerSetsTheCountBack(answer: Result<HopAnswer, HopFailure>) throws {
        let place = try address("ill")
        var health = NetworkHealth(limits: FetchLimits())
        for _ in 1...3 { health.note(.failure(Self.late), of: place, needsNetwork: false) }
        health.note(answer, of: place, needsNetwork: false)
        for _ in 1...3 { health.note(.failure(Self.late), of: place, needsNetwork: false) }
        #expect(!health.hasGivenUp)
        health.note(.failure(Self.late), of: place, needsNetwork: false)
        #expect(health.hasGivenUp)
        health.note(answer, of: place, needsNetwork: false)
        #expect(!health.hasGivenUp)
    }

    /// Fifty pages on a port where nothing listens, three of them behind a redirect, beside a host that is well.
    @Test func theRestOfADeadHostEndsAtOnce() async throws {
        let closed = try await withRawServer([RawAnswer("")]) { $0 }
        let routes: [String: @Sendable (HTTPRequest) async throws -> HTTPResponse] = [
            "GET /": { _ in .text("here") }, "GET /away": { _ in .redirect(302, to: "http://dead.example/away") },
        ]
        try await withServer(routes) { port async throws in
            let access = NetworkAccess.guarded(connectTo: [
                "dead.example:80:127.0.0.1:\(closed)", "here.example:80:127.0.0.1:\(port)",
            ])
            let fetcher = try CurlFetcher(access: access, limits: .quick, timing: NotedPauses().timing())
            var failures: [FetchFailure?] = []
            for page in 1...50 {
                let url = page % 20 == 0 ? "http://here.example/away" : "http://dead.example/\(page)"
                failures.append(await fetcher.fetch(FetchRequest(url: url)).failure)
            }
            #expect(failures.prefix(3).allSatisfy { $0 == .connectionRefused })
            let givenUp = FetchFailure.hostGivenUp(host: "dead.example", failures: 4, last: .connectionRefused)
            #expect(failures.dropFirst(3).allSatisfy { $0 == givenUp })
            #expect(try await fetcher.fetch(FetchRequest(url: "http://here.example/")).get().text == "here")
        }
    }

    /// Of fifty pages asked for side by side, each with three retries, the server sees a handful of requests.
    @Test func aSilentHostIsLeftAlone() async throws {
        var limits = FetchLimits.quick
        limits.totalTime = .milliseconds(500)
        let hits = Counter()
        let failures = try await withServer([
            "GET /:n": { _ in
                hits.begin()
                try await Task.sleep(for: .seconds(600))
                return .text("never")
            }
        ]) { [limits] port async throws in
            let fetcher = try CurlFetcher(access: .loopback, limits: limits, timing: NotedPauses().timing())
            return await withTaskGroup(of: FetchFailure?.self) { group in
                for page in 0..<50 {
                    group.addTask {
                        await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/\(page)")).failure
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(failures.count == 50)
        for failure in failures {
            guard case .hostGivenUp("127.0.0.1", failures: 4, last: .timedOut) = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
        }
        #expect(hits.total <= limits.failuresBeforeGivingUp + limits.connectionsPerHost)
    }

    /// Names below `.invalid` never resolve, with or without a network.
    @Test func withoutNetworkTheRestEndsAtOnce() async throws {
        try await withServer(["GET /": { _ in .text("here") }]) { port async throws in
            let pauses = NotedPauses()
            let access = NetworkAccess.guarded(connectTo: ["here.example:80:127.0.0.1:\(port)"])
            let fetcher = try CurlFetcher(access: access, limits: .quick, timing: pauses.timing())
            var failures: [FetchFailure?] = []
            for number in 1...7 {
                failures.append(await fetcher.fetch(FetchRequest(url: "http://host\(number).invalid/")).failure)
            }
            #expect(failures.prefix(3) == (1...3).map { .nameNotResolved(host: "host\($0).invalid") }[...])
            #expect(failures.dropFirst(3).allSatisfy { $0 == .noNetwork })
            #expect(pauses.all.isEmpty)
            // What needs no name is still there.
            #expect(try await fetcher.fetch(FetchRequest(url: "http://here.example/")).get().text == "here")
        }
    }
}
