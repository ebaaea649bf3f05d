import Foundation
import SurveyModel
import SurveySupport
import Testing
import Yams

@testable import SurveyRender

/// What the targets hold of the project's own data.
@Suite(.timeLimit(.minutes(15))) struct ProjectTargetTests {
    @Test func catalogMatchesItsSchema() throws {
        let data = try Data(contentsOf: Project.root.appending(path: "data/schema/catalog.schema.json"))
        let schema = try JSONParser.parse(Array(data))
        for survey in [try Project.survey(), try Hostile.harmless()] {
            let problems = Self.problems(
                try TargetReading.node("catalog.json", of: survey), schema, root: schema, at: "")
            #expect(problems.prefix(5).isEmpty, "\(problems.prefix(5))")
        }
    }

    /// The few words of JSON Schema that the schema uses.
    private static func problems(_ node: JSONNode, _ schema: JSONNode, root: JSONNode, at path: String) -> [String] {
        if let reference = schema["$ref"]?.string, let pointer = JSONPointer(String(reference.dropFirst())) {
            guard let target = pointer.resolve(in: root) else { return ["\(reference) is nowhere"] }
            return problems(node, target, root: root, at: path)
        }
        var found: [String] = []
        if let words = schema["enum"]?.array?.compactMap(\.string), !words.contains(node.string ?? "") {
            found.append("\(path): not one of \(words)")
        }
        if let constant = schema["const"], constant.scalarText != node.scalarText {
            found.append("\(path): not the constant")
        }
        if let type = schema["type"]?.string, !isType(node, type) { found.append("\(path): not \(type)") }
        for name in schema["required"]?.array?.compactMap(\.string) ?? [] where node[name] == nil {
            found.append("\(path): lacks \(name)")
        }
        for (index, element) in (node.array ?? []).enumerated() {
            guard let items = schema["items"] else { break }
            found += problems(element, items, root: root, at: "\(path)/\(index)")
        }
        for member in node.members ?? [] {
            if let property = schema["properties"]?[member.key] {
                found += problems(member.value, property, root: root, at: "\(path)/\(member.key)")
            } else if schema["additionalProperties"]?.value == .bool(false) {
                found.append("\(path): \(member.key) is unknown")
            }
        }
        return found
    }

    private static func isType(_ node: JSONNode, _ type: String) -> Bool {
        switch node.value {
        case .object: type == "object"
        case .array: type == "array"
        case .string: type == "string"
        case .number: type == "integer" || type == "number"
        case .bool: type == "boolean"
        case .null: type == "null"
        }
    }

    @Test func catalogAppliesInheritance() throws {
        let survey = try Project.survey()
        let catalog = try TargetReading.node("catalog.json", of: survey)
        #expect(catalog["schemaVersion"]?.scalarText == "1")
        let providers = try #require(catalog["providers"]?.array)
        #expect(providers.compactMap { $0["id"]?.string } == survey.providers.map(\.id))
        let variant = try #require(survey.providers.first { $0.parent != nil && survey.resolved($0) != $0 })
        let written = try #require(providers.first { $0["id"]?.string == variant.id })
        #expect(TargetReading.strings(written).contains("inherited"))
        let evidence = try #require(providers.first?["endpoints"]?.array?.first?["evidence"]?.array?.first)
        #expect(evidence["url"]?.string?.hasPrefix("https://") == true)
    }

    /// Names and prefixes that the product itself has, read from its source.
    @Test func presetsAreThoseOfTheProduct() async throws {
        let read = try await TargetReading.read("synthorg/presets.py", of: Project.survey())
        let presets = read["presets"]?.members ?? []
        let prefixes = Dictionary(presets.map { ($0.key, $0.value["litellm_provider"]?.string) }) { first, _ in first }
        let expected = [
            "anthropic": "anthropic", "azure": "azure", "cerebras": "cerebras", "cohere": "cohere_chat",
            "deepseek": "deepseek", "fireworks_ai": "fireworks_ai", "gemini": "gemini", "moonshot": "moonshot",
            "groq": "groq", "mistral": "mistral", "nvidia_nim": "nvidia_nim", "ollama-cloud": "openai",
            "openai": "openai", "openrouter": "openrouter", "sambanova": "sambanova", "together_ai": "together_ai",
            "xai": "xai",
        ]
        #expect(prefixes == expected.mapValues { "'\($0)'" })
        let fields: Set<String> = [
            "name", "display_name", "description", "driver", "litellm_provider", "auth_type", "default_base_url",
            "requires_base_url", "supported_auth_types", "default_models", "prefer_live_discovery",
        ]
        for preset in presets {
            let unknown = (preset.value.members ?? []).map(\.key).filter { !fields.contains($0) }
            #expect(unknown == [])
        }
        let cloud = presets.first { $0.key == "ollama-cloud" }?.value
        #expect(cloud?["default_base_url"]?.string == "'https://ollama.com/v1'")
        #expect(cloud?["prefer_live_discovery"]?.string == "True")
        let auth = presets.first { $0.key == "anthropic" }?.value["supported_auth_types"]?.string
        #expect(auth == "(AuthType.API_KEY, AuthType.SUBSCRIPTION)")
    }

    @Test func presetsOfOneNameAreRefused() throws {
        var survey = try Project.survey()
        let index = try #require(survey.consumers.firstIndex { $0.id == "synthorg" })
        survey.consumers[index].decisions[1].presetID = "anthropic"
        let failure = #expect(throws: RenderFailure.self) {
            try TargetReading.contents("synthorg/presets.py", of: survey)
        }
        #expect(failure?.diagnostics.map(\.rule) == ["preset-name-collision"])
    }

    /// The loaders drop keys that they do not know without a word. These both programs know.
    @Test func proxyConfigHasNoKeyThatTheLoaderIgnores() throws {
        let document = try #require(
            try Yams.compose(yaml: TargetReading.contents("cliproxyapi/config.yaml", of: Project.survey()))?.mapping)
        let known: Set<String> = ["api-key", "base-url"]
        let compatible: Set<String> = [
            "name", "disabled", "prefix", "base-url", "api-key-entries", "models", "headers",
        ]
        for (block, items) in document {
            let allowed = block.string == "openai-compatibility" ? compatible : known
            for item in items.sequence ?? [] {
                let keys: [String] = item.mapping?.map { $0.key.string ?? "" } ?? []
                let unknown = keys.filter { !allowed.contains($0) }
                #expect(unknown == [], "\(block)")
            }
        }
        #expect(document["claude-api-key"]?[0]?["api-key"]?.string == "${ANTHROPIC_API_KEY}")
        let compatibles = try #require(document["openai-compatibility"]?.sequence)
        // Neither program asks a provider for its models, so nothing could be sent through such an entry.
        for entry in compatibles where entry["models"] == nil { #expect(entry["disabled"]?.bool == true) }
        func entry(_ name: String) -> Node? { compatibles.first { $0["name"]?.string == name } }
        #expect(entry("openrouter")?["prefix"]?.string == "or")
        #expect(entry("groq")?["disabled"] == nil && entry("groq")?["models"]?[0]?["name"]?.string != nil)
        // The product came with older addresses for these.
        #expect(entry("novita")?["base-url"]?.string == "https://api.novita.ai/openai/v1")
        #expect(entry("minimax")?["base-url"]?.string == "https://api.minimax.io/v1")
        #expect(entry("kilo")?["base-url"]?.string == "https://api.kilo.ai/api/gateway")
    }

    @Test func registryHasTheProductsFields() throws {
        let items = try #require(try TargetReading.node("cliproxyapi/providers.json", of: Project.survey()).array)
        let fields: Set<String> = ["name", "yaml_key", "go_name", "base_url", "env_vars", "default_models"]
        for item in items {
            let unknown = (item.members ?? []).map(\.key).filter { !fields.contains($0) }
            #expect(unknown == [])
        }
        let nim = try #require(items.first { $0["name"]?.string == "nim" })
        #expect(
            nim["env_vars"]?.array?.compactMap(\.string) == ["NIM_API_KEY", "THGENT_NIM_API_KEY", "NVIDIA_API_KEY"])
        #expect(nim["base_url"]?.string == "https://integrate.api.nvidia.com/v1")
        // The product adds such a provider with these models and no others. The vendor's name belongs to the model's id.
        #expect(nim["default_models"]?.array?.first?["name"]?.string?.hasPrefix("nvidia/") == true)
        // Its other code speaks of every block by its name in Go. One whose service has ended has no address.
        let blocks = items.filter { $0["yaml_key"] != nil }
        #expect(blocks.count == 11 && blocks.allSatisfy { $0["go_name"] != nil })
        #expect(items.filter { $0["base_url"] == nil }.compactMap { $0["name"]?.string } == ["roo"])
        #expect(items.first { $0["name"]?.string == "deepseek" }?["go_name"]?.string == "DeepSeek")
    }

    @Test func omegonEndpointsAreComplete() throws {
        let registry = try TargetReading.node("omegon/model-registry.json", of: Project.survey())
        let endpoints = try #require(registry["endpoints"]?.array)
        let protocols: Set<String> = [
            "openAiCompatible", "openAiResponses", "anthropic", "geminiNative", "ollamaNative",
        ]
        let kinds: Set<String> = ["none", "bearerToken", "apiKeyHeader", "oauthProvider", "custom"]
        for endpoint in endpoints {
            #expect(protocols.contains(endpoint["protocol"]?.string ?? ""))
            #expect(kinds.contains(endpoint["authScheme"]?["kind"]?.string ?? ""))
            // With a profile for another protocol, or without one for these, the program ends at its start.
            let isCompatible = endpoint["protocol"]?.string?.hasPrefix("openAi") == true
            #expect((endpoint["openAiCompatibleProfile"] != nil) == isCompatible)
        }
        let ids = Set(endpoints.compactMap { $0["id"]?.string })
        #expect(ids.count == endpoints.count)
        let groq = try #require(endpoints.first { $0["id"]?.string == "groq" })
        #expect(groq["baseUrl"]?.string == "https://api.groq.com/openai/v1")
        #expect(groq["authScheme"]?["secretRef"]?.string == "GROQ_API_KEY")
        for key in ["defaults", "routes", "models"] { #expect(registry[key] != nil) }
        // What the program puts behind the address of Ollama's cloud begins after `/api`.
        let cloud = endpoints.first { $0["id"]?.string == "ollama-cloud" }
        #expect(cloud?["baseUrl"]?.string == "https://ollama.com/api")
    }

    /// What the gateway's own clients do, from their sources.
    @Test func gatewayEntriesSayWhatItsClientsLack() throws {
        let text = try TargetReading.contents("llmg/llmg.toml", of: Project.survey())
        func table(_ id: String) -> [Substring] {
            let parts = text.components(separatedBy: "[providers.\(id)]\n")
            return parts.count == 2 ? parts[1].split(separator: "\n\n")[0].split(separator: "\n") : []
        }
        // It reads this key by itself, from TOGETHER_AI_API_KEY.
        #expect(table("together_ai") == ["base_url = \"https://api.together.ai/v1\""])
        // It would send this key without the word, and to the domain of somebody else.
        #expect(
            table("minimax") == [
                "api_key = \"Bearer ${MINIMAX_API_KEY}\"", "base_url = \"https://api.minimax.io/v1\"",
            ])
        #expect(table("chutes") == ["base_url = \"https://llm.chutes.ai/v1\""])
        // It puts `/api/chat` behind this one.
        #expect(table("ollama") == ["base_url = \"http://localhost:11434\""])
        for id in ["cohere", "huggingface", "heroku", "antigravity", "azure"] { #expect(table(id) == [], "\(id)") }
    }

    @Test func sophonsFileHasOneDefault() throws {
        let providers = try #require(
            try TargetReading.node("sophon/models.json", of: Project.survey())["providers"]?.array)
        let defaults = providers.filter { $0["isDefault"]?.scalarText == "true" }
        #expect(defaults.compactMap { $0["id"]?.string } == ["anthropic"])
        #expect(defaults.first?["models"]?.array?.first?["id"]?.string != nil)
        // Users sign in inside the program, or need no key.
        let keyless = providers.filter { $0["apiKey"] == nil }.compactMap { $0["id"]?.string }
        #expect(keyless == ["ollama", "lmstudio", "openai-codex", "github-copilot"])
    }

    @Test func keysAreOnlyReferredTo() throws {
        let survey = try Project.survey()
        let keys = ["api_key", "apiKey", "api-key", "api_key_env", "api_key_name"]
        let reference =
            /\$\{[A-Z0-9_]+\}|os\.environ\/[A-Z0-9_]+|\{env:[A-Z0-9_]+\}|\$?[A-Z0-9_]+|\$\{\{ secrets\.[A-Z0-9_]+ \}\}|none|\$\{[A-Z0-9_]+:-none\}/
        var folders: Set<Substring> = []
        for file in try Codegen.files(survey, types: Project.presetTypes())
        where file.path.contains("/") && [".yaml", ".yml", ".json"].contains(where: file.path.hasSuffix) {
            // JSON is YAML.
            let document = try #require(try Yams.compose(yaml: file.contents))
            for value in Self.values(of: keys, in: document) {
                #expect(value.wholeMatch(of: reference) != nil, "\(file.path): \(value)")
                folders.insert(file.path.prefix { $0 != "/" })
            }
        }
        let holders: Set<Substring> = [
            "aider", "cliproxyapi", "continue", "crush", "goose", "librechat", "litellm", "llm", "sophon",
        ]
        #expect(folders == holders)
        for line in try TargetReading.contents("llmg/llmg.toml", of: survey).split(separator: "\n")
        where line.hasPrefix("api_key") {
            #expect(line.wholeMatch(of: /api_key = "Bearer \$\{[A-Z0-9_]+\}"/) != nil, "\(line)")
        }
    }

    private static func values(of keys: [String], in node: Node) -> [String] {
        switch node {
        case .sequence(let sequence): sequence.flatMap { values(of: keys, in: $0) }
        case .mapping(let mapping):
            mapping.flatMap { key, value in
                keys.contains(key.string ?? "") ? [value.string ?? ""] : values(of: keys, in: value)
            }
        default: []
        }
    }

    @Test func everyProviderIsWrittenOrSkipped() throws {
        let survey = try Project.survey()
        let files = try Codegen.files(survey, types: nil, targets: ["litellm"])
        let file = try #require(files.first)
        for provider in survey.providers {
            let isWritten = file.contents.contains("\"\(provider.id)/*\"")
            let isSkipped = file.notes.contains { $0.provider == provider.id }
            #expect(isWritten != isSkipped, "\(provider.id)")
        }
    }

    @Test(arguments: [
        ("aider.conf.yml", "- \""), ("continue", "- name: "), ("crush", "\"type\": "), ("goose", "\"engine\": "),
        ("librechat", "- name: "), ("llm", "- model_id: "), ("models-dev", "npm = "),
    ]) func nobodyIsLostWithoutAReason(target: String, mark: String) throws {
        let survey = try Project.survey()
        let files = try Codegen.files(survey, types: nil, targets: [target])
        let written = files.map { $0.contents.ranges(of: mark).count }.reduce(0, +)
        let skipped = Set(files.flatMap(\.notes).filter { !$0.text.isEmpty }.compactMap(\.provider))
        #expect(written > 0)
        #expect(written + skipped.count == survey.providers.count)
    }

    /// LiteLLM knows bare names up to its own age only.
    @Test func aliasesCarryThePrefix() throws {
        let text = try TargetReading.contents("aider/aider.conf.yml", of: Project.survey())
        let aliases = text.matches(of: /- "([^":]+):([^"]+)"/)
        #expect(aliases.count > 30 && aliases.allSatisfy { $0.2.contains("/") })
        #expect(text.contains("\"groq:groq/openai/gpt-oss-120b\"") && text.contains("\"openai:openai/"))
        #expect(!text.contains("\"databricks:"))
    }

    @Test func gooseAsksTheProviderForItsModels() throws {
        let survey = try Project.survey()
        let novita = try TargetReading.node("goose/custom_providers/custom_novita.json", of: survey)
        #expect(novita["base_url"]?.string == "https://api.novita.ai/openai/v1/chat/completions")
        #expect(novita["api_key_env"]?.string == "NOVITA_API_KEY" && novita["requires_auth"]?.value == .bool(true))
        #expect(novita["dynamic_models"]?.value == .bool(true))
        let ollama = try TargetReading.node("goose/custom_providers/custom_ollama.json", of: survey)
        #expect(ollama["requires_auth"]?.value == .bool(false) && ollama["api_key_env"] == nil)
    }

    /// Goose sends `max_completion_tokens` to all but a few, which it tells by the names that it gave them itself.
    @Test func gooseKeepsWhatItTreatsByName() throws {
        let files = try Codegen.files(Project.survey(), types: nil, targets: ["goose"])
        let paths = files.map(\.path)
        for name in ["mistral", "groq", "deepseek"] { #expect(!paths.contains { $0.contains(name) }, "\(name)") }
        let moonshot = try #require(files.first { $0.path.hasSuffix("/moonshot.json") })
        #expect(moonshot.contents.contains("\"https://api.moonshot.ai/v1/chat/completions\""))
    }

    /// Goose and Crush read lists of objects under `data` alone, Continue bare ones, too.
    @Test func modelsAreGivenWhereAProgramFindsNone() throws {
        var survey = try Project.survey()
        let index = try #require(survey.providers.firstIndex { $0.id == "together-ai" })
        for endpoint in survey.providers[index].endpoints.indices {
            survey.providers[index].endpoints[endpoint].modelsShape = .array
        }
        let crush = try #require(try TargetReading.node("crush/crush.json", of: survey)["providers"]?["together-ai"])
        #expect(crush["discover_models"]?.value == .bool(false) && crush["models"]?.array?.count == 1)
        let goose = try TargetReading.node("goose/custom_providers/custom_together-ai.json", of: survey)
        #expect(goose["dynamic_models"]?.value == .bool(false) && goose["models"]?.array?.count == 1)
        survey.providers[index].models = []
        let files = try Codegen.files(survey, types: nil, targets: ["crush", "goose", "continue"])
        #expect(!files.contains { $0.path.contains("together-ai") || $0.contents.contains("\"together-ai\"") })
        #expect(files.contains { $0.contents.contains("https://api.together.ai/v1") })
    }

    /// With an address and no key, Crush would send `OPENAI_API_KEY`.
    @Test func crushGetsAnAddressWithItsKeyAlone() throws {
        let survey = try Project.survey()
        let providers = try #require(try TargetReading.node("crush/crush.json", of: survey)["providers"])
        let together = try #require(providers["together-ai"])
        #expect(together["api_key"]?.string == "$TOGETHER_API_KEY")
        #expect(together["base_url"]?.string == "${TOGETHER_API_KEY:+https://api.together.ai/v1}")
        let ollama = try #require(providers["ollama"])
        #expect(ollama["base_url"]?.string == "http://localhost:11434/v1" && ollama["api_key"]?.string == "none")
        #expect(ollama["type"]?.string == "ollama")
    }

    @Test func crushIsToldOnlyWhatItDoesNotKnow() throws {
        let survey = try Project.survey()
        let providers = try #require(try TargetReading.node("crush/crush.json", of: survey)["providers"]?.members)
        let known = Set(survey.providers.compactMap { $0.route("catwalk")?.value })
        #expect(known.contains("zai") && !providers.contains { known.contains($0.key) })
        #expect(providers.contains { $0.key == "zai-api" })
    }

    /// A client that insists on a key would refuse to talk to a server that wants none.
    @Test func keysThatAreOptionalAreNotAskedFor() throws {
        var survey = try Project.survey()
        let vllm = try #require(survey.providers.firstIndex { $0.id == "vllm" })
        let table = try #require(
            TargetReading.contents("codex/config.toml", of: survey).components(separatedBy: "\n[model_providers.")
                .first { $0.hasPrefix("vllm]") })
        #expect(table.contains("base_url") && !table.contains("env_key"))
        let goose = try TargetReading.node("goose/custom_providers/custom_vllm.json", of: survey)
        #expect(goose["requires_auth"]?.value == .bool(false) && goose["api_key_env"] != nil)
        survey.providers[vllm].models = try #require(survey.provider("groq")).models
        #expect(try TargetReading.contents("librechat/librechat.yaml", of: survey).contains("apiKey: \"none\""))
    }

    /// Former addresses stand for clients that have them already; a preview stands in where a provider has nothing else.
    @Test(arguments: ["codex", "continue", "crush", "goose", "librechat", "models-dev", "opencode"])
    func clientsTakeCurrentAddresses(target: String) throws {
        var survey = try TargetTests.hostile()
        survey.providers.removeAll { $0.id != "third" }
        let current = try Codegen.files(survey, types: nil, targets: [target])
        for index in survey.providers[0].endpoints.indices { survey.providers[0].endpoints[index].state = .preview }
        #expect(try Codegen.files(survey, types: nil, targets: [target]).map(\.contents) == current.map(\.contents))
        var other = survey.providers[0].endpoints
        for index in other.indices {
            other[index].state = nil
            other[index].baseURL = "https://current.example/v1"
            other[index].id += "-current"
        }
        let previews = survey.providers[0].endpoints
        survey.providers[0].endpoints = previews + other
        let preferred = try Codegen.files(survey, types: nil, targets: [target])
        #expect(preferred.allSatisfy { file in !previews.contains { file.contents.contains($0.baseURL) } })
        for index in survey.providers[0].endpoints.indices { survey.providers[0].endpoints[index].state = .former }
        let files = try Codegen.files(survey, types: nil, targets: [target])
        #expect(files.allSatisfy { !$0.contents.contains("third") })
        #expect(files.flatMap(\.notes).allSatisfy { $0.text.hasPrefix("no endpoint for new clients offers") })
    }

    /// models.dev refuses an address beside most packages, and wants one beside two.
    @Test func addressesStandWhereModelsDevWantsThem() throws {
        let files = try Codegen.files(Project.survey(), types: nil, targets: ["models-dev"])
        for file in files {
            let npm = try #require(file.contents.firstMatch(of: /\nnpm = "([^"]+)"/)?.1)
            let hasAddress = file.contents.contains("\napi = \"")
            switch npm {
            case "@ai-sdk/openai-compatible", "@openrouter/ai-sdk-provider": #expect(hasAddress, "\(file.path)")
            case "@ai-sdk/anthropic", "@ai-sdk/openai": break
            default: #expect(!hasAddress, "\(file.path)")
            }
        }
        // The packages of these two call addresses that they have left.
        for (folder, package) in [("togetherai", "@ai-sdk/openai-compatible"), ("perplexity", "@ai-sdk/openai")] {
            let file = try #require(files.first { $0.path == "models-dev/providers/\(folder)/provider.toml" })
            #expect(file.contents.contains("npm = \"\(package)\""))
        }
    }

    /// models.dev's own variables, which evidence names, come before the vendor's.
    @Test func modelsDevKeepsItsVariables() throws {
        let survey = try Project.survey()
        let cohere = try #require(survey.provider("cohere")).credentials.flatMap(\.environment)
        #expect(cohere.first == "CO_API_KEY")
        #expect(
            try TargetReading.contents("models-dev/providers/cohere/provider.toml", of: survey).contains(
                "[\"COHERE_API_KEY\"]"))
    }

    /// Continue treats a provider by the class that was made for its address.
    @Test func continueTakesItsOwnClasses() throws {
        let document = try #require(
            try Yams.compose(yaml: TargetReading.contents("continue/config.yaml", of: Project.survey()))?["models"]?
                .sequence)
        let classes = Dictionary(
            document.compactMap { entry in
                entry["apiBase"]?.string.flatMap { base in entry["provider"]?.string.map { (base, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        #expect(classes["https://api.groq.com/openai/v1"] == "groq" && classes["http://localhost:11434"] == "ollama")
        #expect(classes["https://api.moonshot.ai/v1"] == "openai")
    }

    /// What LibreChat sends by default is taken out where the provider refuses it, and headers that differ by conversation
    /// are filled in by it.
    @Test func libreChatIsToldWhatIsRefused() throws {
        var survey = try Project.survey()
        let mistral = try #require(survey.providers.firstIndex { $0.id == "mistral" })
        survey.providers[mistral].endpoints[0].refusedParameters = ["user"]
        var header = Endpoint.Header()
        header.name = "x-session"
        header.varies = .conversation
        survey.providers[mistral].endpoints[0].headers = [header]
        let entries = try #require(
            try Yams.compose(yaml: TargetReading.contents("librechat/librechat.yaml", of: survey))?["endpoints"]?[
                "custom"]?
                .sequence)
        let entry = try #require(entries.first { $0["name"]?.string == "Mistral" })
        #expect(entry["dropParams"]?.sequence?.compactMap(\.string) == ["user"])
        #expect(entry["headers"]?["x-session"]?.string == "{{LIBRECHAT_BODY_CONVERSATIONID}}")
    }

    @Test func libreChatKeepsItsOwnVariable() throws {
        var survey = try Project.survey()
        let index = try #require(survey.providers.firstIndex { $0.id == "openrouter" })
        let model = try #require(survey.provider("groq")?.models.first)
        survey.providers[index].models = [model]
        let text = try TargetReading.contents("librechat/librechat.yaml", of: survey)
        #expect(text.contains("${OPENROUTER_KEY}") && !text.contains("${OPENROUTER_API_KEY}"))
    }

    /// Heroku documents its host alone; clients put the path behind an address that ends in a version.
    @Test func addressesCarryTheVersion() throws {
        let text = try TargetReading.contents("continue/config.yaml", of: Project.survey())
        #expect(text.contains("\"https://us.inference.heroku.com/v1\""))
    }

    @Test func targetsAreSortedByPath() { #expect(Codegen.paths == Codegen.paths.sorted()) }
}
