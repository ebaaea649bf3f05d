import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// `check --fix` and `cite` as a maintainer runs them, on the shipped survey.
@Suite(.timeLimit(.minutes(15))) struct CorrectionTests {
    private static let claim = "together-ai/credentials.api-key"
    private static let moved = "https://docs.cohere.com/docs/rate-limits.md"
    private static let target = "https://docs.cohere.com/docs/limits-and-keys.md"

    private static let subjects = ["together-ai", "deepseek", "cohere"]

    /// Pages that the subjects cite; the rest of the invented web would only cost time.
    static func pages(_ maker: PageMaker) -> [SitePage] {
        let sources = maker.survey.sourcesByID
        var addresses: Set<String> = []
        for claim in maker.survey.claims where subjects.contains(claim.subject) {
            for evidence in claim.evidence {
                guard let source = sources[evidence.source] else { continue }
                addresses.insert(source.fetchURL(for: source.isTemplate ? claim.field(for: evidence)?.value.text : nil))
            }
        }
        return maker.pages().filter { addresses.contains($0.url) }
    }

    /// The subjects' pages after a rename that two sources show, one that a single source shows, and a move.
    static func driftedPages(of survey: Survey) -> [SitePage] {
        var maker = PageMaker(survey)
        maker.rewrite = { claim, evidence, text in
            switch (claim.id, evidence.source) {
            case (Self.claim, "together-openai-compat"), (Self.claim, "models-dev"):
                text.replacing("TOGETHER_API_KEY", with: "TOGETHER_KEY")
            case ("deepseek/endpoints.anthropic", "deepseek-first-call"):
                text.replacing("https://api.deepseek.com/anthropic", with: "https://api.deepseek.com/anthropic/v1")
            default: text
            }
        }
        return pages(maker).flatMap { page -> [SitePage] in
            guard page.url == moved else { return [page] }
            var there = page
            there.url = target
            return [SitePage(url: moved, status: 301, headers: ["Location": target], body: ""), there]
        }
    }

    private static func contents(of folder: URL) throws -> [String: Data] {
        let data = folder.appending(path: "data")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: data.path).filter {
            $0.hasSuffix(".json") && $0 != "baseline.json"
        }
        return try Dictionary(uniqueKeysWithValues: paths.map { ($0, try Data(contentsOf: data.appending(path: $0))) })
    }

    @Test func `a dry run writes nothing and shows a patch that does what the real run does`() async throws {
        let survey = try ShippedSurvey.load()
        let check = ["check"] + Self.subjects + ["--color", "never"]
        try await ShippedSurvey.withCopy { folder in
            try await LoopbackSite.serving(Self.pages(PageMaker(survey)), in: folder) { site in
                let accepted = try await Tool.run(["accept"] + Self.subjects + site.options, in: folder)
                #expect(accepted.exitCode == 0, "\(accepted.errors)")
            }
            let original = try Self.contents(of: folder)
            try await LoopbackSite.serving(Self.driftedPages(of: survey), in: folder) { site in
                let dry = try await Tool.run(check + ["--fix", "--dry-run"] + site.options, in: folder)
                #expect(dry.exitCode == 1, "\(dry.errors)")
                #expect(try Self.contents(of: folder) == original)
                #expect(
                    dry.output.contains("+      \"environment\": [\"TOGETHER_KEY\", \"TOGETHERAI_API_KEY\""),
                    "\(dry.output)")
                #expect(
                    dry.output.contains("deepseek/endpoints.anthropic  baseURL: only deepseek-first-call names"),
                    "\(dry.output)")

                let copy = folder.appending(path: "patched")
                try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
                try FileManager.default.copyItem(
                    at: folder.appending(path: "data"), to: copy.appending(path: "data"))
                let patch = copy.appending(path: "edits.patch")
                try Data(dry.output.utf8).write(to: patch)
                try await ForeignProgram.output(of: "git", ["apply", "edits.patch"], in: copy)

                let real = try await Tool.run(check + ["--fix"] + site.options, in: folder)
                #expect(real.exitCode == 1, "one drift is left: \(real.errors)")
                #expect(try Self.contents(of: folder) == Self.contents(of: copy))
                let changed = try Self.contents(of: folder).filter { original[$0.key] != $0.value }.keys.sorted()
                // One source has moved, and two were seen to name the new value.
                #expect(
                    changed == [
                        "providers/together-ai.json", "sources/cohere.json", "sources/models-dev.json",
                        "sources/together-ai.json",
                    ])

                let valid = try await Tool.run(["validate"], in: folder)
                #expect(valid.exitCode == 0, "\(valid.errors)")
                let again = try await Tool.run(
                    check.dropLast(2) + ["--fix", "--format", "json"] + site.options, in: folder)
                let report = try CheckReportJSON(again.output)
                #expect(report.outcome(Self.claim) == "verified")
                #expect(report.count("moved") == 0)
                #expect(report.outcome("deepseek/endpoints.anthropic") == "changed")
                #expect(again.errors.contains("There is nothing to correct without a person."))
                let single = try await Tool.run(["check", "together-ai"] + site.options, in: folder)
                #expect(single.exitCode == 0, "\(single.output)")
            }
        }
    }

    @Test func `cite proposes from a recording what explain then shows`() async throws {
        let survey = try ShippedSurvey.load()
        try await ShippedSurvey.withCopy { folder in
            try await LoopbackSite.serving(Self.pages(PageMaker(survey)), in: folder) { site in
                _ = try await Tool.run(["check", "together-ai", "--record", "run.warc.gz"] + site.options, in: folder)
            }
            func cite(_ arguments: String...) async throws -> SurveyTestSupport.Tool.Run {
                try await Tool.run(["cite", "together-ai"] + arguments + ["--replay", "run.warc.gz"], in: folder)
            }
            let found = try await cite("routing.litellm", "--source", "litellm-together-ai", "--json")
            #expect(found.exitCode == 0, "\(found.errors)")
            let proposals = try JSONParser.parse(Array(found.output.utf8))["proposals"]?.array ?? []
            let quote = try #require(proposals.first?["evidence"]?["quote"]?.string)
            #expect(quote.contains("together_ai/"))
            let text = try await cite("together-ai/routing.litellm", "--source", "litellm-together-ai")
            #expect(text.output.contains("\"quote\": "), "\(text.output)")
            let registry = try await cite("routing.models-dev", "--source", "models-dev")
            #expect(registry.output.contains("\"pointer\": \"/togetherai"), "\(registry.output)\(registry.errors)")
            let elsewhere = try await cite("endpoints.global", "--source", "litellm-together-ai")
            #expect(elsewhere.exitCode == 1)
            #expect(elsewhere.errors.contains("does not stand"), "\(elsewhere.errors)")
            let unread = try await cite("endpoints.global", "--source", "moonshot-platform")
            #expect(unread.exitCode == 3)
            let term = try await cite("consumerPlan", "--source", "litellm-together-ai")
            #expect(term.exitCode == 64)
            #expect(term.errors.contains("--phrase"), "\(term.errors)")
        }
    }

    @Test func `explain and check say how old a confirmation is`() async throws {
        try await ShippedSurvey.withCopy { folder in
            let explained = try await Tool.run(
                ["explain", Self.claim, "--today", "2026-12-21", "--color", "always"], in: folder)
            #expect(explained.output.contains("last confirmed 122 days ago (2026-08-21)"), "\(explained.output)")
            #expect(!explained.output.contains("\u{1B}[33m"))
            let later = try await Tool.run(
                ["explain", Self.claim, "--today", "2027-08-21", "--color", "always"], in: folder)
            #expect(later.output.contains("\u{1B}[33m  last confirmed 365 days ago"), "\(later.output)")
            let survey = try ShippedSurvey.load()
            let run = try await LoopbackSite.serving(Self.pages(PageMaker(survey)), in: folder) { site in
                try await Tool.run(
                    ["check", "together-ai", "--today", "2027-08-21", "--max-age", "300"] + site.options, in: folder)
            }
            #expect(run.exitCode == 0)
            #expect(run.output.contains("last confirmed more than 300 days ago"), "\(run.output)")
        }
    }
}
