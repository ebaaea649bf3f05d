import FlyingFox
import Foundation
import SurveyTestSupport
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct CurlFetcherTests {
    @Test func fetchesAPage() async throws {
        let page = try await withServer([
            "GET /page": { request in
                .text("hello \(request.headers[HTTPHeader("User-Agent")] ?? "")", headers: [HTTPHeader("X-One"): "1"])
            }
        ]) { port async throws in
            try await fetch("http://127.0.0.1:\(port)/page#part").get()
        }
        #expect(page.text == "hello provider-survey/test (+https://example.org/contact)")
        #expect(page.header("x-one") == "1")
        #expect(page.url.hasSuffix("/page#part"))
        #expect(page.finalURL.hasSuffix("/page"))
        #expect(page.attempts == 1)
        #expect(page.hops.count == 1)
        #expect(page.permanentURL == nil)
    }

    @Test func aMissingPageIsAPage() async throws {
        let page = try await withServer([:]) { try await fetch("http://127.0.0.1:\($0)/none").get() }
        #expect(page.status == 404)
        #expect(page.attempts == 1)
    }

    @Test(arguments: [([301, 308], true), ([301, 302], false), ([307], false), ([303, 301], false)])
    func recordsEveryHop(statuses: [Int], isPermanent: Bool) async throws {
        let page = try await withServer([
            "GET /hop/:n": { (request: HTTPRequest) in
                guard let n = request.n, n < statuses.count else {
                    return .text("end")
                }
                return .redirect(statuses[n], to: "\(n + 1)")
            }
        ]) { try await fetch("http://127.0.0.1:\($0)/hop/0").get() }
        #expect(page.hops.map(\.status) == statuses + [200])
        #expect(page.finalURL.hasSuffix("/hop/\(statuses.count)"))
        #expect((page.permanentURL != nil) == isPermanent)
        #expect(page.text == "end")
        #expect(page.attempts == 1)
    }

    @Test(arguments: [(10, true), (11, false)])
    func limitsRedirects(count: Int, isFollowed: Bool) async throws {
        let result = try await withServer([
            "GET /hop/:n": { (request: HTTPRequest) in
                guard let n = request.n, n < count else { return .text("end") }
                return .redirect(302, to: "/hop/\(n + 1)")
            }
        ]) { try await fetch("http://127.0.0.1:\($0)/hop/0") }
        #expect(result.failure == (isFollowed ? nil : .tooManyRedirects(limit: 10)))
    }

    @Test func aRedirectLoopEnds() async throws {
        let hits = Counter()
        let result = try await withServer([
            "GET /loop": { _ in
                hits.begin()
                return .redirect(301, to: "/loop")
            }
        ]) { try await fetch("http://127.0.0.1:\($0)/loop") }
        #expect(result.failure == .tooManyRedirects(limit: 10))
        #expect(hits.total == 11)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "javascript:alert(1)"])
    func followsNoOtherScheme(location: String) async throws {
        let result = try await withServer(["GET /go": { _ in .redirect(302, to: location) }]) {
            try await fetch("http://127.0.0.1:\($0)/go")
        }
        let scheme = String(location.prefix { $0 != ":" })
        #expect(result.failure == .forbiddenScheme(scheme))
    }

    @Test func aRedirectWithoutLocationIsTheAnswer() async throws {
        let page = try await withServer(["GET /go": { _ in .text("choose", status: 302) }]) {
            try await fetch("http://127.0.0.1:\($0)/go").get()
        }
        #expect(page.status == 302)
        #expect(page.text == "choose")
    }

    @Test(arguments: [
        ("not an address", FetchFailure.invalidURL), ("", .invalidURL), ("http://", .invalidURL),
        ("http://user:secret@example.org/", .invalidURL), ("ftp://example.org/", .forbiddenScheme("ftp")),
        ("file:///etc/passwd", .forbiddenScheme("file")),
    ])
    func refusesAddresses(url: String, failure: FetchFailure) async throws {
        #expect(try await fetch(url).failure == failure)
    }

    @Test func asksOnlyForChanges() async throws {
        let routes: [String: @Sendable (HTTPRequest) async throws -> HTTPResponse] = [
            "GET /old": { request in
                request.headers[HTTPHeader("If-None-Match")] == nil
                    ? .redirect(301, to: "/page") : .text("validator sent astray", status: 500)
            },
            "GET /page": { request in
                request.headers[HTTPHeader("If-None-Match")] == "\"v1\""
                    && request.headers[HTTPHeader("If-Modified-Since")] == "Sun, 06 Nov 1994 08:49:37 GMT"
                    ? HTTPResponse(statusCode: .notModified) : .text("whole")
            },
        ]
        try await withServer(routes) { port async throws in
            let validators = Validators(
                url: "http://127.0.0.1:\(port)/page", entityTag: "\"v1\"", lastModified: "Sun, 06 Nov 1994 08:49:37 GMT"
            )
            let page = try await fetch("http://127.0.0.1:\(port)/old", validators: validators).get()
            #expect(page.hops.map(\.status) == [301, 304])
            #expect(page.body.isEmpty)
            let injected = Validators(url: "http://127.0.0.1:\(port)/page", entityTag: "\"v1\"\r\nX-Evil: 1")
            #expect(try await fetch("http://127.0.0.1:\(port)/page", validators: injected).get().text == "whole")
        }
    }

    /// A page that was read under its own address redirects to an older one, which is unchanged since that date.
    @Test func `validators do not follow a redirect to another page`() async throws {
        try await withServer([
            "GET /page": { _ in .redirect(301, to: "/older") },
            "GET /older": { request in
                request.headers[HTTPHeader("If-Modified-Since")] == nil
                    ? .text("the older page") : HTTPResponse(statusCode: .notModified)
            },
        ]) { port async throws in
            let url = "http://127.0.0.1:\(port)/page"
            let validators = Validators(url: url, lastModified: "Sun, 06 Nov 1994 08:49:37 GMT")
            #expect(try await fetch(url, validators: validators).get().text == "the older page")
        }
    }

    @Test func decodesAndCountsDecodedBytes() async throws {
        let small = try #require(Gzip.member(Array("compressed".utf8)))
        let bomb = try #require(Gzip.member([UInt8](repeating: 0, count: 3 << 20)))
        #expect(bomb.count < 10_000)
        try await withServer([
            "GET /small": { _ in
                HTTPResponse(statusCode: .ok, headers: [HTTPHeader("Content-Encoding"): "gzip"], body: Data(small))
            },
            "GET /bomb": { _ in
                HTTPResponse(statusCode: .ok, headers: [HTTPHeader("Content-Encoding"): "gzip"], body: Data(bomb))
            },
        ]) { port async throws in
            #expect(try await fetch("http://127.0.0.1:\(port)/small").get().text == "compressed")
            #expect(try await fetch("http://127.0.0.1:\(port)/bomb").failure == .oversized(limit: 1 << 20))
        }
    }

    @Test func aBodyOfExactlyTheLimitIsWhole() async throws {
        var limits = FetchLimits.quick
        limits.bodyBytes = 1000
        try await withServer([
            "GET /:n": { request in
                .text(String(repeating: "x", count: request.n ?? 0))
            }
        ]) { [limits] port async throws in
            #expect(try await fetch("http://127.0.0.1:\(port)/1000", limits: limits).get().body.count == 1000)
            #expect(try await fetch("http://127.0.0.1:\(port)/1001", limits: limits).failure == .oversized(limit: 1000))
        }
    }

    @Test func aSlowAnswerTimesOut() async throws {
        var limits = FetchLimits.quick
        limits.totalTime = .milliseconds(300)
        limits.retries = 1
        let pauses = NotedPauses()
        let result = try await withRawServer([RawAnswer("HTTP/1.1 200 OK\r\n", end: .silence)]) { [limits] in
            try await fetch("http://127.0.0.1:\($0)/slow", limits: limits, pauses: pauses)
        }
        #expect(result.failure == .timedOut(phase: "transfer"))
        #expect(pauses.all == [.seconds(1)])
    }

    @Test func cancellationEndsATransfer() async throws {
        let fetcher = try CurlFetcher(access: .loopback, limits: .quick)
        let hits = Counter()
        try await withServer([
            "GET /slow": { _ in
                hits.begin()
                try await Task.sleep(for: .seconds(30))
                return .text("late")
            }
        ]) { port async throws in
            let task = Task { await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/slow")) }
            while hits.total == 0 { try await Task.sleep(for: .milliseconds(5)) }
            task.cancel()
            #expect(await task.value.failure == .cancelled)
            let before = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/slow"))
            }
            #expect(await before.value.failure == .cancelled)
        }
    }

    @Test func refusedConnectionsAreNotRetried() async throws {
        let pauses = NotedPauses()
        let port = try await withRawServer([RawAnswer("")]) { $0 }
        let result = try await fetch("http://127.0.0.1:\(port)/", pauses: pauses)
        #expect(result.failure == .connectionRefused)
        #expect(pauses.all.isEmpty)
    }

    @Test func keepsToTheLimitPerHost() async throws {
        var limits = FetchLimits.quick
        limits.connectionsPerHost = 3
        let fetcher = try CurlFetcher(access: .loopback, limits: limits)
        let open = Counter()
        try await withServer([
            "GET /:n": { request in
                open.begin()
                defer { open.end() }
                try await Task.sleep(for: .milliseconds(20))
                return .text(request.n.map(String.init) ?? "")
            }
        ]) { port async throws in
            let bodies = await withTaskGroup(of: String?.self) { group in
                for n in 0..<12 {
                    group.addTask {
                        try? await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/\(n)")).get().text
                    }
                }
                return await group.reduce(into: [String]()) { $0 += [$1 ?? "failed"] }
            }
            #expect(bodies.sorted() == (0..<12).map(String.init).sorted())
        }
        #expect(open.highest <= 3)
        #expect(open.total == 12)
    }
}
