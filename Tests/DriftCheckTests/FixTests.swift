import PageFetch
import SurveyModel
import SurveySupport
import Testing

@testable import Corrections
@testable import DriftCheck
@testable import PageMatch
@testable import Reports

@Suite struct FixTests {
    private static let today = SurveyDate(secondsSince1970: day)
    private static let docs = "https://docs.acme.ai/auth"
    private static let catalog = "https://registry.example.com/catalog.json"
    private static let python = "https://sdk.acme.ai/client"

    // MARK: - A small survey in two formattings

    private static let header = """
        {"title": "Test", "dates": ["2026-04-27"], "methodology": [], "questions": [], "bottomLine": [],
         "considerations": []}
        """

    private static let credential = """
        {
              "environment": ["ACME_KEY"],
              "kind": "api-key",
              "asOf": "2026-04-27",
              "evidence": [
                { "source": "docs", "quote": "key in ACME_KEY before" },
                { "source": "python", "quote": "reads ACME_KEY from" }
              ]
            }
        """

    private static func provider(
        credential: String = Self.credential, route: String? = nil
    ) -> String {
        let litellm =
            route
            ?? "{ \"prefix\": \"acme_ai/\", \"asOf\": \"2026-04-27\", \"evidence\": [ { \"source\": \"catalog\", \"pointer\": \"/acme/prefix\" } ] }"
        return """
            {
              "$schema": "../schema/provider.schema.json",
              "id": "acme",   "name": "Acme",
              "vendor": "Acme",
              "category": "inference-platform",
              "credentials": [
                \(credential)
              ],
              "routing": { "litellm": \(litellm) }
            }

            """
    }

    private static let sources = """
        {
          "publisher": "Acme",
          "sources": [
            { "id": "docs", "title": "Keys", "url": "\(docs)#keys", "kind": "primary", "asOf": "2026-04-27" },
            { "id": "python", "title": "SDK", "url": "\(python)", "kind": "primary", "asOf": "2026-04-27" },
            { "id": "catalog", "title": "Catalog", "url": "\(catalog)", "kind": "registry", "asOf": "2026-04-27" }
          ]
        }
        """

    private static func files(_ provider: String, sources: String = Self.sources) -> [SurveyLoader.File] {
        [
            .init(path: "data/survey.json", bytes: Array(header.utf8)),
            .init(path: "data/providers/acme.json", bytes: Array(provider.utf8)),
            .init(path: "data/sources/acme.json", bytes: Array(sources.utf8)),
        ]
    }

    // MARK: - Pages

    private static func manual(_ name: String) -> Page {
        Site.page(docs, Site.html("<h1>Keys</h1><p>Set the key in \(name) before the first call.</p>"))
    }

    private static func client(_ name: String) -> Page {
        Site.page(python, Site.html("<h1>Client</h1><p>The client reads \(name) from the environment.</p>"))
    }

    private static func registry(_ prefix: String) -> Page {
        Site.page(catalog, "{\"acme\":{\"prefix\":\"\(prefix)\"}}", type: "application/json")
    }

    /// What a check of these files against these pages corrects.
    private func fixed(
        _ files: [SurveyLoader.File], _ pages: [Page], selection: [String] = [],
        acknowledging: Bool = false
    ) async throws -> (fixed: FixedSurvey, outcome: CheckResult) {
        let loaded = SurveyLoader.load(files, today: Self.today)
        let errors = loaded.diagnostics.filter { $0.severity == .error }.map(\.line)
        let survey = try #require(loaded.isValid ? loaded.survey : nil, "\(errors)")
        // The fragment is part of the citation, and not of the request that a server sees.
        let answers = pages.map { ($0.url == Self.docs ? Self.docs + "#keys" : $0.url, [$0]) }
        let site = Site(answers: Dictionary(uniqueKeysWithValues: answers))
        var options = CheckOptions()
        options.selection = selection
        func run() async -> CheckResult {
            await DriftCheck(
                survey: survey, state: confirmed(survey), fetcher: site.fetcher, secondsSince1970: day, options: options
            ).run()
        }
        var outcome = await run()
        if acknowledging {
            options.acknowledgements = outcome.report.claims.map {
                Acknowledgement(fingerprint: $0.fingerprint, reason: .upstreamError, until: Self.today)
            }
            outcome = await run()
        }
        let plan = FixPlan(survey, outcome, today: Self.today)
        return (FixedSurvey(plan, files: files, today: Self.today), outcome)
    }

