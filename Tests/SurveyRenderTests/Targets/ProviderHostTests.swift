import Foundation
import SurveyModel
import SurveySupport
import Testing
import Yams

@testable import SurveyRender

/// An entry of a generated file can only ever talk to a host of the provider that it names.
///
/// Hosts are those of the provider's endpoints in the catalog; `{resource}` in one stands for what users put there. An entry
/// without an address is right only where the program that reads it has an address of this very provider for the name that
/// stands there. `default-hosts.json` has these hosts, by program and name; none where the program asks for an address:
///
/// - `litellm`, which also makes the requests of SynthOrg: recorded from LiteLLM 1.106.2, by the requests that it made; from its
///   sources where it signs in first. Of local servers it knows most by no address, and falls back to api.openai.com.
/// - `vercel-ai-sdk`, for models.dev: from the sources of the packages. A package that is not there counts where it is
///   published for the provider alone.
/// - `cliproxyapi`: blocks that know one vendor each, from the sources of both programs.
///
/// Sophon's source is closed and its format has no place for an address: the name must be the product's for this provider alone.
@Suite struct ProviderHostTests {
    /// What a generated file says of one provider.
    private struct Entry {
        var provider: Provider
        /// Where requests go; links to documentation are none.
        var address: String?
        /// Where they go without it; nil where nobody knows.
        var defaults: [String]?
    }

    private let survey: Survey
    private let defaultHosts: [String: [String: [String]]]

    init() throws {
        survey = try Project.survey()
        let fixture = Project.root.appending(path: "Tests/SurveyRenderTests/Fixtures/default-hosts.json")
        defaultHosts = try JSONDecoder().decode([String: [String: [String]]].self, from: Data(contentsOf: fixture))
    }

    private static let readers: [String: @Sendable (Self) throws -> [Entry]] = [
        "aider": { try $0.aider() }, "cliproxyapi": { try $0.proxyConfig() },
        "cliproxyapi registry": { try $0.proxyRegistry() }, "codex": { try $0.codex() },
        "continue": { try $0.`continue`() },
        "crush": { try $0.crush() },
        "goose": { try $0.goose() }, "librechat": { try $0.libreChat() }, "litellm": { try $0.liteLLM() },
        "llm": { try $0.llm() }, "llmg": { try $0.llmg() }, "models-dev": { try $0.modelsDev() },
        "omegon": { try $0.omegon() },
        "opencode": { try $0.keyed("opencode/opencode.json", list: "provider", address: ["options", "baseURL"]) },
        "sophon": { try $0.sophon() }, "synthorg": { try $0.synthOrg() },
    ]

