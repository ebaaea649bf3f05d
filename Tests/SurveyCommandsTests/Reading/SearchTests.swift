import SurveySupport
import SurveyTestSupport
import Testing

/// `search` finds a provider by what people have at hand, and says what fits.
@Suite(.timeLimit(.minutes(15))) struct SearchTests {
    private static func answer(to words: String...) async throws -> JSONNode {
        let run = try await Tool.run(["search", "--json"] + words, in: Tool.repository)
        #expect(run.exitCode == 0, "\(run.errors)")
        return try JSONParser.parse(Array(run.output.utf8))
    }

    @Test(arguments: [
        ("together-ai", "together-ai", "id"), ("GroqCloud", "groq", "name"), ("togetherai", "together-ai", "alias"),
        ("TOGETHER_API_KEY", "together-ai", "variable"), ("together_ai", "together-ai", "prefix"),
        ("https://api.groq.com/openai/v1/chat/completions", "groq", "host"),
        ("API.GROQ.COM", "groq", "host"), ("bedrock-runtime.eu-west-1.amazonaws.com", "aws-bedrock", "host"),
        ("sk-ant-api03-invented", "anthropic", "key"), ("together_ai/zai-org/GLM-5.3", "together-ai", "model"),
        ("https://api.together.ai/settings/projects/~current/api-keys", "together-ai", "page"),
    ])
    func `the provider is first, and what fits is named`(word: String, id: String, kind: String) async throws {
        let answer = try await Self.answer(to: word)
        let first = try #require(answer["matches"]?.array?.first)
        #expect(first["id"]?.string == id)
        #expect(first["reasons"]?.array?.contains { $0["kind"]?.string == kind } == true, "\(first)")
        #expect(answer["schemaVersion"]?.scalarText == "1")
    }

    @Test func `a whole key is known by its shape alone`() async throws {
        let key = "tgp_v1_" + String(repeating: "x", count: 43)
        let reasons = try await Self.answer(to: key)["matches"]?.array?.first?["reasons"]?.array
        #expect(reasons?.first?["claim"]?.string == "together-ai/credentials.api-key")
        #expect(reasons?.contains { $0["value"]?.string == key } == false)
    }

    @Test func `an earlier value says until when it held`() async throws {
        let reasons = try await Self.answer(to: "api.together.xyz")["matches"]?.array?.first?["reasons"]?.array
        let earlier = reasons?.first { $0["until"] != nil }
        #expect(earlier?["claim"]?.string == "together-ai/endpoints.global")
        #expect(earlier?["until"]?.string == "2026-08-21")
    }

    @Test func `several words must all fit, in one value or in several`() async throws {
        let found = try await Self.answer(to: "openai", "azure")["matches"]?.array
        #expect(found?.first?["id"]?.string == "azure-openai")
        let scattered = try await Self.answer(to: "together", "dedicated")["matches"]?.array?.compactMap {
            $0["id"]?.string
        }
        #expect(scattered == ["together-ai"])
    }

    @Test(arguments: [("moonshoot", "moonshot"), ("TOGETER_API_KEY", "TOGETHER_API_KEY"), ("gemeni", "gemini")])
    func `a slip is answered with what was meant`(word: String, meant: String) async throws {
        let run = try await Tool.run(["search", word], in: Tool.repository)
        #expect(run.exitCode == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("did you mean '\(meant)'"), "\(run.errors)")
    }

    @Test func `text shows a few reasons, and how many there are`() async throws {
        let run = try await Tool.run(["search", "openai", "--limit", "1"], in: Tool.repository)
        #expect(run.output.hasPrefix("openai  OpenAI\n  id           openai\n"), "\(run.output)")
        #expect(run.output.contains("more\n"))
        #expect(run.errors.contains(" more fit, see --limit"))
    }

    @Test func `without a survey at hand, the one that is compiled in is searched`() async throws {
        try await withTemporaryFolder { folder in
            let run = try await Tool.run(["search", "GroqCloud"], in: folder)
            #expect(run.output.hasPrefix("groq  GroqCloud\n"), "\(run)")
        }
    }

    @Test(arguments: ["", "   ", "---", "\u{1B}[31m\u{202E}", "(a|a)*$", String(repeating: "sk-x", count: 5_000)])
    func `a senseless word finds nothing and breaks nothing`(word: String) async throws {
        let run = try await Tool.run(["search", "--json", "--", word], in: Tool.repository)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(!run.output.contains("\u{1B}"))
    }
}
