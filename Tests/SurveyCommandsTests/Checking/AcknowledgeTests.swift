import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// `acknowledge` silences what the last run found, and nothing else.
@Suite(.timeLimit(.minutes(15))) struct AcknowledgeTests {
    private static let base = "https://api.small-1.example/v1"
    private static let silence = ["--because", "cosmetic", "--until", "2026-07-01"] + SmallSurvey.today

    /// A folder whose last run found one drift, with its fingerprint.
    private func withDrift(_ body: (URL, LoopbackSite, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try SmallSurvey.pages(in: folder)
            try await LoopbackSite.serving(pages, in: folder) { site in
                _ = try await Tool.run(["check"] + SmallSurvey.today + site.options, in: folder)
            }
            let drifted = pages.map { page in
                var page = page
                if page.url.hasSuffix("/1") { page.body = page.body.replacing(Self.base, with: Self.base + "7") }
                return page
            }
            try await LoopbackSite.serving(drifted, in: folder) { site in
                let run = try await Tool.run(
                    ["check", "--report", "run.json"] + SmallSurvey.today + site.options, in: folder)
                #expect(run.exitCode == 1, "\(run.errors)")
                let report = try CheckReportJSON(file: folder.appending(path: "run.json"))
                let claim = try #require(report.claim("small-1/endpoints.global"))
                try await body(folder, site, try #require(claim["fingerprint"]?.string))
            }
        }
    }

    @Test func `a finding of the last run is silenced, and the file names its claim`() async throws {
        try await withDrift { folder, site, fingerprint in
            let run = try await Tool.run(["acknowledge", fingerprint] + Self.silence, in: folder)
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(run.output.contains("(small-1/endpoints.global) until 2026-07-01"))
            let file = try JSONParser.parse(try WholeFile.read(folder.path + "/data/acknowledged.json"))
            #expect(file["acknowledged"]?.array?.first?["claim"]?.string == "small-1/endpoints.global")
            let again = try await Tool.run(["check"] + SmallSurvey.today + site.options, in: folder)
            #expect(again.exitCode == 0, "\(again.output)")
        }
    }

    @Test func `a fingerprint that no run had is refused, with the near one`() async throws {
        try await withDrift { folder, _, fingerprint in
            let last = fingerprint.hasSuffix("0") ? "1" : "0"
            let typed = String(fingerprint.dropLast()) + last
            for wrong in [typed, String(fingerprint.prefix(10))] {
                let run = try await Tool.run(["acknowledge", wrong] + Self.silence, in: folder)
                #expect(run.exitCode == 64)
                #expect(
                    run.errors.contains("did you mean '\(fingerprint)' (small-1/endpoints.global)?"), "\(run.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/data/acknowledged.json"))
        }
    }

    @Test func `a report stands in for a run that was made elsewhere`() async throws {
        try await withDrift { folder, _, fingerprint in
            let elsewhere = ["acknowledge", fingerprint, "--state", "nowhere"] + Self.silence
            let unknown = try await Tool.run(elsewhere, in: folder)
            #expect(unknown.exitCode == 64)
            #expect(unknown.errors.contains("run 'check' first, or name its report with --report"), "\(unknown.errors)")
            let run = try await Tool.run(elsewhere + ["--report", "run.json"], in: folder)
            #expect(run.exitCode == 0, "\(run.errors)")
        }
    }
}
