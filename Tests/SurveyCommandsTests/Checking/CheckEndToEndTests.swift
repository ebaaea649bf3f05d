import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The shipped survey, the real fetcher and reader, a real TLS server: what a maintainer sees.
@Suite(.timeLimit(.minutes(15))) struct CheckEndToEndTests {
    private static let json = ["--format", "json", "--color", "never"]

    @Test func `a recorded run replays without a network to the same report`() async throws {
        let survey = try ShippedSurvey.load()
        let pages = PageMaker(survey).pages()
        #expect(pages.count >= 20)
        try await ShippedSurvey.withCopy { folder in
            let live = try await LoopbackSite.serving(pages, in: folder) { site in
                try await Tool.run(["check", "--record", "run.warc.gz"] + site.options + Self.json, in: folder)
            }
            #expect(live.exitCode == 0, "\(live.errors)")
            let report = try CheckReportJSON(live.output)
            let sources = survey.sourcesByID
            let open = survey.claims.filter { $0.isGuarded(by: sources) && report.outcome($0.id) != "verified" }
            #expect(open.map { "\($0.id) \(report.outcome($0.id) ?? "")" } == [])
            let states = folder.appending(path: ".provider-survey")
            try? FileManager.default.removeItem(at: states)
            let replayed = try await Tool.run(["check", "--replay", "run.warc.gz"] + Self.json, in: folder)
            #expect(replayed.exitCode == 0, "\(replayed.errors)")
            #expect(try CheckReportJSON(replayed.output).timeless == report.timeless)
        }
    }

    @Test func `every kind of drift is named, and nothing else is`() async throws {
        let survey = try ShippedSurvey.load()
        try await ShippedSurvey.withCopy { folder in
            try await LoopbackSite.serving(PageMaker(survey).pages(), in: folder) { site in
                let accepted = try await Tool.run(["accept", "--all"] + site.options, in: folder)
                #expect(accepted.exitCode == 0, "\(accepted.errors)")
            }
            let run = try await LoopbackSite.serving(DriftingSite.pages(of: survey), in: folder) { site in
                try await Tool.run(["check"] + site.options + Self.json, in: folder)
            }
            #expect(run.exitCode == 1, "\(run.errors)")
            let report = try CheckReportJSON(run.output)
            #expect(report.outcome(DriftingSite.renamedPrefix) == "changed")
            #expect(report.found(DriftingSite.renamedPrefix) == "azure_ai")
            #expect(report.outcome(DriftingSite.suffixedVariable) == "changed")
            #expect(report.found(DriftingSite.suffixedVariable) == "TOGETHER_API_KEY_V2")
            #expect(report.outcome(DriftingSite.versionedURL) == "changed")
            #expect(report.found(DriftingSite.versionedURL) == "https://api.deepseek.com/anthropic/v1")
            #expect(report.outcome(DriftingSite.vanishedStatement) == "lost")
            #expect(report.outcome(DriftingSite.counterPhrase) == "contradicted")
            #expect(report.outcome(DriftingSite.movedPage) == "moved")
            #expect(report.outcome(DriftingSite.gonePage) == "gone")
            #expect(report.outcome(DriftingSite.walledPage) == "undecided")
            #expect(report.outcome(DriftingSite.newFurniture) == "verified")
            let alarms = (report.root["claims"]?.array ?? []).filter {
                ["changed", "lost", "contradicted", "gone", "moved"].contains($0["outcome"]?.string ?? "")
            }
            let unexpected = alarms.compactMap { $0["id"]?.string }.filter { !DriftingSite.affected.contains($0) }
            // The moved page carries other claims, which move with it.
            #expect(unexpected.filter { report.outcome($0) != "moved" } == [])
        }
    }

    @Test func `without a network one sentence says so, and the exit code is 3`() async throws {
        try await ShippedSurvey.withCopy { folder in
            let run = try await Tool.run(["check", "--proxy", "http://127.0.0.1:9"], in: folder)
            #expect(run.exitCode == 3)
            #expect(run.errors.contains("no network"), "\(run.errors)")
            #expect(run.errors.split(separator: "\n").count <= 5, "\(run.errors)")
        }
    }

    @Test func `a slug that must not exist fails in the same run`() async throws {
        let survey = try ShippedSurvey.load()
        var pages = PageMaker(survey).pages()
        let source = try #require(survey.sources.first { $0.id == "lobe-icons-svg" })
        let knownBad: String = try #require(source.knownBad)
        let bad = source.fetchURL(for: knownBad)
        pages.append(SitePage(url: bad, type: "image/svg+xml", body: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))
        try await ShippedSurvey.withCopy { folder in
            let run = try await LoopbackSite.serving(pages, in: folder) { site in
                try await Tool.run(["check", "together-ai"] + site.options + Self.json, in: folder)
            }
            let report = try CheckReportJSON(run.output)
            #expect(report.outcome("together-ai/logo") == "undecided")
        }
    }
}
