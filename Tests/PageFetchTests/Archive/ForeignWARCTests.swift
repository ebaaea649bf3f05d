import Foundation
import Testing

@testable import PageFetch

/// Archives as other tools write them, made by hand.
@Suite(.timeLimit(.minutes(15)))
final class ForeignWARCTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "foreign-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func record(
        _ type: String, _ uri: String, _ block: [UInt8], contentType: String = "application/http; msgtype=response",
        version: String = "1.0", length: Int? = nil
    ) -> [UInt8] {
        Array(
            """
            WARC/\(version)\r
            WARC-Type: \(type)\r
            WARC-Target-URI: \(uri)\r
            WARC-Record-ID: <urn:uuid:\(UUID().uuidString)>\r
            WARC-Date: 2026-01-01T00:00:00Z\r
            Content-Type: \(contentType)\r
            Content-Length: \(length ?? block.count)\r
            \r\n
            """.utf8) + block + Array("\r\n\r\n".utf8)
    }

    private func response(_ uri: String, status: Int = 200, headers: String = "", body: [UInt8] = []) -> [UInt8] {
        record("response", uri, Array("HTTP/1.1 \(status) OK\r\n\(headers)\r\n".utf8) + body)
    }

    private func replay(_ bytes: [UInt8], limits: FetchLimits = .quick) throws -> WARCReplay {
        let file = folder.appending(path: "\(UUID().uuidString).warc")
        try Data(bytes).write(to: file)
        return try WARCReplay(paths: [file.path], limits: limits)
    }

    private func fetch(_ url: String, from bytes: [UInt8]) async throws -> Result<Page, FetchFailure> {
        await (try replay(bytes)).fetcher.fetch(FetchRequest(url: url))
    }

    private let chunks = Array("5;x=y\r\nhello\r\n6\r\n world\r\n0\r\n\r\n".utf8)

    @Test func undoesChunks() async throws {
        let bytes = response("http://a.example/", headers: "Transfer-Encoding: chunked\r\n", body: chunks)
        let page = try await fetch("http://a.example/", from: bytes).get()
        #expect(page.text == "hello world")
        #expect(page.header("transfer-encoding") == "chunked")
    }

    @Test func takesChunkedThatIsNotAsItIs() async throws {
        let bytes = response("http://a.example/", headers: "Transfer-Encoding: chunked\r\n", body: Array("<html>".utf8))
        #expect(try await fetch("http://a.example/", from: bytes).get().text == "<html>")
    }

    @Test(arguments: ["gzip", "x-gzip", "GZIP", "deflate"])
    func decompresses(encoding: String) async throws {
        let zipped = try #require(Gzip.member(Array("hello".utf8)))
        // A gzip member is 10 bytes of header, raw deflate, and 8 bytes of check and size.
        let body = encoding == "deflate" ? Array(zipped.dropFirst(10).dropLast(8)) : zipped
        let bytes = response("http://a.example/", headers: "Content-Encoding: \(encoding)\r\n", body: body)
        #expect(try await fetch("http://a.example/", from: bytes).get().text == "hello")
    }

    @Test func decompressesChunks() async throws {
        let zipped = try #require(Gzip.member(Array("hello".utf8)))
        let body = Array("\(String(zipped.count, radix: 16))\r\n".utf8) + zipped + Array("\r\n0\r\n\r\n".utf8)
        let headers = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
        let bytes = response("http://a.example/", headers: headers, body: body)
        #expect(try await fetch("http://a.example/", from: bytes).get().text == "hello")
    }

    @Test func aBombIsBounded() async throws {
        let bomb = try #require(Gzip.member([UInt8](repeating: 0, count: 4 << 20)))
        let bytes = response("http://a.example/", headers: "Content-Encoding: gzip\r\n", body: bomb)
        #expect(try await fetch("http://a.example/", from: bytes).failure == .oversized(limit: 1 << 20))
        let large = response("http://a.example/", body: [UInt8](repeating: 0, count: 9 << 20))
        #expect(try await fetch("http://a.example/", from: large).failure == .oversized(limit: 1 << 20))
    }

    @Test(arguments: [
        ("Content-Encoding: br\r\n", "xx"), ("Content-Encoding: gzip\r\n", "\u{1F}"),
        ("Content-Encoding: deflate\r\n", "xx"),
        ("Transfer-Encoding: chunked\r\n", "ff\r\nshort"), ("Transfer-Encoding: chunked\r\n", "5\r\nshort\r\n"),
    ])
    func brokenBodies(headers: String, text: String) async throws {
        let result = try await fetch(
            "http://a.example/", from: response("http://a.example/", headers: headers, body: Array(text.utf8)))
        if text == "\u{1F}" {
            // Not compressed at all, as tools leave it that store decoded bodies under the old headers.
            #expect(try result.get().text == text)
        } else if case .malformedResponse = result.failure {
        } else {
            Issue.record("\(result)")
        }
    }

    @Test func followsRedirectsByAddress() async throws {
        let bytes =
            response("http://a.example/", status: 301, headers: "Location: /b\r\n")
            + response("http://a.example/b", status: 302, headers: "Location: https://c.example/x\r\n")
            + response("https://c.example/x", body: Array("end".utf8))
            + response("http://a.example/out", status: 302, headers: "Location: http://d.example/\r\n")
            + response("http://a.example/file", status: 302, headers: "Location: file:///etc/passwd\r\n")
            + response("http://a.example/loop", status: 302, headers: "Location: loop\r\n")
        let page = try await fetch("http://a.example", from: bytes).get()
        #expect(page.hops.map(\.status) == [301, 302, 200])
        #expect(page.text == "end")
        #expect(try await fetch("http://a.example/out", from: bytes).failure == .notRecorded)
        #expect(try await fetch("http://a.example/file", from: bytes).failure == .forbiddenScheme("file"))
        #expect(try await fetch("http://a.example/loop", from: bytes).failure == .tooManyRedirects(limit: 10))
    }

    @Test func readsWhatToolsDoDifferently() async throws {
        let bytes =
            Array("\r\n".utf8)
            + record("warcinfo", "", Array("software: other\r\n".utf8), contentType: "application/warc-fields")
            + record("request", "http://a.example/", Array("GET / HTTP/1.1\r\n\r\n".utf8))
            + record("response", "dns:a.example", Array("20260101\r\n".utf8), contentType: "text/dns")
            + record("metadata", "http://a.example/", Array("{\"url\": 1}".utf8), contentType: "application/json")
            + record("revisit", "http://a.example/", Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
            + record("revisit", "http://a.example/b", Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
            + record("resource", "file:///etc/passwd", Array("secret".utf8), contentType: "text/plain")
            + record(
                "resource", "http://a.example/r", Array("# Title".utf8), contentType: "text/markdown", version: "1.1")
            + record("response", "<http://a.example/>", Array("HTTP/1.0 200 OK\nA: b\n\nbody".utf8), version: "1.1")
        let replay = try replay(bytes)
        #expect(replay.warnings.map(\.problem) == [.revisitsSkipped])
        let fetcher = replay.fetcher
        #expect(try await fetcher.fetch(FetchRequest(url: "http://a.example/")).get().text == "body")
        let resource = try await fetcher.fetch(FetchRequest(url: "http://a.example/r")).get()
        #expect(resource.header("Content-Type") == "text/markdown")
        #expect(resource.text == "# Title")
        #expect(await fetcher.fetch(FetchRequest(url: "file:///etc/passwd")) == .failure(.forbiddenScheme("file")))
    }

    @Test func capturesComeInOrder() async throws {
        let bytes = ["one", "two"].flatMap { response("http://a.example/", body: Array($0.utf8)) }
        let fetcher = (try replay(bytes)).fetcher
        var texts: [String] = []
        for _ in 0..<3 { texts.append(try await fetcher.fetch(FetchRequest(url: "http://a.example/")).get().text) }
        #expect(texts == ["one", "two", "two"])
    }

    @Test(arguments: [
        "", "no archive", "WARC/1.0", "WARC/1.0\r\n\r\n", "WARC/1.0\r\nContent-Length: -1\r\n\r\n",
        "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\n",
        "\u{1F}\u{8B}", "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 500\r\n\r\nHTTP",
    ])
    func nonsenseIsAWarningAtMost(text: String) async throws {
        let replay = try replay(Array(text.utf8))
        #expect(replay.warnings.count <= 1)
        #expect(replay.warnings.isEmpty == text.isEmpty)
        #expect(await replay.fetcher.fetch(FetchRequest(url: "http://a.example/")) == .failure(.notRecorded))
    }

    @Test func endlessHeadersAreRefused() async throws {
        let replay = try replay(
            Array("WARC/1.0\r\n".utf8) + Array(String(repeating: "X-Y: z\r\n", count: 20_000).utf8))
        #expect(replay.warnings.map(\.problem) == [.damaged(.malformed(at: WARCPosition()))])
    }

    @Test func `an error names the byte of the file, and of what is compressed there`() throws {
        let whole = response("http://a.example/")
        let rubbish = Array("no record\r\n\r\n".utf8)
        let start = UInt64(whole.count)
        #expect(try problem(whole + rubbish) == .malformed(at: WARCPosition(offset: start)))
        let together = try #require(Gzip.member(whole + rubbish))
        #expect(try problem(together) == .malformed(at: WARCPosition(member: 0, offset: start)))
        let members = try [whole, rubbish].map { try #require(Gzip.member($0)) }
        let second = WARCPosition(member: UInt64(members[0].count))
        #expect(try problem(members[0] + members[1]) == .malformed(at: second))
        #expect(
            "\(WARCError.malformed(at: second))".hasSuffix("at byte 0 of the gzip member at byte \(members[0].count)"))
        #expect(try problem(whole.dropLast(5)) == .cut(at: WARCPosition(offset: start - 5)))
    }

    @Test func `records behind a long body are found, and a long body that is cut is not one`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
        let records =
            response("http://a.example/1", body: body) + response("http://a.example/2", body: Array("two".utf8))
        #expect(try await fetch("http://a.example/2", from: records).get().text == "two")
        #expect(try await fetch("http://a.example/1", from: records).get().body == body)
        let cut = Array(response("http://a.example/1", body: body).dropLast(1_000))
        #expect(try problem(cut) == .cut(at: WARCPosition(offset: UInt64(cut.count))))
        #expect(
            await (try replay(cut)).fetcher.fetch(FetchRequest(url: "http://a.example/1")) == .failure(.notRecorded))
    }

    /// The damage that ends the reading of a file.
    private func problem(_ bytes: [UInt8]) throws -> WARCError? {
        guard case .damaged(let error) = try replay(bytes).warnings.first?.problem else { return nil }
        return error
    }

    @Test func `any number of empty lines may stand between records`() async throws {
        let gap = [UInt8](repeating: UInt8(ascii: "\n"), count: 4 << 20)
        let records = response("http://a.example/1") + gap + response("http://a.example/2", body: Array("two".utf8))
        let packed = try #require(Gzip.member(records))
        #expect(try await fetch("http://a.example/2", from: packed).get().text == "two")
    }

    /// Changes bytes all over: no input may crash the reader.
    @Test func survivesDamage() async throws {
        let good = response("http://a.example/", headers: "Transfer-Encoding: chunked\r\n", body: chunks)
        let zipped = try #require(Gzip.member(good))
        for bytes in [good, zipped] {
            for index in bytes.indices where index % 3 == 0 {
                // Lets the other tests' servers answer.
                await Task.yield()
                var damaged = bytes
                damaged[index] ^= 0x15
                _ = try await fetch("http://a.example/", from: damaged)
            }
        }
    }
}
