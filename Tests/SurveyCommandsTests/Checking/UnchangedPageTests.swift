import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// What a run may conclude from a page that a server calls unchanged, seen through the built tool and a real server.
@Suite(.timeLimit(.minutes(15))) struct UnchangedPageTests {
    private static let claim = "small-1/endpoints.global"
    private static let page = "https://docs.small.example/old/1"
    private static let date = ["Last-Modified": "Tue, 10 Nov 2026 08:00:00 GMT"]

    /// The pages of the small survey; the first one has a date, and is replaced by `changed`.
    private func pages(in folder: URL, _ changed: (SitePage) -> [SitePage]) throws -> [SitePage] {
        try SmallSurvey.pages(in: folder).flatMap { page in
            guard page.url == Self.page else { return [page] }
            return changed(SitePage(url: page.url, headers: Self.date, body: page.body))
        }
    }

    private func check(_ folder: URL, _ pages: [SitePage]) async throws -> CheckReportJSON {
        try await LoopbackSite.serving(pages, in: folder) { site in
            let run = try await Tool.run(["check", "--format", "json"] + site.options, in: folder)
            return try CheckReportJSON(run.output)
        }
    }

    @Test func `a page that is unchanged keeps its outcome without being sent`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try self.pages(in: folder) { [$0] }
            let first = try await check(folder, pages)
            #expect(first.outcome(Self.claim) == "verified")
            let second = try await check(folder, pages)
            #expect(second.outcome(Self.claim) == "verified")
            let source = second.root["sources"]?.array?.first { $0["url"]?.string == Self.page }
            #expect(source?["outcome"]?.string == "notModified")
        }
    }

    @Test func `a page that redirects to an older one is read whole`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let unchanged = try self.pages(in: folder) { [$0] }
            let first = try await check(folder, unchanged)
            #expect(first.outcome(Self.claim) == "verified")
            let elsewhere = "https://docs.small.example/archive/1"
            let moved = try self.pages(in: folder) { page in
                [
                    SitePage(url: page.url, status: 302, headers: ["Location": elsewhere], body: ""),
                    SitePage(
                        url: elsewhere, headers: ["Last-Modified": "Thu, 02 Jan 2020 08:00:00 GMT"],
                        body: "<h1>Archive</h1><p>Nothing about this interface is kept here.</p>"),
                ]
            }
            let second = try await check(folder, moved)
            #expect(second.outcome(Self.claim) == "lost")
        }
    }

    @Test func `what another matcher concluded is concluded again`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let unchanged = try self.pages(in: folder) { [$0] }
            let first = try await check(folder, unchanged)
            #expect(first.outcome(Self.claim) == "verified")
            let file = folder.appending(path: ".provider-survey/state.json")
            let state = try String(contentsOf: file, encoding: .utf8)
            try Data(state.replacing(/"matcher": [0-9]+/, with: "\"matcher\": 0").utf8).write(to: file)
            let silent = try self.pages(in: folder) { page in
                [SitePage(url: page.url, headers: Self.date, body: "<h1>Documentation</h1><p>Nothing is left.</p>")]
            }
            let second = try await check(folder, silent)
            #expect(second.outcome(Self.claim) == "lost")
        }
    }

    @Test func `a whole run forgets pages and claims that are no longer in the survey`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try self.pages(in: folder) { [$0] }
            _ = try await check(folder, pages)
            let file = folder.appending(path: ".provider-survey/state.json")
            let before = try String(contentsOf: file, encoding: .utf8)
            #expect(before.contains(Self.claim))
            for name in ["providers", "sources"] {
                try FileManager.default.removeItem(at: folder.appending(path: "data/\(name)/small-1.json"))
            }
            _ = try await check(folder, pages)
            let state = try String(contentsOf: file, encoding: .utf8)
            #expect(!state.contains(Self.claim) && !state.contains(Self.page + "\""))
            #expect(state.contains("small-2/endpoints.global"))
        }
    }

    @Test func `accept leaves no baseline when no page could be read`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try SmallSurvey.pages(in: folder)
            try await LoopbackSite.serving(pages, in: folder) { site in
                _ = try await Tool.run(["check", "small-2", "--record", "run.warc.gz"] + site.options, in: folder)
            }
            let run = try await Tool.run(["accept", "small-1", "--replay", "run.warc.gz"], in: folder)
            #expect(run.exitCode == 3)
            #expect(run.output.contains("accepted 0 places, and the text of 0 pages"), "\(run.output)")
            let baseline = folder.appending(path: "data/baseline.json").path
            #expect(!FileManager.default.fileExists(atPath: baseline))
        }
    }

    @Test func `accept for one source asks for its pages alone`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try SmallSurvey.pages(in: folder)
            try await LoopbackSite.serving(pages, in: folder) { site in
                let run = try await Tool.run(
                    ["accept", "--source", "small-docs-1", "--record", "run.warc.gz"] + site.options, in: folder)
                #expect(run.exitCode == 0, "\(run.errors)")
                #expect(run.output.contains("accepted 1 place"))
            }
            let replayed = try await Tool.run(
                ["check", "--replay", "run.warc.gz", "--format", "json"], in: folder)
            let report = try CheckReportJSON(replayed.output)
            #expect(report.outcome(Self.claim) == "verified")
            #expect(report.outcome("small-2/endpoints.global") == "undecided", "it was not asked for")
        }
    }

    @Test func `a baseline with a count that cannot be is refused with its place`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try SmallSurvey.pages(in: folder)
            try await LoopbackSite.serving(pages, in: folder) { site in
                _ = try await Tool.run(["accept", "--all"] + site.options, in: folder)
                let file = folder.appending(path: "data/baseline.json")
                let baseline = try String(contentsOf: file, encoding: .utf8)
                #expect(baseline.contains("\"leftInUnit\": "))
                try Data(baseline.replacing(/"leftInUnit": [0-9]+/, with: "\"leftInUnit\": -1").utf8).write(to: file)
                let run = try await Tool.run(["check"] + site.options, in: folder)
                #expect(run.exitCode == 2, "\(run.errors)")
                #expect(run.errors.contains(/baseline\.json:[0-9]+:[0-9]+: error: 'leftInUnit'/), "\(run.errors)")
            }
        }
    }
}
