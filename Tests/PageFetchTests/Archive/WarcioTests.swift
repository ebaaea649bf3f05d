import Foundation
import SurveyTestSupport
import Testing

@testable import PageFetch

/// Both ways between our files and warcio, the reference library.
@Suite(.timeLimit(.minutes(15))) struct WarcioTests {
    private struct Record: Codable, Equatable {
        var type: String
        var uri: String?
        var status: Int?
        var method: String?
        var body: String
    }

    private func warcio(_ command: String, _ file: URL) async throws -> String {
        let script = Tool.repository.appending(path: "Tests/PageFetchTests/Support/warc_interop.py")
        return try await ForeignProgram.output(of: ForeignProgram.python, [script.path, command, file.path])
    }

    @Test func warcioReadsOurFiles() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "ours.warc.gz")
            let url = "https://a.example/"
            let headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("Content-Length", "9")]
                .map { Page.Header(name: $0, value: $1) }
            let moved = Page.Hop(
                url: url, status: 301, headers: [Page.Header(name: "Location", value: "/new")])
            let body = Array("stored decoded".utf8)
            let last = Page.Hop(url: url + "new", status: 200, headers: headers)
            let writer = try WARCWriter(path: file.path, software: "provider-survey/test")
            let request = FetchRequest(url: url)
            writer.append(request, .success(Page(url: url, hops: [moved, last], body: body)))
            writer.append(request, .failure(.nameNotResolved(host: "a.example")))
            try writer.close()
            let records = try await warcio("read", file).split(separator: "\n").map {
                try JSONDecoder().decode(Record.self, from: Data($0.utf8))
            }
            let exchange = ["response", "request"]
            #expect(records.map(\.type) == ["warcinfo"] + exchange + exchange + ["metadata", "metadata"])
            #expect(records[1] == Record(type: "response", uri: url, status: 301, body: hex([])))
            #expect(records[2] == Record(type: "request", uri: url, method: "GET", body: hex([])))
            #expect(records[3] == Record(type: "response", uri: url + "new", status: 200, body: hex(body)))
            #expect(records[4] == Record(type: "request", uri: url + "new", method: "GET", body: hex([])))
        }
    }

    @Test func weReadItsFiles() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "theirs.warc.gz")
            _ = try await warcio("write", file)
            let replay = try WARCReplay(paths: [file.path])
            #expect(replay.warnings.isEmpty)
            for path in ["plain", "gzip", "chunked", "moved"] {
                let page = try await replay.fetcher.fetch(FetchRequest(url: "https://a.example/\(path)")).get()
                #expect(page.text == "written by warcio")
            }
        }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        SHA256.hash(bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
