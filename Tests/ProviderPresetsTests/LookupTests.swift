import Foundation
import Testing

@testable import ProviderPresets

@Suite struct LookupTests {
    @Test(arguments: [
        ("https://opencode.ai/zen/go/v1", "opencode-go"),
        ("https://opencode.ai/zen/v1/chat/completions", "opencode-zen"),
        ("https://opencode.ai/zen", "opencode-zen"), ("https://api.anthropic.com", "anthropic"),
        ("https://API.Anthropic.com/v1/messages", "anthropic"), ("http://127.0.0.1:11434/v1", "ollama"),
        ("http://[::1]:11434", "ollama"), ("http://localhost:1234/v1", "lmstudio"),
        ("https://my-resource.openai.azure.com/openai/v1", "azure-openai"),
        ("https://openrouter.ai/somewhere/else", "openrouter"),
    ])
    func anAddressLeadsToItsPreset(address: String, id: String) throws {
        let url = try #require(URL(string: address))
        #expect(ProviderPreset.preset(for: url)?.id.rawValue == id)
    }

    @Test(arguments: [
        "https://api.anthropic.com:8443", "http://localhost",
        "https://api.openai.com@evil.example",
        "https://evil.example/api.openai.com", "file:///etc/hosts", "mailto:a@api.openai.com",
    ])
    func noPresetFitsTheAddress(address: String) throws {
        let url = try #require(URL(string: address))
        #expect(ProviderPreset.preset(for: url) == nil)
    }

    @Test func loopbackNamesAreTheSame() {
        for host in ["localhost:11434", "127.0.0.1:11434", "[::1]:11434", "LOCALHOST:11434"] {
            #expect(ProviderPreset.preset(forHost: host)?.id == .ollama, "\(host)")
        }
    }

    private static func preset(
        _ id: String, prefix: String? = nil, pattern: String? = nil, distinctive: Bool = false
    ) -> ProviderPreset {
        ProviderPreset(
            id: ProviderID(rawValue: id), name: id,
            credentials: [
                ProviderPreset.Credential(
                    id: "key", kind: .apiKey, keyPrefix: prefix, keyPattern: pattern, keyDistinctive: distinctive)
            ])
    }

    @Test func candidatesForAKeyComeWithTheSurestFirst() {
        let presets = [
            Self.preset("short", prefix: "sk-"), Self.preset("long", prefix: "sk-ant-"),
            Self.preset("other", prefix: "gsk_"),
            Self.preset("shape", prefix: "sk-", pattern: "sk-[a-z0-9-]{8,40}"),
            Self.preset("own", pattern: "sk-ant-(?:api|oat)[0-9]{2}-[A-Za-z0-9_-]{4,}", distinctive: true),
            Self.preset("unreadable", prefix: "sk-", pattern: "sk-(?=ant)"),
        ]
        let found = ProviderPreset.detect(key: " sk-ant-api03-abcd\n", in: presets)
        #expect(found.map(\.preset.id.rawValue) == ["own", "shape", "long", "short", "unreadable"])
        #expect(found.map(\.certainty) == [.distinctive, .pattern, .prefix, .prefix, .prefix])
        #expect(ProviderPreset.detect(key: "", in: presets).isEmpty)
    }

