import FlyingFox
import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

@testable import PageFetch

extension WARCWriter {
    convenience init(path: String, software: String) throws(WARCError) {
        try self.init(path: path, software: software, userAgent: "provider-survey/test")
    }
}

/// Everything in a recording, decompressed.
func unzipped(_ file: URL) throws -> [UInt8] {
    let stream = try WARCByteStream(path: file.path)
    return try stream.read(Int.max)
}

@Suite(.timeLimit(.minutes(15)))
struct WARCTests {
    typealias Exchange = (request: FetchRequest, result: Result<Page, FetchFailure>)

    private func page(
        _ url: String, _ body: [UInt8], hops: [Page.Hop] = [], attempts: Int = 1, status: Int = 200,
        headers: [(String, String)] = []
    ) -> Exchange {
        let last = Page.Hop(
            url: hops.last?.headers.first?.value ?? url, status: status,
            headers: headers.map { Page.Header(name: $0, value: $1) })
        return (FetchRequest(url: url), .success(Page(url: url, hops: hops + [last], body: body, attempts: attempts)))
    }

    /// One of every kind.
    private var exchanges: [Exchange] {
        let moved = Page.Hop(
            url: "https://a.example/old", status: 301,
            headers: [
                Page.Header(name: "Location", value: "https://b.example/new"),
                Page.Header(name: "Content-Length", value: "77"),
            ])
        var all = [
            page(
                "https://a.example/", Array("plain".utf8),
                headers: [("Content-Length", "5"), ("X-A", ""), ("x-a", "2")]),
            page(
                "https://a.example/gzip", Array("decoded".utf8), attempts: 3,
                headers: [
                    ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("Content-Length", "999"),
                    ("X-Archive-Orig-Content-Length", "1"), ("X-Ümlaut", "\u{FFFD}é"),
                ]),
            page("https://a.example/old", Array("moved".utf8), hops: [moved], attempts: 2),
            page("https://a.example/empty", [], status: 204),
            page("https://a.example/binary", (0...255).map { UInt8($0) } + [13, 10, 13, 10] + Array("WARC/1.1".utf8)),
            page("https://a.example/missing", Array("gone".utf8), status: 404),
            page(
                "https://a.example/same#part", [], status: 304, headers: [("ETag", "\"1\""), ("Content-Length", "12")]),
        ]
        all[6].request.validators = Validators(url: "https://a.example/same", entityTag: "\"1\"")
        let failures: [FetchFailure] = [
            .nameNotResolved(host: "x.example"), .connectionRefused, .connectionReset, .timedOut(phase: "connect"),
            .tlsRejected("certificate has\r\nexpired"), .privateAddress("10.0.0.1"), .tooManyRedirects(limit: 10),
            .forbiddenScheme("file"), .oversized(limit: 8 << 20), .malformedResponse("?"),
            .throttled(status: 429, retryAfter: 3600), .throttled(status: 503, retryAfter: nil), .noNetwork,
            .notRecorded,
        ]
        for (number, failure) in failures.enumerated() {
            all.append((FetchRequest(url: "https://x.example/\(number)"), .failure(failure)))
        }
        all.append((FetchRequest(url: "not an address"), .failure(.invalidURL)))
        return all
    }

    private func record(_ exchanges: [Exchange], to file: URL) throws {
        let writer = try WARCWriter(
            path: file.path, software: "provider-survey/test", userAgent: "provider-survey/test", seed: "seed",
            now: { Date(timeIntervalSince1970: 0) })
        for exchange in exchanges { writer.append(exchange.request, exchange.result) }
        try writer.close()
    }

