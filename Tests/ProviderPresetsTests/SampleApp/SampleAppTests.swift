import Foundation
import ProviderPresets
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The sample app talks to doubles of providers; what they want is written down here from the vendors' documentation.
@Suite(.timeLimit(.minutes(15))) struct SampleAppTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var endpoint: ProviderPreset.Endpoint?
        /// The host that the documentation names.
        var host: String
        var headers: [String: String] = [:]
        var model: String
        var key: String? = "KEY"
        var streaming = false
        var double: VendorDouble
        var testDescription: String { name }

        /// The app, with all addresses on the double's port.
        func app(port: Int) throws -> SampleApp {
            var endpoint = try #require(endpoint)
            endpoint.scheme = "http"
            endpoint.host = "127.0.0.1"
            endpoint.port = port
            return SampleApp(endpoint: endpoint, key: key, headers: headers)
        }
    }

    static let openAIAnswer = #"{"choices": [{"message": {"role": "assistant", "content": "pong"}}]}"#
    static let geminiAnswer = #"{"candidates": [{"content": {"parts": [{"text": "pong"}]}}]}"#
    static let bearer = ["Authorization": "Bearer KEY"]

    static func openAI(_ call: String, _ headers: [String: String] = bearer, list: String? = nil) -> VendorDouble {
        VendorDouble(
            call: call, list: list, headers: headers, members: ["model", "messages"], answer: openAIAnswer,
            listAnswer: #"{"object": "list", "data": [{"id": "one", "object": "model"}, {"id": "two"}]}"#)
    }

    static func gemini(_ call: String, _ headers: [String: String], list: String? = nil) -> VendorDouble {
        VendorDouble(
            call: call, list: list, headers: headers, members: ["contents"], optionalMembers: [], answer: geminiAnswer,
            listAnswer: #"{"models": [{"name": "models/one"}, {"name": "models/two", "displayName": "Two"}]}"#)
    }

    /// The endpoint with what the environment says of it.
    static func endpoint(
        of preset: ProviderPreset, protocol wireProtocol: ProviderPreset.WireProtocol,
        in environment: [String: String]
    ) -> ProviderPreset.Endpoint? {
        guard let endpoint = preset.endpoint(protocol: wireProtocol) else { return nil }
        return endpoint.filled(with: preset.values(for: endpoint, in: environment))
    }

    static let vertex = endpoint(
        of: .googleVertex, protocol: .googleGenerateContent,
        in: ["GOOGLE_CLOUD_PROJECT": "acme-1", "GOOGLE_CLOUD_LOCATION": "europe-west4"])
    static let vertexModel =
        "/v1/projects/acme-1/locations/europe-west4/publishers/google/models/gemini-2.5-flash"

    static let cases: [Case] = [
        Case(
            name: "OpenAI", endpoint: ProviderPreset.openAI.endpoint(protocol: .openAIChat), host: "api.openai.com",
            model: "gpt-5", double: openAI("POST /v1/chat/completions", list: "GET /v1/models")),
        Case(
            name: "Anthropic", endpoint: ProviderPreset.anthropic.defaultEndpoint, host: "api.anthropic.com",
            model: "claude-sonnet-4-5",
            double: VendorDouble(
                call: "POST /v1/messages", list: "GET /v1/models",
                headers: ["x-api-key": "KEY", "anthropic-version": "2023-06-01"],
                members: ["model", "messages", "max_tokens"],
                answer: #"{"type": "message", "content": [{"type": "text", "text": "pong"}]}"#,
                listAnswer: #"{"data": [{"type": "model", "id": "one"}, {"id": "two"}], "has_more": false}"#)),
        Case(
            name: "Gemini", endpoint: ProviderPreset.googleAIStudio.endpoint(protocol: .googleGenerateContent),
            host: "generativelanguage.googleapis.com", model: "gemini-2.5-flash",
            double: gemini(
                "POST /v1beta/models/gemini-2.5-flash:generateContent", ["x-goog-api-key": "KEY"],
                list: "GET /v1beta/models")),
        Case(
            name: "Gemini, streaming",
            endpoint: ProviderPreset.googleAIStudio.endpoint(protocol: .googleGenerateContent),
            host: "generativelanguage.googleapis.com", model: "gemini-2.5-flash", streaming: true,
            double: VendorDouble(
                call: "POST /v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
                headers: ["x-goog-api-key": "KEY"], members: ["contents"], answer: "data: " + geminiAnswer)),
        Case(
            name: "Gemini in OpenAI's shape", endpoint: ProviderPreset.googleAIStudio.endpoint(protocol: .openAIChat),
            host: "generativelanguage.googleapis.com", model: "gemini-2.5-flash",
            double: openAI("POST /v1beta/openai/chat/completions", list: "GET /v1beta/openai/models")),
        Case(
            name: "Azure OpenAI",
            endpoint: endpoint(of: .azureOpenAI, protocol: .openAIChat, in: ["AZURE_RESOURCE_NAME": "acme"]),
            host: "acme.openai.azure.com", model: "my deployment",
            double: openAI("POST /openai/v1/chat/completions", ["api-key": "KEY"])),
        Case(
            name: "Azure OpenAI, a deployment",
            endpoint: ProviderPreset.azureOpenAI.endpoints.first { $0.id == "deployment" }?
                .filled(with: ["resource": "acme", "deployment": "mine", "api-version": "2024-10-21"]),
            host: "acme.openai.azure.com", model: "gpt-5",
            double: openAI(
                "POST /openai/deployments/mine/chat/completions?api-version=2024-10-21", ["api-key": "KEY"])),
        Case(
            name: "Vertex AI", endpoint: vertex, host: "europe-west4-aiplatform.googleapis.com",
            model: "gemini-2.5-flash", double: gemini("POST \(vertexModel):generateContent", bearer)),
        Case(
            name: "Vertex AI, streaming", endpoint: vertex, host: "europe-west4-aiplatform.googleapis.com",
            model: "gemini-2.5-flash", streaming: true,
            double: VendorDouble(
                call: "POST \(vertexModel):streamGenerateContent?alt=sse", headers: bearer, members: ["contents"],
                answer: "data: " + geminiAnswer)),
        Case(
            name: "Cohere", endpoint: ProviderPreset.cohere.endpoint(protocol: .cohereChat), host: "api.cohere.com",
            model: "command-a-03-2025",
            double: VendorDouble(
                call: "POST /v2/chat", headers: bearer, members: ["model", "messages"],
                answer: #"{"message": {"role": "assistant", "content": [{"type": "text", "text": "pong"}]}}"#)),
        Case(
            name: "Ollama", endpoint: ProviderPreset.ollama.endpoint(protocol: .ollama), host: "localhost",
            model: "llama3.2", key: nil,
            double: VendorDouble(
                call: "POST /api/chat", list: "GET /api/tags", headers: [:], members: ["model", "messages"],
                answer: #"{"model": "llama3.2", "message": {"role": "assistant", "content": "pong"}, "done": true}"#,
                listAnswer: #"{"models": [{"name": "one", "model": "one"}, {"name": "two", "model": "two"}]}"#)),
        Case(
            name: "DashScope, international", endpoint: ProviderPreset.dashscope.endpoint(region: .international),
            host: "dashscope-intl.aliyuncs.com", model: "qwen-plus",
            double: openAI("POST /compatible-mode/v1/chat/completions", list: "GET /compatible-mode/v1/models")),
        Case(
            name: "DashScope, China", endpoint: ProviderPreset.dashscope.endpoint(region: .china),
            host: "dashscope.aliyuncs.com", model: "qwen-plus",
            double: openAI("POST /compatible-mode/v1/chat/completions", list: "GET /compatible-mode/v1/models")),
        Case(
            name: "GitHub Copilot", endpoint: ProviderPreset.githubCopilot.defaultEndpoint,
            host: "api.githubcopilot.com", headers: ["Editor-Version": "Sample/1.0"], model: "gpt-5",
            double: openAI(
                "POST /chat/completions", bearer.merging(["Editor-Version": "Sample/1.0"]) { $1 }, list: "GET /models")),
        Case(
            name: "OpenCode Go", endpoint: ProviderPreset.opencodeGo.endpoint(protocol: .openAIChat),
            host: "opencode.ai", headers: ["X-OpenCode-Session": "conversation-1"], model: "glm-5",
            double: openAI(
                "POST /zen/go/v1/chat/completions", bearer.merging(["x-opencode-session": "conversation-1"]) { $1 },
                list: "GET /zen/go/v1/models")),
    ]

    @Test(arguments: cases) func aProviderAnswersTheSampleApp(each: Case) async throws {
        #expect(try #require(each.endpoint).host == each.host)
        try await each.double.running { port in
            let app = try each.app(port: port)
            #expect(try await app.ask("ping", model: each.model, streaming: each.streaming) == "pong")
            if each.double.list != nil { #expect(try await app.models() == ["one", "two"]) }
        }
    }

    /// The doubles can refuse: otherwise the test above would prove nothing.
    @Test(arguments: cases.filter { $0.key != nil }) func aProviderRefusesAnotherKey(each: Case) async throws {
        try await each.double.running { port in
            var app = try each.app(port: port)
            app.key = "ANOTHER"
            await #expect(throws: SampleApp.Refusal(status: 401)) {
                try await app.ask("ping", model: each.model, streaming: each.streaming)
            }
            app.endpoint.chatPath = "/elsewhere"
            app.endpoint.streamPath = nil
            await #expect(throws: SampleApp.Refusal(status: 404)) { try await app.ask("ping", model: each.model) }
        }
    }

    @Test func aListWithoutAnObjectAroundItIsRead() async throws {
        let together = Case(
            name: "Together", endpoint: ProviderPreset.togetherAI.defaultEndpoint, host: "api.together.ai",
            model: "a/b",
            double: VendorDouble(
                call: "POST /v1/chat/completions", list: "GET /v1/models", headers: Self.bearer, members: [],
                answer: "", listAnswer: #"[{"id": "a/one", "object": "model"}, {"id": "a/two"}]"#))
        try await together.double.running { port in
            let models = try await together.app(port: port).models()
            #expect(models == ["a/one", "a/two"])
        }
    }

    /// The caller's signer sees the request as it is sent: the double finds the checksum right.
    @Test func aSignerOfTheAppOpensBedrock() async throws {
        let endpoint = ProviderPreset.awsBedrock.endpoint(protocol: .bedrockConverse)?.filled(with: [
            "region": "eu-west-1"
        ])
        let target = "/model/us.amazon.nova-lite-v1%3A0/converse"
        let body = #"{"messages":[{"content":[{"text":"ping"}],"role":"user"}]}"#
        let bedrock = Case(
            name: "Bedrock", endpoint: endpoint, host: "bedrock-runtime.eu-west-1.amazonaws.com",
            model: "us.amazon.nova-lite-v1:0", key: nil,
            double: VendorDouble(
                call: "POST " + target, headers: ["Authorization": Self.signature("POST", target, body.utf8.count)],
                members: ["messages"],
                answer: #"{"output": {"message": {"role": "assistant", "content": [{"text": "pong"}]}}}"#))
        try await bedrock.double.running { port in
            var app = try bedrock.app(port: port)
            await #expect(throws: SampleApp.Refusal(status: 401)) { try await app.ask("ping", model: bedrock.model) }
            app.sign = { request in
                let path = request.url?.path(percentEncoded: true) ?? ""
                let signature = Self.signature(request.httpMethod ?? "", path, request.httpBody?.count ?? 0)
                request.setValue(signature, forHTTPHeaderField: "Authorization")
            }
            #expect(try await app.ask("ping", model: bedrock.model) == "pong")
        }
    }

    private static func signature(_ method: String, _ target: String, _ length: Int) -> String {
        "AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/bedrock/aws4_request, Signature=\(method)\(target)\(length)"
    }
}