    private func reason(_ run: (fixed: FixedSurvey, outcome: CheckResult), _ id: String) -> String? {
        run.fixed.left.first { $0.subject.id == id }?.reason
    }

    // MARK: - Renamed values

    @Test func `a rename that two sources agree on changes the value, its quotes, the date, and keeps the old value`()
        async throws
    {
        let files = Self.files(Self.provider())
        let run = try await fixed(
            files, [Self.manual("ACME_TOKEN"), Self.client("ACME_TOKEN"), Self.registry("acme_ai")])
        #expect(run.fixed.files.map(\.path) == ["data/sources/acme.json", "data/providers/acme.json"])
        let diff = try #require(run.fixed.files.last?.diff)
        #expect(
            diff == """
                --- a/data/providers/acme.json
                +++ b/data/providers/acme.json
                @@ -5,13 +5,14 @@
                   "category": "inference-platform",
                   "credentials": [
                     {
                -      "environment": ["ACME_KEY"],
                +      "environment": ["ACME_TOKEN"],
                       "kind": "api-key",
                -      "asOf": "2026-04-27",
                +      "asOf": "2026-09-21",
                       "evidence": [
                -        { "source": "docs", "quote": "key in ACME_KEY before" },
                -        { "source": "python", "quote": "reads ACME_KEY from" }
                -      ]
                +        { "source": "docs", "quote": "key in ACME_TOKEN before" },
                +        { "source": "python", "quote": "reads ACME_TOKEN from" }
                +      ],
                +      "previously": [ { "environment": ["ACME_KEY"], "until": "2026-09-21", "asOf": "2026-04-27" } ]
                     }
                   ],
                   "routing": { "litellm": { "prefix": "acme_ai/", "asOf": "2026-04-27", "evidence": [ { "source": "catalog", "pointer": "/acme/prefix" } ] } }

                """)
        // The two sources that said so were seen, the third one not: without a day of theirs the claim's would be refused.
        let sources = String(decoding: run.fixed.files.first?.after ?? [], as: UTF8.self)
        #expect(sources.ranges(of: "\"asOf\": \"2026-09-21\"").count == 2)
        #expect(sources.contains("\"kind\": \"registry\", \"asOf\": \"2026-04-27\""))
        #expect(run.outcome.exit.code == 1)
        #expect(run.outcome.exit.afterSettling(run.fixed.settles, in: run.outcome.report).code == 0)
    }

    @Test func `what was corrected is verified by the next check, and as of an earlier day the old value stands`()
        async throws
    {
        let pages = [Self.manual("ACME_TOKEN"), Self.client("ACME_TOKEN"), Self.registry("acme")]
        var files = Self.files(Self.provider())
        let run = try await fixed(files, pages)
        #expect(run.fixed.done.map(\.subject) == [.claim("acme/credentials.api-key"), .claim("acme/routing.litellm")])
        for file in run.fixed.files {
            files = files.map { $0.path == file.path ? .init(path: file.path, bytes: file.after) : $0 }
        }
        let next = try await fixed(files, pages)
        #expect(next.outcome.report.claims.map(\.outcome) == [.verified, .verified])
        #expect(next.fixed.files.isEmpty)
        let april = try #require(SurveyDate("2026-05-01"))
        let earlier = SurveyLoader.load(files, today: Self.today, asOf: april).survey
        #expect(earlier?.claims.flatMap { $0.fields.map(\.value.text) } == ["ACME_KEY", "acme_ai"])
    }

    @Test func `a registry alone is enough, on one line, slash and history kept`() async throws {
        let route = """
            { "prefix": "acme_ai/", "since": "2026-03-01", "asOf": "2026-04-27", "evidence": [ { "source": "catalog", "pointer": "/acme/prefix" } ], "previously": [ { "prefix": "acme-x/", "until": "2026-03-01", "asOf": "2026-01-01" } ] }
            """
        let files = Self.files(Self.provider(route: route))
        let run = try await fixed(files, [Self.manual("ACME_KEY"), Self.client("ACME_KEY"), Self.registry("acme")])
        let after = String(decoding: run.fixed.files.last?.after ?? [], as: UTF8.self)
        #expect(
            after.contains(
                """
                { "prefix": "acme/", "since": "2026-09-21", "asOf": "2026-09-21", "evidence": [ { "source": "catalog", "pointer": "/acme/prefix" } ], "previously": [ { "prefix": "acme_ai/", "until": "2026-09-21", "asOf": "2026-04-27", "since": "2026-03-01" }, { "prefix": "acme-x/", "until": "2026-03-01", "asOf": "2026-01-01" } ] }
                """), "\(after)")
        let day = try #require(SurveyDate("2026-03-15"))
        let edited = files.map { file in
            run.fixed.files.first { $0.path == file.path }.map { .init(path: $0.path, bytes: $0.after) } ?? file
        }
        let earlier = SurveyLoader.load(edited, today: Self.today, asOf: day).survey
        #expect(earlier?.claims.last?.fields.first?.value.text == "acme_ai")
    }

    @Test func `one source, disagreement, a lost neighbour and an acknowledgement are left alone, and said why`()
        async throws
    {
        let files = Self.files(Self.provider())
        let id = "acme/credentials.api-key"
        let registry = Self.registry("acme_ai")
        let walled = Site.page(Self.python, "", status: 403)
        let single = try await fixed(files, [Self.manual("ACME_TOKEN"), walled, registry])
        #expect(single.fixed.files.isEmpty)
        #expect(reason(single, id)?.contains("only docs names 'ACME_TOKEN'") == true, "\(single.fixed.left)")
        let differing = try await fixed(files, [Self.manual("ACME_TOKEN"), Self.client("ACME_SECRET"), registry])
        #expect(differing.fixed.files.isEmpty)
        #expect(reason(differing, id)?.contains("different values") == true, "\(differing.fixed.left)")
        let empty = Site.page(Self.python, Site.html("<h1>Client</h1><p>Nothing is said of keys on this page.</p>"))
        let lost = try await fixed(files, [Self.manual("ACME_TOKEN"), empty, registry])
        #expect(lost.fixed.files.isEmpty)
        #expect(reason(lost, id)?.contains("python is lost") == true, "\(lost.fixed.left)")
        let known = try await fixed(
            files, [Self.manual("ACME_TOKEN"), Self.client("ACME_TOKEN"), registry], acknowledging: true)
        #expect(known.fixed.files.isEmpty)
        #expect(reason(known, id)?.contains("acknowledged") == true, "\(known.fixed.left)")
    }

    @Test func `an edit that would make the survey invalid is not made, and the others are`() async throws {
        // The new name looks like a pasted key, which no data file may hold.
        let key = "sk-ant-api03-" + String(repeating: "aB3dE5fG7h", count: 9) + "-AAAAAAAA"
        let files = Self.files(Self.provider())
        let run = try await fixed(files, [Self.manual("ACME_TOKEN"), Self.client("ACME_TOKEN"), Self.registry(key)])
        #expect(run.fixed.done.map(\.subject) == [.claim("acme/credentials.api-key")])
        #expect(reason(run, "acme/routing.litellm")?.contains("would not be valid") == true, "\(run.fixed.left)")
        let result = run.fixed.files.map { SurveyLoader.File(path: $0.path, bytes: $0.after) }
        let all = files.filter { file in !result.contains { $0.path == file.path } } + result
        #expect(SurveyLoader.load(all, today: Self.today).isValid)
    }

    // MARK: - Moves

    @Test func `a permanent move becomes the address when every claim holds there`() async throws {
        let target = "https://docs.acme.ai/guide/auth"
        var page = Self.manual("ACME_KEY")
        page.hops[0].url = target
        let files = Self.files(Self.provider())
        let others = [Self.client("ACME_KEY"), Self.registry("acme_ai")]
        let run = try await fixed(files, [Site.redirect(Self.docs, to: page)] + others)
        let after = String(decoding: run.fixed.files.first?.after ?? [], as: UTF8.self)
        #expect(run.fixed.files.map(\.path) == ["data/sources/acme.json"])
        #expect(
            after
                == Self.sources.replacing(
                    "\"\(Self.docs)#keys\", \"kind\": \"primary\", \"asOf\": \"2026-04-27\"",
                    with: "\"\(target)#keys\", \"kind\": \"primary\", \"asOf\": \"2026-09-21\""))
        // For a time only, or not with what was cited, or with a claim that nobody checked: left alone.
        let passing = try await fixed(files, [Site.redirect(Self.docs, to: page, status: 302)] + others)
        #expect(passing.fixed.files.isEmpty)
        var wrong = Self.manual("ACME_TOKEN")
        wrong.hops[0].url = target
        let drifted = try await fixed(files, [Site.redirect(Self.docs, to: wrong)] + others)
        #expect(drifted.fixed.files.isEmpty)
        let shared = Self.provider(
            route:
                "{ \"prefix\": \"acme_ai\", \"asOf\": \"2026-04-27\", \"evidence\": [ { \"source\": \"docs\", \"quote\": \"acme_ai/\" } ] }"
        )
        let partial = try await fixed(
            Self.files(shared), [Site.redirect(Self.docs, to: page)] + others, selection: ["acme/credentials.api-key"])
        #expect(partial.fixed.files.isEmpty)
        #expect(reason(partial, "docs")?.contains("acme/routing.litellm") == true, "\(partial.fixed.left)")
    }

    @Test func `an address that a signature opens is not written into the data`() async throws {
        var page = Self.manual("ACME_KEY")
        page.hops[0].url = "https://files.acme.ai/auth?X-Amz-Expires=900&X-Amz-Signature=swordfish"
        let run = try await fixed(
            Self.files(Self.provider()),
            [Site.redirect(Self.docs, to: page), Self.client("ACME_KEY"), Self.registry("acme_ai")])
        #expect(run.outcome.report.sources.contains { $0.id == "docs" && $0.outcome == .moved })
        #expect(run.fixed.files.isEmpty)
        #expect(reason(run, "docs")?.contains("https://files.acme.ai/auth?X-Amz-Expires=900") == true)
        #expect(!FixReport(run.fixed, isDryRun: true).written().contains("swordfish"))
    }

    // MARK: - Diff

    @Test func `a diff has separate hunks for distant edits and knows files without a last newline`() {
        let before = (1...30).map { "line \($0)" }.joined(separator: "\n")
        let after = before.replacing("line 2\n", with: "LINE 2\nline 2b\n").replacing("line 30", with: "LINE 30")
        #expect(
            UnifiedDiff.text(path: "/a/b.json", before: before, after: after) == """
                --- a/a/b.json
                +++ b/a/b.json
                @@ -1,5 +1,6 @@
                 line 1
                -line 2
                +LINE 2
                +line 2b
                 line 3
                 line 4
                 line 5
                @@ -27,4 +28,4 @@
                 line 27
                 line 28
                 line 29
                -line 30
                \\ No newline at end of file
                +LINE 30
                \\ No newline at end of file

                """)
        #expect(UnifiedDiff.text(path: "a", before: before, after: before).isEmpty)
    }
}