    private func expectReplay(_ exchanges: [Exchange], from fetcher: PageFetcher) async {
        for exchange in exchanges { #expect(await fetcher.fetch(exchange.request) == exchange.result) }
    }

    @Test func replaysWhatWasRecorded() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try record(exchanges, to: file)
            let replay = try WARCReplay(paths: [file.path])
            #expect(replay.warnings.isEmpty)
            await expectReplay(exchanges, from: replay.fetcher)
            await expectReplay(exchanges.reversed(), from: replay.fetcher)
            let unknown = await replay.fetcher.fetch(FetchRequest(url: "https://a.example/never"))
            #expect(unknown == .failure(.notRecorded))
        }
    }

    @Test func readsEachRecordCompressedOrTheWholeOrNothing() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try record(exchanges, to: file)
            let plain = folder.appending(path: "run.warc")
            try Data(try unzipped(file)).write(to: plain)
            let whole = folder.appending(path: "whole.warc.gz")
            try Data(try #require(Gzip.member(try unzipped(file)))).write(to: whole)
            for path in [plain.path, whole.path] {
                let replay = try WARCReplay(paths: [path])
                #expect(replay.warnings.isEmpty)
                await expectReplay(exchanges, from: replay.fetcher)
            }
        }
    }

    /// Byte for byte, for both hops, with the validators where they were sent; each request names its answer.
    @Test func aRecordingHoldsWhatTheServerGot() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            let requests = NotedRequests()
            let moved = "HTTP/1.1 302 -\r\nLocation: /new?x=%20y\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            let page = "HTTP/1.1 200 -\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
            try await withRawServer([RawAnswer(moved), RawAnswer(page)], noting: requests) { port in
                let access = NetworkAccess.loopback
                let writer = try WARCWriter(path: file.path, software: "test", userAgent: access.userAgent)
                let fetcher = PageFetcher.recording(try CurlFetcher(access: access, limits: .quick).pages, to: writer)
                let address = "http://127.0.0.1:\(port)"
                let validators = Validators(
                    url: address + "/new?x=%20y", entityTag: "\"1\"", lastModified: "Sun, 06 Nov 1994 08:49:37 GMT")
                let request = FetchRequest(url: address + "/old#part", validators: validators)
                #expect(try await fetcher.fetch(request).get().text == "ok")
                try writer.close()
            }
            #expect(requests.all.count == 2)
            #expect(requests.all.last?.contains("If-None-Match: \"1\"\r\n") == true)
            let reader = try WARCReader(path: file.path)
            var types: [String] = []
            var sent: [String] = []
            var responses: [String] = []
            var concurrent: [String?] = []
            while let record = try reader.next() {
                types.append(record.type)
                if record.type == "response" { responses.append(record.id) }
                if record.type == "request" {
                    concurrent.append(record.header("warc-concurrent-to"))
                    sent.append(String(decoding: try reader.readBlock(limit: 1 << 20), as: UTF8.self))
                }
                try reader.finishBlock()
            }
            #expect(types == ["warcinfo", "response", "request", "response", "request", "metadata"])
            #expect(sent == requests.all)
            #expect(concurrent == responses)
        }
    }

    @Test func equalRunsGiveEqualFiles() async throws {
        try await withTemporaryFolder { folder in
            let files = ["a", "b"].map { folder.appending(path: $0) }
            for file in files { try record(exchanges, to: file) }
            #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
        }
    }

    @Test(arguments: [
        ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="), ("foob", "MZXW6YQ="),
        ("fooba", "MZXW6YTB"),
    ])
    func digestsAreBase32(text: String, encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == encoded)
    }

    /// Wherever the file is cut, what stands before is replayed, and nothing else is invented.
    @Test(arguments: [true, false])
    func aCutFileReplaysUpToTheCut(isCompressed: Bool) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try record(exchanges, to: file)
            let bytes = isCompressed ? try Array(Data(contentsOf: file)) : try unzipped(file)
            let cut = folder.appending(path: "cut.warc")
            var counts: [Int] = []
            for length in stride(from: 0, through: bytes.count, by: isCompressed ? 37 : 101) {
                // Lets the other tests' servers answer.
                await Task.yield()
                try Data(bytes.prefix(length)).write(to: cut)
                let replay = try WARCReplay(paths: [cut.path])
                #expect(replay.warnings.count <= 1)
                let fetcher = replay.fetcher
                var count = 0
                for exchange in exchanges {
                    let result = await fetcher.fetch(exchange.request)
                    if result == exchange.result, result != .failure(.notRecorded) { count += 1 }
                }
                counts.append(count)
            }
            #expect(counts == counts.sorted())
            #expect(counts.last ?? 0 >= exchanges.count - 2)
        }
    }

    @Test func aCutIsReported() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try record(exchanges, to: file)
            let bytes = try Array(Data(contentsOf: file))
            try Data(bytes.dropLast(3)).write(to: file)
            let replay = try WARCReplay(paths: [file.path])
            let warning = try #require(replay.warnings.first)
            guard case .damaged(.cut) = warning.problem else {
                Issue.record("\(warning)")
                return
            }
            await expectReplay(exchanges.dropLast(), from: replay.fetcher)
        }
    }

    @Test func severalAnswersOfOneAddressComeInOrder() async throws {
        try await withTemporaryFolder { folder in
            let url = "https://a.example/"
            let bodies = ["one", "two", "three"].map { page(url, Array($0.utf8)) }
            let files = ["a", "b"].map { folder.appending(path: $0) }
            try record(Array(bodies[0...1]), to: files[0])
            try record([bodies[2]], to: files[1])
            let fetcher = try WARCReplay(paths: files.map(\.path)).fetcher
            await expectReplay([bodies[0], bodies[1], bodies[2], bodies[2]], from: fetcher)
        }
    }

    @Test func conditionalFetchesAreCountedApart() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            let url = "https://a.example/"
            var unchanged = page(url, [], status: 304)
            unchanged.request.validators = Validators(url: url, entityTag: "\"1\"")
            let whole = page(url, Array("whole".utf8))
            try record([unchanged, whole], to: file)
            let replay = try WARCReplay(paths: [file.path])
            await expectReplay([whole, unchanged, whole, unchanged], from: replay.fetcher)
            // A 304 is no answer to someone who has nothing yet.
            try record([unchanged], to: file)
            let only = try WARCReplay(paths: [file.path]).fetcher
            #expect(await only.fetch(whole.request) == .failure(.notRecorded))
        }
    }

    @Test func aTargetOfARedirectCanBeAskedFor() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try record(exchanges, to: file)
            let fetcher = try WARCReplay(paths: [file.path]).fetcher
            #expect(try await fetcher.fetch(FetchRequest(url: "https://b.example/new")).get().text == "moved")
            #expect(try await fetcher.fetch(FetchRequest(url: "HTTPS://A.example:443/#x")).get().text == "plain")
        }
    }

    /// Nothing in a recording is an address on this machine, however it is put.
    @Test(arguments: ["resource", "response", "metadata", "revisit"])
    func aRecordingOpensNoOtherFile(type: String) async throws {
        try await withTemporaryFolder { folder in
            let secret = folder.appending(path: "secret.txt")
            try Data("swordfish".utf8).write(to: secret)
            let block = "HTTP/1.1 302 Found\r\nLocation: file://\(secret.path)\r\n\r\n"
            var text = ""
            for target in ["file://\(secret.path)", secret.path, "https://a.example/"] {
                text += "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                text += "WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: \(target)\r\n"
                text += "WARC-Filename: \(secret.path)\r\nWARC-Refers-To: <file://\(secret.path)>\r\n"
                text += "WARC-Refers-To-Target-URI: file://\(secret.path)\r\n"
                text += "Content-Type: application/http\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
            }
            let file = folder.appending(path: "foreign.warc")
            try Data(text.utf8).write(to: file)
            let fetcher = try WARCReplay(paths: [file.path]).fetcher
            for url in ["file://\(secret.path)", secret.path, "https://a.example/"] {
                let result = await fetcher.fetch(FetchRequest(url: url))
                #expect((try? result.get())?.text.contains("swordfish") != true, "\(url)")
            }
        }
    }

    @Test func anEarlierRecordingStandsUntilTheNewOneIsWhole() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try record(exchanges, to: file)
            let earlier = try Data(contentsOf: file)
            let writer = try WARCWriter(path: file.path, software: "test")
            let next = page("https://a.example/next", Array("next".utf8))
            writer.append(next.request, next.result)
            #expect(try Data(contentsOf: file) == earlier)
            #expect(throws: WARCError.inUse(path: file.path)) { try WARCWriter(path: file.path, software: "test") }
            // What a killed run leaves replays up to there.
            let part = try WARCReplay(paths: [file.path + ".part"])
            await expectReplay([next], from: part.fetcher)
            try writer.close()
            await expectReplay([next], from: try WARCReplay(paths: [file.path]).fetcher)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["run.warc.gz"])
        }
    }

    @Test(arguments: [1, 5, 12, 60, 150])
    func `what a run leaves that is killed in its first record is replaced`(bytes: Int) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            try WARCWriter(path: file.path, software: "test").close()
            try Data(contentsOf: file).prefix(bytes).write(to: file)
            try WARCWriter(path: file.path, software: "test").close()
            #expect(try Data(contentsOf: file).count > 150)
        }
    }

    @Test(arguments: ["notes\n", "{}", "\u{1F}\u{8B}x"])
    func aFileThatIsNoRecordingIsLeftAlone(contents: String) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "own.txt")
            try Data(contents.utf8).write(to: file)
            #expect(throws: WARCError.foreign(path: file.path)) { try WARCWriter(path: file.path, software: "test") }
            #expect(try String(contentsOf: file, encoding: .utf8) == contents)
        }
    }

    @Test func twoRunsDoNotMix() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "run.warc.gz").path
            let first = try WARCWriter(path: path, software: "test")
            #expect(throws: WARCError.inUse(path: path)) { try WARCWriter(path: path, software: "test") }
            try first.close()
            try WARCWriter(path: path, software: "test").close()
            #expect(throws: WARCError.unwritable(path: "/none/run.warc")) {
                try WARCWriter(path: "/none/run.warc", software: "test")
            }
            #expect(throws: WARCError.unreadable(path: "/none/run.warc", reason: "No such file or directory")) {
                try WARCReplay(paths: ["/none/run.warc"])
            }
        }
    }

    /// A live run with retries, redirects and failures, replayed in another order, with the same values.
    @Test func aLiveRunAndItsReplayAreEqual() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "run.warc.gz")
            let hits = Counter()
            let body = try #require(Gzip.member(Array("zipped".utf8)))
            try await withServer([
                "GET /ok": { _ in .text("call \(hits.begin())") },
                "GET /busy": { _ in hits.begin() % 2 == 0 ? .text("done") : .text("", status: 503) },
                "GET /late": { _ in .text("", status: 429, headers: [HTTPHeader("Retry-After"): "9000"]) },
                "GET /moved": { _ in .redirect(301, to: "/zip") },
                "GET /zip": { _ in
                    HTTPResponse(statusCode: .ok, headers: [HTTPHeader("Content-Encoding"): "gzip"], body: Data(body))
                },
                "GET /file": { _ in .redirect(302, to: "file:///etc/passwd") },
            ]) { port async throws in
                let writer = try WARCWriter(path: file.path, software: "test")
                let fetcher = try CurlFetcher(access: .loopback, limits: .quick, timing: NotedPauses().timing())
                let live = PageFetcher.recording(fetcher.pages, to: writer)
                let paths = ["ok", "busy", "late", "moved", "zip", "file", "none", "ok", "busy", "zip#part"]
                let requests = paths.map { FetchRequest(url: "http://127.0.0.1:\(port)/\($0)") }
                var results: [Exchange] = []
                for request in requests { results.append((request, await live.fetch(request))) }
                try writer.close()
                let replay = try WARCReplay(paths: [file.path])
                await expectReplay(results, from: replay.fetcher)
                let others = results.filter { !$0.request.url.hasSuffix("/ok") && !$0.request.url.hasSuffix("/busy") }
                await expectReplay(others.reversed(), from: replay.fetcher)
            }
        }
    }
}
