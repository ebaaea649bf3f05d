import Testing

@testable import PageFetch

/// Answers that no proper server sends.
@Suite(.timeLimit(.minutes(15)))
struct BrokenServerTests {
    private func fetchRaw(
        _ answers: RawAnswer..., pauses: NotedPauses = NotedPauses(), retries: Int = 0
    ) async throws -> Result<Page, FetchFailure> {
        var limits = FetchLimits.quick
        limits.retries = retries
        return try await withRawServer(answers) { [limits] port async throws in
            try await fetch("http://127.0.0.1:\(port)/", limits: limits, pauses: pauses)
        }
    }

    private func isMalformed(_ result: Result<Page, FetchFailure>) -> Bool {
        if case .malformedResponse = result.failure { true } else { false }
    }

    @Test(arguments: [
        "garbage\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "<html>HTTP/0.9</html>", "SSH-2.0-OpenSSH_9\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nbody",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\nbody",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip at all",
    ])
    func malformed(text: String) async throws {
        #expect(isMalformed(try await fetchRaw(RawAnswer(text))))
    }

    @Test func manyHeaders() async throws {
        let lines = (0..<300).map { "X-\($0): 1\r\n" }.joined()
        let result = try await fetchRaw(RawAnswer("HTTP/1.1 200 OK\r\n\(lines)\r\n"))
        #expect(result.failure == .malformedResponse("more than 200 header lines"))
    }

    @Test func longHeaders() async throws {
        let line = "X-Long: \(String(repeating: "x", count: 60_000))\r\n"
        let result = try await fetchRaw(RawAnswer("HTTP/1.1 200 OK\r\n\(line)\(line)\r\n"))
        #expect(result.failure == .malformedResponse("more than 65536 header bytes"))
    }

    @Test func resetsAreRetried() async throws {
        let cut = RawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", end: .reset)
        #expect(try await fetchRaw(cut).failure == .connectionReset)
        let pauses = NotedPauses()
        let whole = RawAnswer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine")
        let page = try await fetchRaw(cut, RawAnswer(""), whole, pauses: pauses, retries: 3).get()
        #expect(page.text == "fine")
        #expect(page.attempts == 3)
        #expect(pauses.all == [.seconds(1), .seconds(2)])
    }

    @Test(arguments: [RawAnswer.End.close, .reset])
    func aHandshakeThatIsCutOff(end: RawAnswer.End) async throws {
        var answer = RawAnswer("", end: end)
        answer.readsRequest = false
        var limits = FetchLimits.quick
        limits.retries = 1
        let pauses = NotedPauses()
        let result = try await withRawServer([answer]) { [limits] port in
            try await fetch("https://127.0.0.1:\(port)/", limits: limits, pauses: pauses)
        }
        #expect(result.failure == .connectionReset)
        #expect(pauses.all.count == 1)
    }

    @Test func anEndlessBodyIsCutOff() async throws {
        let result = try await fetchRaw(
            RawAnswer("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 4096), end: .endless))
        #expect(result.failure == .oversized(limit: 1 << 20))
    }

    @Test func endlessHeadersAreCutOff() async throws {
        let result = try await fetchRaw(
            RawAnswer("HTTP/1.1 200 OK\r\n" + String(repeating: "X-More: 1\r\n", count: 400), end: .endless))
        #expect(isMalformed(result))
    }

    @Test func anEmptyAnswerIsAReset() async throws {
        #expect(try await fetchRaw(RawAnswer("")).failure == .connectionReset)
    }

    @Test func oddButReadable() async throws {
        let bytes =
            Array("HTTP/1.1 103 Early\r\nLink: early\r\n\r\nHTTP/1.1 200 OK\r\nx-folded: a\r\n  b\r\nX-Bytes: ".utf8)
            + [0xFF, 0xFE] + Array("\r\n\r\nbody".utf8)
        let page = try await fetchRaw(RawAnswer(bytes: bytes)).get()
        #expect(page.text == "body")
        #expect(page.hops.count == 1)
        #expect(page.header("Link") == nil)
        #expect(page.header("X-Folded") == "a b")
        #expect(page.header("X-Bytes") == "\u{FFFD}\u{FFFD}")
    }
}
