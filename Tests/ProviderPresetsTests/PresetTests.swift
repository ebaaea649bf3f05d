import Foundation
import ProviderPresets
import Testing

@Suite struct PresetTests {
    @Test func everyPresetIsFoundByItsID() {
        for preset in ProviderPreset.all { #expect(ProviderPreset[preset.id] == preset) }
        #expect(ProviderID.all == ProviderPreset.all.map(\.id))
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

    /// The bare key in Authorization is refused there.
    @Test func aWordOfTheVendorsStandsBeforeTheKey() throws {
        let auth = try #require(ProviderPreset[.nlpCloud]?.defaultEndpoint?.auth)
        #expect(auth.header(key: "K") == ProviderPreset.Header(name: "Authorization", value: "Token K"))
        #expect(auth.valueTemplate == "Token {key}")
    }

    /// A client posts to the one and opens the other in a browser; exchanged, no code is ever asked for.
    @Test func theDeviceFlowNamesEachAddressByItsRole() throws {
        let oauth = try #require(ProviderPreset[.githubCopilot]?.oauth)
        #expect(oauth.flows.contains("device-code") && oauth.authorizeURL == nil)
        #expect(oauth.deviceAuthorizationURL == "https://github.com/login/device/code")
        #expect(oauth.verificationURL == "https://github.com/login/device")
        #expect(oauth.scopes == ["read:user"])
        #expect(ProviderPreset[.poe]?.oauth?.pkce == .required)
    }

    /// A signature is made with the secret, so the secret itself travels in no header, also where the data name one.
    @Test func aSecretThatOnlySignsStandsInNoHeader() throws {
        let bedrock = try #require(
            ProviderPreset[.awsBedrock]?.endpoints.first { $0.auth.scheme == .signature && $0.auth.header != nil })
        #expect(bedrock.auth.header(key: "SECRET") == nil)
        #expect(bedrock.auth.valueTemplate == nil)
        for scheme in ["query", "none", "a-scheme-of-tomorrow"] {
            let auth = ProviderPreset.Auth(
                scheme: ProviderPreset.AuthScheme(rawValue: scheme), header: "Authorization", query: "key")
            #expect(auth.header(key: "SECRET") == nil && auth.valueTemplate == nil, "\(scheme)")
        }
    }

    /// Named `none`, the members meant `Optional.none` here, and the answer was the opposite.
    @Test func whatNeedsNoKeyIsFoundBehindAnOptional() throws {
        let local = try #require(ProviderPreset[.ollama])
        #expect(local.endpoints.first?.auth.scheme == .unauthenticated)
        let noPreset: ProviderPreset? = nil
        #expect(noPreset?.endpoints.first?.auth.scheme != .unauthenticated)
        #expect(noPreset?.credentials.first?.kind != .notNeeded)
        #expect(ProviderPreset.AuthScheme.unauthenticated.rawValue == "none")
        #expect(ProviderPreset.CredentialKind.notNeeded.rawValue == "none")
    }

    @Test(arguments: [
        ("gemini-2.5-pro", "gemini-2.5-pro"),
        ("my model?a=b#c", "my%20model%3Fa%3Db%23c"),
        ("../../v1/keys", "..%2F..%2Fv1%2Fkeys"),
        ("us.nova-lite-v1:0", "us.nova-lite-v1%3A0"),
        (
            "arn:aws:bedrock:eu-west-1:1:inference-profile/x",
            "arn%3Aaws%3Abedrock%3Aeu-west-1%3A1%3Ainference-profile%2Fx"
        ),
        ("modèle_~", "mod%C3%A8le_~"),
    ])
    func aModelIsOneSegmentOfTheChatAddress(model: String, segment: String) {
        let endpoint = ProviderPreset.Endpoint(id: "a", host: "a.example", chatPath: "/model/{model}/converse")
        #expect(endpoint.chatURL(model: model) == "https://a.example/model/\(segment)/converse")
    }

    @Test(arguments: ["", ".", ".."]) func noSegmentHoldsSuchAModel(model: String) {
        let named = ProviderPreset.Endpoint(id: "a", host: "a.example", chatPath: "/model/{model}/converse")
        #expect(named.chatURL(model: model) == nil)
        let unnamed = ProviderPreset.Endpoint(id: "a", host: "a.example", chatPath: "/chat/completions")
        #expect(unnamed.chatURL(model: model) == "https://a.example/chat/completions")
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
        #expect(
            endpoint.chatURL(model: "m{x}") == "https://{resource}.example.com/{region}/{resource}/models/m%7Bx%7D:go")
        #expect(endpoint.filled(with: [:]) == endpoint)
    }

    @Test func presetsSurviveJSON() throws {
        let data = try JSONEncoder().encode(ProviderPreset.all)
        #expect(try JSONDecoder().decode([ProviderPreset].self, from: data) == ProviderPreset.all)
    }
}
