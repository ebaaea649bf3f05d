import Foundation
import ProviderPresets
import Testing

@Suite struct PresetTests {
    @Test func everyPresetIsFoundByItsID() {
        for preset in ProviderPreset.all { #expect(ProviderPreset[preset.id] == preset) }
        #expect(ProviderID.allCases == ProviderPreset.all.map(\.id))
        #expect(ProviderPreset[.togetherAI]?.name == "Together AI")
        #expect(ProviderPreset[ProviderID(rawValue: "nosuch")] == nil)
    }

    @Test func everyPresetCanBeUsed() {
        for preset in ProviderPreset.all {
            #expect(!preset.verifiedOn.isEmpty, "\(preset.id)")
            #expect(Set(preset.endpoints.map(\.id)).count == preset.endpoints.count, "\(preset.id)")
            for endpoint in preset.endpoints {
                #expect(endpoint.baseURL == endpoint.unversionedURL + (endpoint.apiVersion.map { "/" + $0 } ?? ""))
                if endpoint.placeholders.isEmpty { #expect(URL(string: endpoint.baseURL)?.host() == endpoint.host) }
            }
        }
    }

    @Test func fiveShapesComeFromOneRecord() throws {
        let preset = try #require(ProviderPreset[.fireworksAI])
        let endpoint = try #require(preset.endpoints.first { $0.wireProtocol == .openAIChat })
        #expect(endpoint.scheme == "https" && endpoint.host == "api.fireworks.ai" && endpoint.port == nil)
        #expect(endpoint.basePath == "/inference" && endpoint.apiVersion == "v1")
        #expect(endpoint.baseURL == "https://api.fireworks.ai/inference/v1")
        #expect(endpoint.hostURL == "https://api.fireworks.ai")
        #expect(endpoint.proxyPath == "inference")
        #expect(endpoint.chatURL == "https://api.fireworks.ai/inference/v1/chat/completions")
        #expect(preset.liteLLMModel("x") == "fireworks_ai/x")
    }

    @Test func requestHeadersComeFromThePreset() throws {
        let endpoint = try #require(ProviderPreset[.anthropic]?.defaultEndpoint)
        #expect(endpoint.auth.header(key: "K") == ProviderPreset.Header(name: "x-api-key", value: "K"))
        #expect(endpoint.requiredHeaders.map(\.name) == ["anthropic-version"])
        #expect(ProviderPreset.Auth(scheme: .bearer).valueTemplate == "Bearer {key}")
    }

    @Test func hostsLeadToPresets() {
        #expect(ProviderPreset.preset(forHost: "api.anthropic.com")?.id == .anthropic)
        #expect(ProviderPreset.preset(forHost: "API.X.AI:443")?.id == .xai)
        #expect(ProviderPreset.preset(forHost: "my-resource.openai.azure.com")?.id == .azureOpenAI)
        #expect(ProviderPreset.preset(forHost: "a.b.openai.azure.com") == nil)
        #expect(ProviderPreset.preset(forHost: ".openai.azure.com") == nil)
        #expect(ProviderPreset.preset(forHost: "api.x.ai.evil.example") == nil)
        #expect(ProviderPreset.preset(forHost: "") == nil)
    }

    @Test func namesAndAliasesLeadToPresets() {
        #expect(ProviderPreset.preset(named: "Claude")?.id == .anthropic)
        #expect(ProviderPreset.preset(named: "together AI")?.id == .togetherAI)
    }

    @Test func placeholdersAreFilledOnce() {
        let endpoint = ProviderPreset.Endpoint(
            id: "a", host: "{resource}.example.com", basePath: "/{region}/{resource}", chatPath: "/models/{model}:go")
        #expect(endpoint.placeholders == ["resource", "region"])
        let filled = endpoint.filled(with: ["resource": "{region}", "region": "eu"])
        #expect(filled.baseURL == "https://{region}.example.com/eu/{region}")
        #expect(endpoint.chatURL(model: "m{x}") == "https://{resource}.example.com/{region}/{resource}/models/m{x}:go")
        #expect(endpoint.filled(with: [:]) == endpoint)
    }

    @Test func presetsSurviveJSON() throws {
        let data = try JSONEncoder().encode(ProviderPreset.all)
        #expect(try JSONDecoder().decode([ProviderPreset].self, from: data) == ProviderPreset.all)
    }
}
