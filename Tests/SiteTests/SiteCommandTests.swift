import Foundation
import SurveyTestSupport
import Testing

/// `provider-survey site` as people call it.
@Suite struct SiteCommandTests {
    private func run(_ arguments: [String]) async throws -> Tool.Run {
        try await Tool.run(["site", "--today", BuiltSite.today] + arguments, in: Tool.repository)
    }

    @Test func `a second run writes nothing, and removes pages that are no longer made`() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.appending(path: "site").path
            #expect(try await run(["--output", site]).exitCode == 0)
            let again = try await run(["--output", site])
            #expect(again.exitCode == 0 && again.errors.contains(": 0 files written"), "\(again.errors)")
            let earlier = try await run(["--output", site, "--as-of", "2026-04-27"])
            #expect(earlier.exitCode == 0)
            let pages = try FileManager.default.contentsOfDirectory(atPath: site + "/providers")
            #expect(pages.contains("together-ai.html") && !pages.contains("groq-plan.html") && pages.count < 120)
        }
    }

    @Test func `a file of somebody else in its place is left alone`() async throws {
        try await withTemporaryFolder { folder in
            let page = folder.appending(path: "index.html")
            try Data("mine".utf8).write(to: page)
            let run = try await run(["--output", folder.path])
            #expect(run.exitCode == 74 && run.errors.contains("index.html"), "\(run.errors)")
            #expect(try String(contentsOf: page, encoding: .utf8) == "mine")
        }
    }

    @Test func `what is no report and what is no address are refused`() async throws {
        try await withTemporaryFolder { folder in
            let report = folder.appending(path: "run.json")
            try Data("{\"schemaVersion\": 1}".utf8).write(to: report)
            let site = folder.appending(path: "site").path
            #expect(try await run(["--output", site, "--report", report.path]).exitCode == 74)
            #expect(try await run(["--output", site, "--base-url", "javascript:alert(1)"]).exitCode == 64)
            #expect(!FileManager.default.fileExists(atPath: site))
        }
    }

    @Test func `feeds have whole addresses where the site's is known`() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.appending(path: "site")
            #expect(try await run(["--output", site.path, "--base-url", "https://survey.example/x"]).exitCode == 0)
            let feed = try String(contentsOf: site.appending(path: "feeds/together-ai.json"), encoding: .utf8)
            #expect(feed.contains("\"https://survey.example/x/providers/together-ai.html#endpoints.global\""))
            let list = try String(contentsOf: site.appending(path: "llms.txt"), encoding: .utf8)
            #expect(list.contains("](https://survey.example/x/providers/together-ai.md)"))
            #expect(feed.contains("\"feed_url\": \"https://survey.example/x/feeds/together-ai.json\""))
        }
    }
}
