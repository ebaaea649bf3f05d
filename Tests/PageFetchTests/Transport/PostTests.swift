import FlyingFox
import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

@testable import PageFetch

/// An empty POST: on the wire, behind redirects, in recordings and in replays.
@Suite(.timeLimit(.minutes(15)))
struct PostTests {
    /// What the server saw, in order.
    private final class Seen: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }

        func note(_ request: HTTPRequest) async throws {
            let names = request.headers.map { $0.key.rawValue.lowercased() }.filter { $0.hasPrefix("content-") }
                .sorted()
            let length = request.headers[HTTPHeader("Content-Length")] ?? "-"
            let body = try await request.bodyData
            let line = "\(request.method.rawValue) \(request.path) \(names) \(length) \(body.count)"
            lines.withLock { $0.append(line) }
        }
    }

    private func served<Result>(
        _ answers: [String: HTTPResponse], _ seen: Seen, _ body: (_ port: Int) async throws -> Result
    ) async throws -> Result {
        let routes = answers.map { route, answer in
            let handler: @Sendable (HTTPRequest) async throws -> HTTPResponse = { request in
                try await seen.note(request)
                return answer
            }
            return (route, handler)
        }
        return try await withServer(Dictionary(uniqueKeysWithValues: routes)) { try await body($0) }
    }

    @Test func `a POST has no body and no type`() async throws {
        let seen = Seen()
        let page = try await served(
            ["POST /chat": .text("who?", status: 401), "GET /chat": .text("no", status: 405)], seen
        ) { port in
            let fetcher = try CurlFetcher(access: .loopback, limits: .quick)
            let page = try await fetcher.fetch(FetchRequest(.post, url: "http://127.0.0.1:\(port)/chat")).get()
            let other = try await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/chat")).get()
            #expect(other.status == 405)
            return page
        }
        #expect(page.status == 401)
        #expect(seen.all == ["POST /chat [\"content-length\"] 0 0", "GET /chat [] - 0"])
    }

    @Test(arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
    func `a redirect repeats a POST where HTTP says so`(status: Int, method: String) async throws {
        let seen = Seen()
        let answers: [String: HTTPResponse] = [
            "POST /old": .redirect(status, to: "/new"), "POST /new": .text("posted"), "GET /new": .text("got"),
        ]
        let text = try await served(answers, seen) { port in
            let fetcher = try CurlFetcher(access: .loopback, limits: .quick)
            return try await fetcher.fetch(FetchRequest(.post, url: "http://127.0.0.1:\(port)/old")).get().text
        }
        #expect(text == (method == "GET" ? "got" : "posted"))
    }

    @Test func `a POST is repeated as a GET is`() async throws {
        let seen = Seen()
        let page = try await served(["POST /busy": .text("later", status: 503)], seen) { port in
            let fetcher = try CurlFetcher(access: .loopback, limits: .quick, timing: NotedPauses().timing())
            return try await fetcher.fetch(FetchRequest(.post, url: "http://127.0.0.1:\(port)/busy")).get()
        }
        #expect((page.status, page.attempts) == (503, FetchLimits.quick.retries + 1))
    }

    @Test func `a private address is refused to a POST, too`() async throws {
        let fetcher = try CurlFetcher(access: .guarded(), limits: .quick)
        let result = await fetcher.fetch(FetchRequest(.post, url: "http://127.0.0.1:9/chat"))
        #expect(result.failure == .privateAddress("127.0.0.1"))
    }

    @Test func `a recording holds the request, and a replay tells the methods apart`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            func page(_ status: Int, _ text: String) -> Page {
                Page(
                    url: "https://a.example/chat",
                    hops: [Page.Hop(url: "https://a.example/chat", status: status, headers: [])], body: Array(text.utf8)
                )
            }
            let post = FetchRequest(.post, url: "https://a.example/chat")
            let get = FetchRequest(url: "https://a.example/chat")
            let failed = FetchRequest(.post, url: "https://b.example/chat")
            let posted = FetchRequest(.post, url: "https://c.example/chat")
            let writer = try WARCWriter(path: file.path, software: "provider-survey/test")
            writer.append(post, .success(page(401, "posted")))
            writer.append(get, .success(page(405, "got")))
            writer.append(failed, .failure(.connectionRefused))
            writer.append(posted, .success(page(400, "posted")))
            try writer.close()
            let text = String(decoding: try unzipped(file), as: UTF8.self)
            #expect(text.contains("POST /chat HTTP/1.1\r\nHost: a.example\r\n"))
            #expect(text.contains("Content-Length: 0\r\n\r\n"))
            let replay = try WARCReplay(paths: [file.path]).fetcher
            #expect(try await replay.fetch(post).get().text == "posted")
            #expect(try await replay.fetch(get).get().text == "got")
            #expect(await replay.fetch(failed).failure == .connectionRefused)
            #expect(await replay.fetch(FetchRequest(url: failed.url)).failure == .notRecorded)
            #expect(
                await replay.fetch(FetchRequest(url: posted.url)).failure == .notRecorded,
                "an answer to POST is none to GET")
        }
    }
}