    @Test(arguments: readers.keys.sorted()) func `every entry talks to its provider alone`(target: String) throws {
        let read = try #require(Self.readers[target])
        let entries = try read(self)
        #expect(!entries.isEmpty)
        for entry in entries { #expect(try astray(entry) == [], "\(entry.provider.id)") }
    }

    /// The file as it once was: LiteLLM sent what was meant for these two servers to api.openai.com.
    @Test func `a local server without its address is found out`() throws {
        let entries = try liteLLM(
            Yams.compose(
                yaml: """
                    model_list:
                    - model_name: "lmstudio/*"
                      litellm_params:
                        model: "lm_studio/*"
                        api_key: "os.environ/LM_STUDIO_API_KEY"
                    - model_name: "vllm/*"
                      litellm_params:
                        model: "hosted_vllm/*"
                    """))
        #expect(entries.map(\.provider.id) == ["lmstudio", "vllm"])
        for entry in entries { #expect(try astray(entry) == ["api.openai.com"]) }
    }

    @Test func `a foreign address, a name that is not the provider's and an unknown name are found out`() throws {
        let groq = try provider("groq")
        #expect(try astray(Entry(provider: groq, address: "https://api.groq.com.evil.example/v1")) != [])
        #expect(try astray(Entry(provider: groq, defaults: ["api.openai.com"])) != [])
        #expect(try astray(Entry(provider: groq)) != [])
        let azure = try provider("azure-openai")
        #expect(try astray(Entry(provider: azure, address: "https://mine.openai.azure.com/openai/v1")) == [])
        #expect(try astray(Entry(provider: azure, address: "https://a.b.openai.azure.com/openai/v1")) != [])
    }

    /// The hosts that an entry may ask, and that are none of its provider's.
    private func astray(_ entry: Entry) throws -> [String] {
        let own = try Self.catalogHosts.get()[entry.provider.id] ?? []
        let asked =
            if let address = entry.address { [try #require(EndpointParts(address)).host] } else {
                entry.defaults ?? ["an unknown host"]
            }
        return try asked.filter { host in try !own.contains { try Self.stands(host, for: $0) } }
    }

    /// By provider. A host that is nothing but a place for one is nobody's.
    private static let catalogHosts = Result { () throws -> [String: [String]] in
        let catalog = try JSONParser.parse(Array(try #require(try rendered("catalog.json").first).contents.utf8))
        let hosts = (catalog["providers"]?.array ?? []).map { provider in
            let addresses = (provider["endpoints"]?.array ?? []).compactMap { $0["baseURL"]?.string }
            let hosts = addresses.compactMap { EndpointParts($0)?.host }.filter { $0.wholeMatch(of: place) == nil }
            return (provider["id"]?.string ?? "", hosts)
        }
        return Dictionary(hosts) { first, _ in first }
    }

    nonisolated(unsafe) private static let place = /\{[^}]*\}/

    /// Whether a host is one that a pattern such as `{region}.api.example` describes, or the same pattern.
    private static func stands(_ host: String, for pattern: String) throws -> Bool {
        let parts = pattern.split(separator: place, omittingEmptySubsequences: false)
        let expression = parts.map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: "[^.{}]+")
        return try host == pattern || host.wholeMatch(of: Regex(expression)) != nil
    }

    /// The right host is not enough: a version that stands in the path of the call is a part of the address for programs
    /// that put the protocol's own path behind it.
    @Test(arguments: readers.keys.sorted()) func `what a program makes of an address is a call of its provider`(
        target: String
    ) throws {
        let read = try #require(Self.readers[target])
        for entry in try read(self) {
            guard let address = entry.address else { continue }
            let calls = survey.resolved(entry.provider).endpoints.filter { endpoint in
                guard let path = endpoint.callPath,
                    let own = Self.path(of: endpoint, for: entry.provider.id, in: target)
                else {
                    return false
                }
                return address + own == endpoint.baseURL + path
            }
            #expect(!calls.isEmpty, "\(entry.provider.id): no call begins with \(address)")
        }
    }

    /// What a program puts behind an address.
    private static func path(of endpoint: Endpoint, for provider: String, in target: String) -> String? {
        switch (target, endpoint.wireProtocol) {
        case ("goose", _): ""
        case ("continue", .ollama): "/api/chat"
        case ("litellm", .cohereChat), ("aider", .cohereChat): ""
        case ("litellm", .anthropicMessages), ("aider", .anthropicMessages), ("omegon", .anthropicMessages):
            "/v1/messages"
        case ("omegon", .ollama) where provider == "ollama-cloud": "/chat"
        default: endpoint.wireProtocol.chatPath
        }
    }

    /// Go asks for the id of the conversation in a header, which no file can know: an entry would be refused, call by call. Only
    /// LibreChat has a word for that id.
    @Test(arguments: ["cliproxyapi", "continue", "goose", "litellm", "llm"])
    func `a provider whose header has no fixed value stands in no client's file`(target: String) throws {
        let go = try provider("opencode-go")
        #expect(go.endpoints.allSatisfy { $0.headers.contains { $0.isRequired && $0.value.isEmpty } })
        let read = try #require(Self.readers[target])
        #expect(try !read(self).contains { $0.provider.id == go.id })
    }

    /// A key of DashScope's international site is refused in Beijing, where LiteLLM goes by itself.
    @Test func `where hosts take keys of their own, LiteLLM is told the recommended one`() throws {
        let told = try liteLLM().filter { entry in
            let realms = entry.provider.endpoints.filter {
                $0.wireProtocol == .openAIChat && !$0.baseURL.contains("{")
            }.map(\.realm)
            return Set(realms).count > 1
        }
        #expect(told.contains { $0.provider.id == "dashscope" })
        for entry in told {
            let first = entry.provider.endpoints.first { $0.wireProtocol == .openAIChat && !$0.baseURL.contains("{") }
            #expect(entry.address == first?.baseURL, "\(entry.provider.id)")
        }
    }

    /// A format that nobody holds to this rule would be a hole in it.
    @Test func `every target with entries is read`() {
        // Aider's aliases and settings are read together.
        let whole = [
            "aider/aider.model.settings.yml", "catalog.json", "presets.json", "swift/", "synthorg/known-logos.ts",
        ]
        let files = Codegen.paths.filter { path in !whole.contains { path.hasPrefix($0) } }
        #expect(files.count == Self.readers.count)
    }

    // MARK: Providers

    private func provider(_ id: String) throws -> Provider { try #require(survey.provider(id), "\(id)") }

    private func provider(named name: String) throws -> Provider {
        try #require(survey.providers.first { $0.name == name }, "\(name)")
    }

    /// The provider behind a consumer's own name for it, and whether that name is for it alone.
    private func adopted(_ name: String, by consumer: String) throws -> (provider: Provider, isSole: Bool) {
        let consumer = try #require(survey.consumer(consumer))
        let decisions = consumer.decisions.filter {
            ($0.presetID ?? $0.provider) == name && ($0.action == .keep || $0.action == .ship)
        }
        return (try provider(try #require(decisions.first, "\(name)").provider), decisions.count == 1)
    }

    /// Where LiteLLM sends a request by itself.
    private func liteLLM(by prefix: String) -> [String]? { defaultHosts["litellm"]?[prefix] }

    // MARK: Files

    private static func rendered(_ target: String) throws -> [RenderedFile] {
        try Codegen.files(Project.survey(), types: nil, targets: [target])
    }

    private func text(_ path: String) throws -> String {
        try #require(try Self.rendered(path).first { $0.path == path }).contents
    }

    /// JSON is YAML.
    private func document(_ path: String) throws -> Node { try #require(try Yams.compose(yaml: text(path))) }

    private func list(_ node: Node?) throws -> [Node] { Array(try #require(node?.sequence)) }

    /// `key = "value"` lines of a TOML table.
    private func value(_ key: String, in table: some StringProtocol) -> String? {
        let line = table.split(separator: "\n").first { $0.hasPrefix(key + " = \"") }
        return line.map { String($0.dropFirst(key.count + 4).prefix { $0 != "\"" }) }
    }

    /// Tables of a TOML file by the last part of their names, `[model_providers.groq]` for one.
    private func tables(_ path: String) throws -> [(name: String, text: String)] {
        try text(path).components(separatedBy: "\n[").dropFirst().map { part in
            (String(part.prefix { $0 != "]" }.split(separator: ".").last ?? ""), part)
        }
    }

    // MARK: Targets

    private func aider() throws -> [Entry] {
        let settings = try list(document("aider/aider.model.settings.yml"))
        return try list(document("aider/aider.conf.yml")["alias"]).map { alias in
            let parts = try #require(alias.string).split(separator: ":", maxSplits: 1).map(String.init)
            let entry = try #require(settings.first { $0["name"]?.string == parts[1] }, "\(parts[1])")
            return Entry(provider: try provider(parts[0]), address: entry["extra_params"]?["api_base"]?.string)
        }
    }

    private func liteLLM() throws -> [Entry] { try liteLLM(document("litellm/config.yaml")) }

    private func liteLLM(_ document: Node?) throws -> [Entry] {
        try list(document?["model_list"]).map { entry in
            let provider = try provider(try #require(entry["model_name"]?.string).replacing("/*", with: ""))
            let model = try #require(entry["litellm_params"]?["model"]?.string)
            return Entry(
                provider: provider, address: entry["litellm_params"]?["api_base"]?.string,
                defaults: liteLLM(by: model.replacing("/*", with: "")))
        }
    }

    private func synthOrg() throws -> [Entry] {
        try text("synthorg/presets.py").components(separatedBy: " = CloudPreset(").dropFirst().map { call in
            func argument(_ name: String) -> String? {
                let line = call.split(separator: "\n").first { $0.hasPrefix("    \(name)=\"") }
                return line.map { String($0.dropFirst(name.count + 6).prefix { $0 != "\"" }) }
            }
            let provider = try adopted(try #require(argument("name")), by: "synthorg").provider
            return Entry(
                provider: provider, address: argument("default_base_url"),
                defaults: liteLLM(by: argument("litellm_provider") ?? ""))
        }
    }

    private func keyed(_ path: String, list: String, address: [String]) throws -> [Entry] {
        try (try #require(try document(path)[list]?.mapping)).map { key, block in
            let found = address.reduce(Optional(block)) { $0?[$1] }
            return Entry(provider: try provider(try #require(key.string)), address: found?.string)
        }
    }

    /// `${KEY:+https://...}`: an address where the key is set, and none elsewhere.
    private func crush() throws -> [Entry] {
        let known = Set(survey.providers.compactMap { $0.route("catwalk")?.value })
        return try (try #require(try document("crush/crush.json")["providers"]?.mapping)).map { key, block in
            let id = try #require(key.string)
            #expect(!known.contains(id), "Crush has a \(id) of its own")
            let address = block["base_url"]?.string
            let gated = address?.wholeMatch(of: /\$\{\w+:\+(.+)\}/).map { String($0.1) }
            let own = id.hasSuffix("-api") && survey.provider(id) == nil ? String(id.dropLast(4)) : id
            return Entry(provider: try provider(own), address: gated ?? address)
        }
    }

    private func codex() throws -> [Entry] {
        try tables("codex/config.toml").map { name, table in
            Entry(provider: try provider(name), address: value("base_url", in: table))
        }
    }

    private func `continue`() throws -> [Entry] {
        try list(document("continue/config.yaml")["models"]).map { model in
            Entry(
                provider: try provider(named: try #require(model["name"]?.string)), address: model["apiBase"]?.string)
        }
    }

    /// Names under which LibreChat has an icon.
    private static let shown = [
        "Cohere": "Cohere", "Fireworks": "Fireworks AI", "Groq": "GroqCloud", "Helicone": "Helicone AI Gateway",
        "HuggingFace": "Hugging Face Inference Providers", "Mistral": "Mistral AI", "Moonshot": "Kimi (Moonshot AI)",
        "Ollama": "Ollama (local)", "together.ai": "Together AI", "Vercel": "Vercel AI Gateway", "xAI": "xAI (Grok)",
    ]

    private func libreChat() throws -> [Entry] {
        try list(document("librechat/librechat.yaml")["endpoints"]?["custom"]).map { entry in
            let name = try #require(entry["name"]?.string)
            return Entry(provider: try provider(named: Self.shown[name] ?? name), address: entry["baseURL"]?.string)
        }
    }

    private func goose() throws -> [Entry] {
        try Self.rendered("goose/custom_providers").map { rendered in
            let file = try #require(try Yams.compose(yaml: rendered.contents))
            let name = try #require(file["name"]?.string)
            #expect(name.hasPrefix("custom_") || name == "moonshot", "a \(name) of Goose's own would be hidden")
            let id = name.replacing("custom_", with: "", maxReplacements: 1)
            return Entry(provider: try provider(id), address: file["base_url"]?.string)
        }
    }

    private func llm() throws -> [Entry] {
        try list(document("llm/extra-openai-models.yaml")).map { model in
            let id = try #require(model["model_id"]?.string).prefix { $0 != "/" }
            return Entry(provider: try provider(String(id)), address: model["api_base"]?.string)
        }
    }

    private func modelsDev() throws -> [Entry] {
        try Self.rendered("models-dev/providers").map { file in
            let provider = try provider(named: try #require(value("name", in: file.contents)))
            let package = try #require(value("npm", in: file.contents))
            let isOwn = !package.hasPrefix("@ai-sdk/") && package == provider.route("vercel-ai-sdk")?.value
            return Entry(
                provider: provider, address: value("api", in: file.contents),
                defaults: defaultHosts["vercel-ai-sdk"]?[package] ?? (isOwn ? [] : nil))
        }
    }

    private func proxyConfig() throws -> [Entry] {
        let blocks = try #require(try document("cliproxyapi/config.yaml").mapping)
        return try blocks.flatMap { key, items in
            try list(items).map { item in
                let block = try #require(key.string)
                let name = block == "openai-compatibility" ? try #require(item["name"]?.string) : block
                let provider = try survey.provider(name) ?? adopted(name, by: "cliproxyapi").provider
                return Entry(
                    provider: provider, address: item["base-url"]?.string,
                    defaults: defaultHosts["cliproxyapi"]?[block])
            }
        }
    }

    /// Without an address, a block of the registry can call nobody.
    private func proxyRegistry() throws -> [Entry] {
        let decisions = try #require(survey.consumer("cliproxyapi")).decisions
        return try list(document("cliproxyapi/providers.json")).map { item in
            let name = try #require(item["name"]?.string)
            let decision = try #require(decisions.first { $0.presetID == name })
            return Entry(provider: try provider(decision.provider), address: item["base_url"]?.string, defaults: [])
        }
    }

    private func omegon() throws -> [Entry] {
        try list(document("omegon/model-registry.json")["endpoints"]).map { item in
            let provider = try adopted(try #require(item["id"]?.string), by: "omegon").provider
            return Entry(provider: provider, address: item["baseUrl"]?.string)
        }
    }

    private func sophon() throws -> [Entry] {
        try list(document("sophon/models.json")["providers"]).map { item in
            let adopted = try adopted(try #require(item["providerType"]?.string), by: "sophon")
            let isIts = adopted.isSole && adopted.provider.id == item["id"]?.string
            return Entry(provider: adopted.provider, defaults: isIts ? [] : nil)
        }
    }

    private func llmg() throws -> [Entry] {
        try tables("llmg/llmg.toml").map { name, table in
            Entry(provider: try adopted(name, by: "llmg").provider, address: value("base_url", in: table))
        }
    }
}
