import Foundation
import ProviderPresets
import Testing

@Suite struct CallTests {
    private typealias Endpoint = ProviderPreset.Endpoint
    private typealias Header = ProviderPreset.Header

    @Test func everythingThatIsMissingIsSaidAtOnce() throws {
        let endpoint = Endpoint(
            id: "a", host: "{resource}.example.com", chatPath: "/models/{model}?api-version={api-version}",
            headers: [Header(name: "x-session", varies: .conversation), Header(name: "x-other", isRequired: false)])
        #expect(endpoint.placeholders == ["resource", "api-version"])
        #expect(
            throws: ProviderPreset.CallError(problems: [
                .placeholders(["resource", "api-version"]), .header(Header(name: "x-session", varies: .conversation)),
                .key,
            ])
        ) { try endpoint.call(model: "m") }
        #expect(
            throws: ProviderPreset.CallError(problems: [
                .noPath, .header(Header(name: "x-session", varies: .conversation)),
            ])
        ) {
            try endpoint.modelsCall(key: "K")
        }
        let filled = endpoint.filled(with: ["resource": "acme", "api-version": "1"])
        let call = try filled.call(model: "m", key: "K", headers: ["X-Session": "7"])
        #expect(call.address == "https://acme.example.com/models/m?api-version=1")
        #expect(call.headers.map(\.name) == ["Content-Type", "X-Session", "Authorization"])
    }

    @Test func aKeyInTheQueryIsEncoded() throws {
        let endpoint = Endpoint(
            id: "a", host: "a.example", chatPath: "/chat?v=1", modelsPath: "/models",
            auth: ProviderPreset.Auth(scheme: .query, query: "access_token"))
        #expect(try endpoint.call(model: "m", key: "a&b").address == "https://a.example/chat?v=1&access_token=a%26b")
        #expect(try endpoint.modelsCall(key: "K").address == "https://a.example/models?access_token=K")
        #expect(try endpoint.modelsCall(key: "K").headers == [])
    }

    @Test(arguments: ["", "K\nX-Other: 1", "K\r"]) func noHeaderHoldsSuchAKey(key: String) {
        #expect(ProviderPreset.Auth(scheme: .bearer).header(key: key) == nil)
        let endpoint = Endpoint(id: "a", host: "a.example", chatPath: "/chat", keyOptional: true)
        #expect(throws: ProviderPreset.CallError(problems: [.key])) { try endpoint.call(model: "m", key: key) }
    }

    @Test func aSocketIsOpenedForAModel() throws {
        let endpoint = try #require(ProviderPreset.openAI.endpoint(purpose: .realtime))
        let call = try endpoint.call(model: "gpt-realtime", key: "K")
        #expect(call.method == "GET" && call.address == "wss://api.openai.com/v1/realtime?model=gpt-realtime")
        #expect(call.headers == [Header(name: "Authorization", value: "Bearer K")])
    }

    @Test func aKeyThatIsOptionalIsSentWhenThereIsOne() throws {
        let endpoint = Endpoint(id: "a", host: "a.example", modelsPath: "/models", keyOptional: true)
        #expect(try endpoint.modelsCall().headers == [])
        #expect(try endpoint.modelsCall(key: "K").headers == [Header(name: "Authorization", value: "Bearer K")])
    }

    /// Else the key would go to the host that the value names.
    @Test(arguments: ["evil.example/", "evil.example#", "user@evil.example", ""])
    func aValueDoesNotTurnTheAddressToAnotherHost(value: String) {
        let endpoint = Endpoint(id: "a", host: "{resource}", chatPath: "/chat").filled(with: ["resource": value])
        #expect(throws: ProviderPreset.CallError(problems: [.address("https://" + value)])) {
            try endpoint.call(model: "m", key: "K")
        }
    }

    @Test func aSchemeOfTomorrowIsNoReasonToSendTheKey() {
        let endpoint = Endpoint(
            id: "a", host: "a.example", chatPath: "/chat",
            auth: ProviderPreset.Auth(scheme: ProviderPreset.AuthScheme(rawValue: "new"), header: "Authorization"))
        #expect(
            throws: ProviderPreset.CallError(problems: [
                .unknownScheme(ProviderPreset.AuthScheme(rawValue: "new"))
            ])
        ) { try endpoint.call(model: "m", key: "K") }
    }

    @Test func aRequestThatMustBeSignedIsNotSentWithout() throws {
        let endpoint = try #require(ProviderPreset.awsBedrock.endpoint(protocol: .bedrockConverse))
            .filled(with: ["region": "eu-west-1"])
        #expect(throws: ProviderPreset.CallError(problems: [.signature])) {
            try endpoint.request(model: "m", key: "SECRET")
        }
        let call = try endpoint.call(model: "m", key: "SECRET")
        #expect(call.needsSignature && !call.headers.contains { $0.value.contains("SECRET") })
    }

    @Test func everyEndpointGivesARequestOrSaysWhatIsMissing() throws {
        for preset in ProviderPreset.all {
            for endpoint in preset.endpoints where endpoint.chatPath != nil {
                var values: [String: String] = [:]
                for name in endpoint.placeholders { values[name] = "v1" }
                var given: [String: String] = [:]
                for header in endpoint.requiredHeaders where header.value.isEmpty { given[header.name] = "x" }
                let call = try endpoint.filled(with: values).call(model: "m", key: "K", headers: given)
                #expect(URL(string: call.address)?.host() != nil, "\(preset.id) \(endpoint.id)")
                #expect(!call.headers.contains { $0.value.isEmpty }, "\(preset.id) \(endpoint.id)")
            }
        }
    }

    @Test func anEndpointMovesToAServerOfTheUser() throws {
        let url = try #require(URL(string: "http://[::1]:8080/openai/v1/"))
        let moved = try #require(ProviderPreset.openAI.defaultEndpoint?.moved(to: url))
        #expect(moved.chatURL == "http://[::1]:8080/openai/v1/chat/completions" && moved.apiVersion == "v1")
        let path = try #require(URL(string: "/v1"))
        #expect(ProviderPreset.openAI.defaultEndpoint?.moved(to: path) == nil)
    }
}
