import FlyingFox
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct NetworkHealthTests {
    @Test func severalDistinctHostsMakeIt() {
        var health = NetworkHealth(limits: FetchLimits())
        for host in ["a", "a", "a", "a", "b", "c"] { health.noteUnreachable(host) }
        #expect(!health.isOffline)
        health.noteUnreachable("d")
        #expect(health.isOffline)
    }

    @Test func oneAnswerIsANetwork() {
        var health = NetworkHealth(limits: FetchLimits())
        health.noteAnswer()
        for host in ["a", "b", "c", "d", "e"] { health.noteUnreachable(host) }
        #expect(!health.isOffline)
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
