import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The commands that people read the survey with.
@Suite(.timeLimit(.minutes(15))) struct ReadingTests {
    private static let claim = "together-ai/credentials.api-key"

    private static func explain(_ options: String..., in folder: URL) async throws -> SurveyTestSupport.Tool.Run {
        try await Tool.run(["explain", claim, "--color", "never"] + options, in: folder)
    }

    /// The text without its line breaks.
    private static func words(of run: SurveyTestSupport.Tool.Run) -> String {
        run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test func `explain of a provider lists its claims, one in a line`() async throws {
        let run = try await Tool.run(["explain", "groq"], in: Tool.repository)
        #expect(run.exitCode == 64)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.first == "Error: 'groq' has many claims, name one; there are", "\(run.errors)")
        #expect(lines.contains("  groq/endpoints.global") && lines.allSatisfy { $0.count < 120 }, "\(run.errors)")
    }

    @Test func `explain shows what the newest check concluded`() async throws {
        let survey = try ShippedSurvey.load()
        let pages = CorrectionTests.pages(PageMaker(survey))
        let drifted = CorrectionTests.driftedPages(of: survey)
        try await ShippedSurvey.withCopy { folder in
            let before = try await Self.explain(in: folder)
            #expect(before.output.contains("last outcome: none, no check of it has run here"), "\(before.output)")
            func run(_ command: String, _ pages: [SitePage], on day: String) async throws {
                _ = try await LoopbackSite.serving(pages, in: folder) { site in
                    try await Tool.run([command, Self.claim, "--today", day] + site.options, in: folder)
                }
            }
            try await run("accept", pages, on: "2026-11-28")
            try await run("check", pages, on: "2026-11-28")
            let sound = try await Self.explain(in: folder)
            #expect(sound.output.contains("last outcome: verified on 2026-11-28\n"), "\(sound.output)")
            try await run("check", drifted, on: "2026-12-05")
            let changed = try await Self.explain(in: folder)
            let words = Self.words(of: changed)
            #expect(words.contains("last outcome: changed on 2026-12-05, the page says 'TOGETHER_KEY'"), "\(words)")
            #expect(words.contains("seen standing on 2026-11-28"), "\(words)")
            let node = try JSONParser.parse(Array(try await Self.explain("--json", in: folder).output.utf8))
            #expect(node["lastOutcome"]?["outcome"]?.string == "changed")
            #expect(node["lastOutcome"]?["found"]?.string == "TOGETHER_KEY")
            #expect(node["lastOutcome"]?["verifiedOn"]?.string == "2026-11-28")
        }
    }

    @Test func `an outcome of an earlier value says so`() async throws {
        let survey = try ShippedSurvey.load()
        try await ShippedSurvey.withCopy { folder in
            _ = try await LoopbackSite.serving(CorrectionTests.pages(PageMaker(survey)), in: folder) { site in
                try await Tool.run(["check", Self.claim] + site.options, in: folder)
            }
            let file = folder.appending(path: "data/providers/together-ai.json")
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            try Data(text.replacing("[\"TOGETHER_API_KEY\"", with: "[\"TOGETHER_TOKEN\"").utf8).write(to: file)
            let run = try await Self.explain(in: folder)
            #expect(Self.words(of: run).contains("the claim said 'TOGETHER_API_KEY' then"), "\(run.output)")
        }
    }

    @Test func `what an earlier value did not say is said in words`() async throws {
        let run = try await Tool.run(["show", "anthropic"], in: Tool.repository)
        #expect(
            Self.words(of: run).contains(
                "thirdParty discouraged, no redirects, no scopes, no tokenURL (seen 2026-04-27"), "\(run.output)")
    }

    @Test func `every provider is one line below its category`() async throws {
        let run = try await Tool.run(["list"], in: Tool.repository)
        let survey = try ShippedSurvey.load()
        let lines = run.output.split(separator: "\n")
        for provider in survey.providers {
            #expect(lines.count { $0.hasPrefix("  \(provider.id) ") } == 1, "\(provider.id)")
        }
        #expect(lines.filter { !$0.hasPrefix(" ") }.map(String.init) == Provider.Category.allCases.map(\.rawValue))
    }

    @Test(arguments: [
        ["list"], ["show", "moonshot"], ["explain", "moonshot/endpoints.global"], ["stats"],
        ["changes", "--since", "2026-04-27"],
    ])
    func `every reading command speaks JSON`(arguments: [String]) async throws {
        let run = try await Tool.run(arguments + ["--json"], in: Tool.repository)
        #expect(run.exitCode == 0, "\(run.errors)")
        let node = try JSONParser.parse(Array(run.output.utf8))
        #expect(node.members?.first?.key == "schemaVersion", "\(run.output.prefix(200))")
    }

    @Test(arguments: [
        ["list"], ["show", "groq"], ["explain", "groq/endpoints.global"], ["stats"],
        ["changes", "--since", "2026-04-27"],
    ])
    func `where there is no survey, the one compiled in is read, and that is said`(arguments: [String]) async throws {
        try await withTemporaryFolder { folder in
            let here = try await Tool.run(arguments, in: Tool.repository)
            let there = try await Tool.run(arguments, in: folder)
            #expect(there.exitCode == 0, "\(there.errors)")
            #expect(there.errors.contains("no data/survey.json here: this is the survey that the tool was built with"))
            #expect(there.output == here.output)
            let named = try await Tool.run(arguments + ["--data", "data"], in: folder)
            #expect(named.exitCode == 2, "a folder that is named is not replaced: \(named.errors)")
        }
    }

    @Test func `show tells everything that a provider states`() async throws {
        let run = try await Tool.run(["show", "groqcloud", "--color", "never"], in: Tool.repository)
        for line in [
            "GroqCloud (groq)", "  aliases: groqcloud, groq-api", "    docs: https://console.groq.com/docs/openai",
            "  global: https://api.groq.com/openai/v1 (", "    protocol: openai-chat", "    modelsPath: /models",
            "    auth: scheme bearer, header Authorization", "    keyPage: https://console.groq.com/keys",
            "    keyPrefix: gsk_", "  GROQ_BASE_URL: GROQ_BASE_URL (", "    role: base-url",
            "    default: https://api.groq.com",
        ] {
            #expect(run.output.contains("\n" + line) || run.output.hasPrefix(line), "\(line) in \(run.output)")
        }
        let json = try await Tool.run(["show", "groq", "--json"], in: Tool.repository)
        let node = try JSONParser.parse(Array(json.output.utf8))
        let endpoint = node["claims"]?.array?.first { $0["id"]?.string == "groq/endpoints.global" }
        #expect(endpoint?["members"]?["protocol"]?.string == "openai-chat")
        #expect(endpoint?["location"]?["file"]?.string == "data/providers/groq.json")
    }

    @Test func `a retired provider is marked in the list`() async throws {
        let survey = try ShippedSurvey.load()
        let retired = try #require(survey.providers.first { $0.status?.state == .retired })
        let run = try await Tool.run(["list"], in: Tool.repository)
        let line = run.output.split(separator: "\n").first { $0.hasPrefix("  \(retired.id) ") }
        #expect(line?.contains("  retired: ") == true, "\(line ?? "")")
        let groq = run.output.split(separator: "\n").first { $0.hasPrefix("  groq ") }
        #expect(groq?.contains("retired") == false)
    }

    @Test(arguments: [
        (["list", "--region", "chna"], "did you mean 'china'?"),
        (["list", "--protocol", "opnai-chat"], "'openai-chat'?"),
        (["list", "--decision", "ship"], "--decision belongs to --consumer"), (["show", "groqclud"], "'groqcloud'?"),
        (["render", "matrx.md", "--output", "elsewhere"], "did you mean 'matrix.md'?"),
        (["render", "synthrog", "--output", "elsewhere"], "did you mean 'synthorg'?"),
        (["codegen", "swfit", "--output", "elsewhere"], "did you mean 'swift'?"),
        (["check", "groqclod"], "'groqcloud'?"),
    ])
    func `a slip of the pen ends with 64 and a suggestion`(arguments: [String], suggestion: String) async throws {
        let run = try await Tool.run(arguments, in: Tool.repository)
        #expect(run.exitCode == 64, "\(run.errors)")
        #expect(run.errors.contains(suggestion), "\(run.errors)")
    }

    @Test func `check takes the names that show takes, and refuses a recording without a page`() async throws {
        try await withTemporaryFolder { folder in
            let name = folder.appending(path: "empty.warc")
            try Data("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n".utf8).write(to: name)
            let run = try await Tool.run(["check", "groqcloud", "--replay", name.path], in: Tool.repository)
            #expect(run.exitCode == 74)
            #expect(run.errors.contains("no page is recorded in '\(name.path)'"), "\(run.errors)")
        }
    }
}
