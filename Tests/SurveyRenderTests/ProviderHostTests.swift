import Foundation
import SurveyModel
import SurveySupport
import Testing
import Yams

@testable import SurveyRender

/// An entry of a generated file can only ever talk to a host of the provider that it names.
///
/// What is read are the files below `output`, which `FreshnessTests` holds to the data. An entry without an address is right
/// only where the program that reads the file knows the provider by the name that stands there:
///
/// - Aider, SynthOrg: by LiteLLM's prefix for this very provider. A variant would be called at its parent's host by an
///   inherited prefix, and of local servers LiteLLM knows most by no address: it falls back to api.openai.com.
/// - models.dev: by a package of the AI SDK that was made for the provider; the general ones need an address.
/// - cliproxyapi++: blocks of its own that know one vendor each.
/// - LLMG, Sophon: their formats hold no address; the name is the product's own for the provider.
@Suite struct ProviderHostTests {
    /// What a generated file says of one provider.
    private struct Entry {
        var provider: Provider
        /// Where requests go; links to documentation are none.
        var address: String?
        /// Why the entry may have no address; nil if it must have one.
        var known: Bool = false
    }

    private let survey: Survey

    init() throws { survey = try Project.survey() }

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
        for entry in entries {
            let hosts = survey.resolved(entry.provider).endpoints.compactMap { EndpointParts($0.baseURL)?.host }
            if let address = entry.address {
                let host = try #require(EndpointParts(address)).host
                #expect(hosts.contains(host), "\(entry.provider.id) has no host \(host)")
            } else {
                #expect(entry.known, "\(entry.provider.id) has no address, and \(target) does not know it")
            }
        }
    }

    /// The right host is not enough: a version that stands in the path of the call is a part of the address for programs
    /// that put the protocol's own path behind it.
    @Test(arguments: readers.keys.sorted()) func `what a program makes of an address is a call of its provider`(
        target: String
    ) throws {
        let read = try #require(Self.readers[target])
        for entry in try read(self) {
            guard let address = entry.address, !isConsumersOwn(address) else { continue }
            let calls = survey.resolved(entry.provider).endpoints.filter { endpoint in
                guard let path = endpoint.callPath, let own = Self.path(of: endpoint, in: target) else {
                    return false
                }
                return address + own == endpoint.baseURL + path
            }
            #expect(!calls.isEmpty, "\(entry.provider.id): no call begins with \(address)")
        }
    }

    /// What a program puts behind an address.
    private static func path(of endpoint: Endpoint, in target: String) -> String? {
        switch (target, endpoint.wireProtocol) {
        case ("goose", _): ""
        case ("continue", .ollama): "/api/chat"
        case ("litellm", .cohereChat): ""
        case ("litellm", .anthropicMessages), ("omegon", .anthropicMessages): "/v1/messages"
        default: endpoint.wireProtocol.chatPath
        }
    }

    /// An address that a consumer decided on for its own product, and that the survey only reports.
    private func isConsumersOwn(_ address: String) -> Bool {
        survey.consumers.flatMap(\.decisions).contains { $0.settings.contains { $0.value == address } }
    }

    /// Go asks for the id of the conversation in a header, which no file can know: an entry would be refused, call by call.
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
        let whole = ["catalog.json", "swift/", "synthorg/known-logos.ts"]
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

    /// True where LiteLLM's prefix is that of the provider itself.
    private func isKnownToLiteLLM(_ provider: Provider, as prefix: String) -> Bool {
        prefix == provider.route("litellm")?.value && provider.category != .localServer
    }

    // MARK: Files

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: Project.output + "/" + path, encoding: .utf8)
    }

    /// JSON is YAML.
    private func document(_ path: String) throws -> Node { try #require(try Yams.compose(yaml: text(path))) }

    private func list(_ node: Node?) throws -> [Node] { Array(try #require(node?.sequence)) }

    private func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: Project.output + "/" + folder).filter { $0.contains(".") }
            .sorted().map { folder + "/" + $0 }
    }

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
        try list(document("aider/aider.conf.yml")["alias"]).map { alias in
            let parts = try #require(alias.string).split(separator: ":", maxSplits: 1).map(String.init)
            let provider = try provider(parts[0])
            let prefix = provider.route("litellm")?.value ?? "none"
            return Entry(
                provider: provider, known: parts[1].hasPrefix(prefix + "/") && isKnownToLiteLLM(provider, as: prefix))
        }
    }

    private func liteLLM() throws -> [Entry] {
        try list(document("litellm/config.yaml")["model_list"]).map { entry in
            let provider = try provider(try #require(entry["model_name"]?.string).replacing("/*", with: ""))
            return Entry(provider: provider, address: entry["litellm_params"]?["api_base"]?.string)
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
                known: isKnownToLiteLLM(provider, as: argument("litellm_provider") ?? "")
                    || call.contains("requires_base_url=True"))
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
        try (try #require(try document("crush/crush.json")["providers"]?.mapping)).map { key, block in
            let id = try #require(key.string)
            let known = Set(survey.providers.compactMap { $0.route("catwalk")?.value })
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
        try files(below: "goose/custom_providers").map { path in
            let file = try document(path)
            // Goose would take one of its own for this provider, were the name another.
            let name = try #require(file["name"]?.string)
            #expect(name.hasPrefix("custom_") || name == "moonshot")
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
        let general: Set<String> = [
            "@ai-sdk/openai-compatible", "@openrouter/ai-sdk-provider", "@ai-sdk/anthropic", "@ai-sdk/openai",
        ]
        return try files(below: "models-dev/providers").map { path in
            let text = try text(path)
            let provider = try provider(named: try #require(value("name", in: text)))
            let package = try #require(value("npm", in: text))
            return Entry(
                provider: provider, address: value("api", in: text),
                known: package == provider.route("vercel-ai-sdk")?.value && !general.contains(package))
        }
    }

    private func proxyConfig() throws -> [Entry] {
        let knowing: Set<String> = ["claude-api-key", "gemini-api-key", "vertex-api-key", "kiro", "cursor"]
        let blocks = try #require(try document("cliproxyapi/config.yaml").mapping)
        return try blocks.flatMap { key, items in
            try list(items).map { item in
                let block = try #require(key.string)
                let name = block == "openai-compatibility" ? try #require(item["name"]?.string) : block
                let provider = try survey.provider(name) ?? adopted(name, by: "cliproxyapi").provider
                return Entry(
                    provider: provider, address: item["base-url"]?.string, known: knowing.contains(block))
            }
        }
    }

    private func proxyRegistry() throws -> [Entry] {
        try list(document("cliproxyapi/providers.json")).map { item in
            let provider = try adopted(try #require(item["name"]?.string), by: "cliproxyapi").provider
            return Entry(provider: provider, address: item["base_url"]?.string)
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
            return Entry(
                provider: adopted.provider, known: adopted.isSole && adopted.provider.id == item["id"]?.string)
        }
    }

    private func llmg() throws -> [Entry] {
        try tables("llmg/llmg.toml").map { name, _ in
            let adopted = try adopted(name, by: "llmg")
            return Entry(provider: adopted.provider, known: adopted.isSole)
        }
    }
}