    @Test(arguments: [
        ("AIza[0-9A-Za-z_-]{35}", "AIza" + String(repeating: "x", count: 35), true),
        ("AIza[0-9A-Za-z_-]{35}", "AIza" + String(repeating: "x", count: 36), false),
        (#"[0-9a-f]{4}\.[A-Za-z]+"#, "00ff.abC", true), (#"[0-9a-f]{4}\.[A-Za-z]+"#, "00ffxabC", false),
        ("^(?:gh[pousr]|github_pat)_\\w{2,4}$", "ghs_a_1", true), ("a|bc?d*", "bddd", true), ("a|bc?d*", "ab", false),
        ("[^a-c]+", "xyz", true), ("[^a-c]+", "xbz", false), ("x{0}y", "y", true), ("[a-]+", "a-a", true),
    ])
    func aPatternFitsTheWholeKey(pattern: String, key: String, fits: Bool) {
        let found = ProviderPreset.detect(key: key, in: [Self.preset("a", pattern: pattern)])
        #expect(found.map(\.certainty) == (fits ? [.pattern] : []))
    }

    @Test(arguments: [
        ("sk-ant-api03-" + String(repeating: "x", count: 95), "anthropic"),
        ("sk-proj-" + String(repeating: "x", count: 20) + "T3BlbkFJ" + String(repeating: "y", count: 20), "openai"),
        ("gsk_" + String(repeating: "x", count: 52), "groq"),
    ])
    func aKeyOfAWellKnownShapeHasOneOwner(key: String, owner: String) {
        let candidates = ProviderPreset.detect(key: key)
        #expect(candidates.first?.preset.id.rawValue == owner && candidates.first?.certainty == .distinctive)
    }

    /// A matcher that tries one way after the other would take years for some of these.
    @Test(arguments: [
        "(?:a|a)*b", "(?:a*)*b", "(?:(?:a{0,99999}){0,99999}){0,99999}b", "a*a*a*a*a*a*b", "(", "[", "a{", "a{2,1}",
        "\\", "*",
        String(repeating: "(", count: 20_000), "a{99999999999999999999}",
    ])
    func hostilePatternsAndKeysEnd(pattern: String) {
        let presets = [Self.preset("a", pattern: pattern)]
        for length in [8_000, 16_000] {
            #expect(ProviderPreset.detect(key: String(repeating: "a", count: length), in: presets).isEmpty)
        }
    }

    @Test func anyKeyOfAnyLengthIsLookedUpInTheWholeTable() {
        for key in [String(repeating: "sk-ant-", count: 2_400), String(repeating: "\u{1F511}", count: 1_000), "sk-\0"] {
            for candidate in ProviderPreset.detect(key: key) { #expect(candidate.certainty != .distinctive) }
        }
    }

    /// A pattern beyond the plain kind would silently count as none.
    @Test func everyPatternOfTheTableIsRead() {
        for pattern in ProviderPreset.all.flatMap(\.credentials).compactMap(\.keyPattern) {
            #expect(ProviderPreset.KeyPattern(pattern) != nil, "\(pattern)")
        }
    }

    @Test func endpointsAreChosenByWhatTheyAreFor() {
        let endpoints = [
            ProviderPreset.Endpoint(id: "old", state: .former, host: "a.example"),
            ProviderPreset.Endpoint(id: "chat", host: "a.example"),
            ProviderPreset.Endpoint(id: "cn", region: .china, host: "a.example"),
            ProviderPreset.Endpoint(id: "embed", region: "china", wireProtocol: .openAIEmbeddings, host: "a.example"),
        ]
        let preset = ProviderPreset(id: ProviderID(rawValue: "a"), name: "A", endpoints: endpoints)
        #expect(preset.endpoint(protocol: .openAIChat)?.id == "chat")
        #expect(preset.endpoint(protocol: .openAIChat, includingFormer: true)?.id == "old")
        #expect(preset.endpoint(purpose: .embeddings)?.id == "embed")
        #expect(preset.endpoint(region: "china")?.id == "cn")
        #expect(preset.endpoint(purpose: .speech) == nil)
        #expect(preset.regions == [.global, .china])
    }

    @Test func variablesOfAnEndpointAreItsKeysAndWhatFillsItsAddress() {
        let endpoint = ProviderPreset.Endpoint(
            id: "a", realm: "r", host: "{resource}.example.com", chatPath: "/{region}")
        let preset = ProviderPreset(
            id: ProviderID(rawValue: "a"), name: "A", endpoints: [endpoint],
            credentials: [
                ProviderPreset.Credential(id: "1", kind: .apiKey, realm: "r", environmentNames: ["A_KEY"]),
                ProviderPreset.Credential(id: "2", kind: .apiKey, realm: "s", environmentNames: ["B_KEY"]),
                ProviderPreset.Credential(id: "3", kind: .cloudIdentity, variablesTogether: ["A_ID", "A_SECRET"]),
            ],
            variables: [
                ProviderPreset.Variable(name: "A_REGION", role: .region, fills: "region", defaultValue: "us-1"),
                ProviderPreset.Variable(name: "A_RESOURCE", role: .resource, fills: "resource"),
                ProviderPreset.Variable(name: "A_RESOURCE_NAME", role: .resource, fills: "resource"),
                ProviderPreset.Variable(name: "A_PROJECT", role: .project, fills: "project"),
                ProviderPreset.Variable(name: "A_ID", role: .keyID),
                ProviderPreset.Variable(name: "A_SECRET", role: .secret),
                ProviderPreset.Variable(name: "A_MODEL", role: .model),
            ])
        #expect(preset.environmentNames == ["A_KEY", "B_KEY"])
        let variables = preset.variables(for: endpoint)
        #expect(variables.map(\.name) == ["A_KEY", "A_REGION", "A_RESOURCE", "A_RESOURCE_NAME", "A_ID", "A_SECRET"])
        #expect(variables.first?.role == .key)
        let values = preset.values(for: endpoint, in: ["A_RESOURCE": "", "A_RESOURCE_NAME": "acme", "A_PROJECT": "p"])
        #expect(values == ["resource": "acme", "region": "us-1"])
        let addressed = preset.values(for: endpoint, in: ["A_RESOURCE_NAME": "https://acme.example/"])
        #expect(addressed["resource"] == "acme.example")
    }

    @Test func logosHaveAnAddressForEachFormThatAllOfThemHave() {
        #expect(
            ProviderPreset.openAI.logoURL(style: .mono)
                == "https://unpkg.com/@lobehub/icons-static-svg@1.94.0/icons/openai.svg")
        #expect(ProviderPreset.openAI.logoURL(style: .avatar)?.hasSuffix("/avatars/openai.webp") == true)
        #expect(ProviderPreset.Logo(slug: nil).url() == nil)
    }
}
