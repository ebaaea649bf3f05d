import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The server of the built tool, used by the protocol's own Python package, which checks what it gets against the schemas.
@Suite(.timeLimit(.minutes(15))) struct MCPClientTests {
    private static let script = Tool.repository.appending(path: "Tests/MCPServerTests/Support/mcp_client.py").path
    private static let calls = 1_000
    private static let tools = ["find_provider", "get_endpoint", "explain_claim", "what_changed", "lint_text"]

    private static func play(_ mode: String, calls: Int = calls) async throws -> JSONNode {
        let output = try await ForeignProgram.output(
            of: ForeignProgram.python, [script, Tool.executable.path, mode, String(calls)])
        return try JSONParser.parse(Array(output.utf8))
    }

    private static func answers(_ played: JSONNode, _ tool: String, _ kind: String) -> [JSONNode] {
        played["calls"]?[tool]?[kind]?.array ?? []
    }

    @Test(arguments: [("legacy", "2025-11-25", "-32002"), ("auto", "2026-07-28", "-32602")])
    func `a real client lists, calls, reads, cancels and closes`(
        mode: String, version: String, unknownResource: String
    ) async throws {
        let played = try await Self.play(mode)
        #expect(played["version"]?.string == version)
        #expect(played["server"]?.string == "provider-survey")
        #expect(played["instructions"]?.string?.contains("unknown") == true)
        Self.checkTools(played)
        try Self.checkCalls(played)
        try Self.checkResources(played, unknownResource: unknownResource)
        #expect(played["unknownTool"]?["code"]?.scalarText == "-32602")
        #expect(played["prompts"]?["code"]?.scalarText == "-32601")
        #expect(played["cancel"]?["wasCancelled"]?.value == .bool(true))
        #expect(played["cancel"]?["after"]?.string == "groq")
        #expect(played["many"]?["calls"]?.scalarText == String(Self.calls))
    }

    private static func checkTools(_ played: JSONNode) {
        let tools = played["tools"]?.array ?? []
        let names = tools.compactMap { $0["name"]?.string }
        #expect(names == self.tools)
        for tool in tools {
            #expect(tool["readOnly"]?.value == .bool(true))
            #expect(tool["hasOutput"]?.value == .bool(true))
            #expect(tool["input"]?["additionalProperties"]?.value == .bool(false))
        }
    }

    private static func checkCalls(_ played: JSONNode) throws {
        for tool in tools {
            for answer in answers(played, tool, "good") {
                #expect(answer["isError"]?.value == .bool(false), "\(tool): \(answer)")
                #expect(answer["structure"]?.members != nil, "\(tool)")
                let text = answer["text"]?.string ?? ""
                #expect(text.contains("20") || text.hasPrefix("No provider fits"), "no date in: \(text)")
            }
            for answer in answers(played, tool, "missing") {
                #expect(answer["isError"]?.value == .bool(true))
                #expect(answer["text"]?.string?.contains("is missing") == true, "\(answer)")
            }
        }
        let found = answers(played, "find_provider", "good")
        #expect(found[0]["structure"]?["matches"]?.array?.first?["id"]?.string == "together-ai")
        #expect(found[1]["structure"]?["matches"]?.array?.first?["id"]?.string == "anthropic")
        #expect(found[2]["structure"]?["suggestions"]?.array?.first?.string == "moonshot")
        let endpoints = answers(played, "get_endpoint", "good").map { $0["structure"]?["endpoints"]?.array ?? [] }
        let together = try #require(endpoints[0].first)
        #expect(together["callURL"]?.string == "https://api.together.ai/v1/chat/completions")
        #expect(together["auth"]?["line"]?.string == "Authorization: Bearer KEY")
        #expect(together["credentials"]?.array?.first?["variables"]?.array?.first?.string == "TOGETHER_API_KEY")
        #expect(together["previously"]?.array?.first?["until"]?.string == "2026-08-21")
        #expect(endpoints[1].first?["purpose"]?.string == "embeddings")
        #expect(endpoints[2].first?["baseURL"]?.string == "https://api.moonshot.cn/v1")
        let version = endpoints[3].first?["headers"]?.array?.first { $0["name"]?.string == "anthropic-version" }
        #expect(version?["required"]?.value == .bool(true))
        #expect(endpoints[4].last?["state"]?.string == "former")
        #expect(endpoints[0].allSatisfy { $0["state"]?.string != "former" })
        let explained = answers(played, "explain_claim", "good")[0]["structure"]
        #expect(explained?["evidence"]?.array?.first?["url"]?.string?.hasPrefix("https://") == true)
        #expect(explained?["ageDays"]?.scalarText.flatMap(Int.init) ?? -1 >= 0)
        let changes = answers(played, "what_changed", "good")[1]["structure"]?["changes"]?.array ?? []
        let findings = answers(played, "lint_text", "good").map { $0["structure"]?["findings"]?.array ?? [] }
        #expect(findings[0].map { $0["replacement"]?.string } == ["api.together.ai"])
        #expect(findings[0].first?["column"]?.scalarText == "21")
        #expect(findings[1].isEmpty)
        let moved = changes.first { $0["claim"]?.string == "together-ai/endpoints.global" }
        #expect(moved?["before"]?["baseURL"]?.string == "https://api.together.xyz/v1")
        #expect(moved?["now"]?["baseURL"]?.string == "https://api.together.ai/v1")
    }

    @Test func `what a model got wrong is said so that it can mend it`() async throws {
        let played = try await Self.play("auto", calls: 1)
        func text(_ tool: String, _ argument: String, _ value: JSONNode.Value) -> String? {
            Self.answers(played, tool, "hostile").first { $0["arguments"]?[argument]?.value == value }?["text"]?.string
        }
        #expect(text("find_provider", "limt", .number("1"))?.contains("Did you mean 'limit'?") == true)
        #expect(text("find_provider", "by", .string("nam"))?.contains("Did you mean 'name'?") == true)
        #expect(text("get_endpoint", "provider", .string("together-aii"))?.contains("'together-ai'") == true)
        #expect(text("get_endpoint", "protocol", .string("ollama"))?.contains("It has: openai-chat") == true)
        #expect(text("explain_claim", "claim", .string("together-ai"))?.contains("together-ai/oauth") == true)
        let long = Self.answers(played, "lint_text", "hostile").first?["text"]?.string
        #expect(long == "'text' has 1048577 bytes; at most 1048576 are taken.")
        #expect(text("what_changed", "since", .string("2026-02-30"))?.contains("a day that exists") == true)
    }

    @Test func `the documented configurations start it, and the documented calls are answered`() async throws {
        let script = Tool.repository.appending(path: "Tests/MCPServerTests/Support/documented.py").path
        let page = Tool.repository.appending(path: "docs/mcp.md").path
        let output = try await ForeignProgram.output(
            of: ForeignProgram.python, [script, Tool.executable.path, page])
        let played = try JSONParser.parse(Array(output.utf8))
        #expect(played["started"]?.array?.count == 3)
        let listed = played["listed"]?.array?.compactMap(\.string) ?? []
        #expect(played["calls"]?.members?.map(\.key) == listed, "an example for each tool")
        for call in played["calls"]?.members ?? [] { #expect(call.value.string != nil, "\(call.key)") }
    }

    private static func checkResources(_ played: JSONNode, unknownResource: String) throws {
        let survey = try ShippedSurvey.load()
        let pages = (played["resources"]?.array ?? []).map { ($0.array ?? []).compactMap { $0["uri"]?.string } }
        #expect(pages.count > 1)
        #expect(pages.flatMap(\.self) == survey.providers.map { "provider-survey://providers/\($0.id)" })
        #expect(played["badCursor"]?["code"]?.scalarText == "-32602")
        #expect(played["templates"]?.array?.map(\.string) == ["provider-survey://providers/{id}"])
        let file = Tool.repository.appending(path: "output/providers/together-ai.md")
        #expect(played["page"]?.string == String(decoding: try Data(contentsOf: file), as: UTF8.self))
        #expect(played["pageType"]?.string == "text/markdown")
        for name in ["gone", "file", "climbing"] {
            #expect(played[name]?["code"]?.scalarText == unknownResource, "\(name)")
        }
    }
}
