import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing
import Yams

@testable import SurveyRender

/// Generated files are read by parsers that are not ours, and compared with what was written.
@Suite(.timeLimit(.minutes(15))) struct TargetTests {
    private static func contents(_ path: String, of survey: Survey) throws -> String {
        let files = try Codegen.files(
            survey, types: nil, targets: path.split(separator: "/").prefix(1).map(String.init))
        return try #require(files.first { $0.path == path }).contents
    }

    private static func node(_ path: String, of survey: Survey) throws -> JSONNode {
        try JSONParser.parse(Array(contents(path, of: survey).utf8))
    }

    /// Keys and strings of a document.
    private static func strings(_ node: JSONNode) -> [String] {
        switch node.value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(strings)
        case .object(let members): members.flatMap { [$0.key] + strings($0.value) }
        default: []
        }
    }

    private static func strings(_ node: Node) -> [String] {
        switch node {
        case .scalar(let scalar): [scalar.string]
        case .sequence(let sequence): sequence.flatMap(strings)
        case .mapping(let mapping): mapping.flatMap { strings($0.key) + strings($0.value) }
        default: []
        }
    }

    /// Swift takes strings for equal that differ in their scalars.
    private static func bytes(_ texts: [String]) -> Set<[UInt8]> { Set(texts.map { Array($0.utf8) }) }

    private static func expect(_ wanted: [String], among found: [String], _ path: String) {
        let missing = bytes(wanted).subtracting(bytes(found)).map { String(decoding: $0, as: UTF8.self).prefix(60) }
        #expect(!wanted.isEmpty && missing.isEmpty, "\(path): \(missing)")
    }

    // MARK: Python reads

    /// Prints keys, strings and node types of a JSON, TOML or Python file as JSON.
    private static let reader = """
        import ast, json, sys
        path = sys.argv[1]
        def strings(value):
            if isinstance(value, str): return [value]
            if isinstance(value, list): return [text for each in value for text in strings(each)]
            if isinstance(value, dict): return [text for key in value for text in [key] + strings(value[key])]
            return []
        types = []
        presets = {}
        if path.endswith(".json"): found = strings(json.load(open(path, encoding="utf-8")))
        elif path.endswith(".toml"):
            import tomllib
            found = strings(tomllib.load(open(path, "rb")))
        else:
            tree = ast.parse(open(path, encoding="utf-8", newline="").read())
            types = [type(node).__name__ for node in ast.walk(tree)]
            found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
            for call in ast.walk(tree):
                if isinstance(call, ast.Call):
                    words = {word.arg: ast.unparse(word.value) for word in call.keywords}
                    presets[ast.literal_eval(words["name"])] = words
        print(json.dumps({"strings": found, "types": types, "presets": presets}))
        """

    private static func read(_ path: String, of survey: Survey) async throws -> JSONNode {
        let name = "target-\(UUID().uuidString)-" + path.replacing("/", with: "-")
        let file = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
        try contents(path, of: survey).write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let facts = try await ForeignProgram.output(of: "python3", ["-c", reader, file])
        return try JSONParser.parse(Array(facts.utf8))
    }

    // MARK: Hostile values

    /// SynthOrg's decisions with the prefixes that the survey has for LiteLLM. `Hostile` numbers every text, so there would be
    /// two for a provider, and an entry whose prefix may be another provider's is not written without an address.
    private static func agreeing(_ survey: Survey) throws -> Survey {
        var survey = survey
        for index in survey.providers.indices {
            let decision = try Self.decision("synthorg", survey.providers[index].id, in: survey)
            let route = try #require(survey.providers[index].routing.firstIndex { $0.name == "litellm" })
            survey.providers[index].routing[route].value = try #require(decision.setting("litellm_provider"))
        }
        return survey
    }

    /// Hostile values where formats may hold them; names of variables, braces and addresses without a version at their end
    /// would only make targets skip things.
    private static func hostile() throws -> Survey {
        var survey = try agreeing(Hostile.survey())
        for index in survey.providers.indices {
            for each in survey.providers[index].endpoints.indices {
                let url = survey.providers[index].endpoints[each].baseURL
                survey.providers[index].endpoints[each].baseURL = url.replacing("{", with: "(") + "/v1"
                for header in survey.providers[index].endpoints[each].headers.indices {
                    let value = survey.providers[index].endpoints[each].headers[header].value
                    survey.providers[index].endpoints[each].headers[header].value = value.replacing("{", with: "(")
                }
            }
            for each in survey.providers[index].credentials.indices {
                survey.providers[index].credentials[each].environment = ["ACME_KEY"]
                survey.providers[index].credentials[each].realm = nil
            }
        }
        var third = survey.providers[0]
        third.id = "third"
        third.routing = []
        third.endpoints = survey.providers.flatMap(\.endpoints)
        third.endpoints[0].wireProtocol = .openAIResponses
        third.endpoints[0].auth.scheme = .bearer
        third.endpoints[1].wireProtocol = .openAIChat
        third.endpoints[1].auth = third.endpoints[0].auth
        third.endpoints[1].chatPath = nil
        third.endpoints[1].modelsPath = "/models"
        third.models = try #require(survey.provider("moonshot")).models
        third.models[0].value = Hostile.payload
        survey.providers.append(third)
        return survey
    }

    private static func decision(_ consumer: String, _ provider: String, in survey: Survey) throws -> Consumer.Decision
    {
        try #require(survey.consumer(consumer)?.decisions.first { $0.provider == provider })
    }

    @Test func catalogBringsEverythingBack() async throws {
        let survey = try Self.hostile()
        var wanted: [String] = survey.claims.map(\.id) + survey.claims.compactMap(\.note)
        for each in survey.providers {
            wanted += [each.name, each.vendor]
            wanted += each.aliases
            wanted += each.quirks.map(\.text)
            wanted += each.policies.map(\.text)
            wanted += each.endpoints.map(\.baseURL)
        }
        for tool in survey.tools {
            wanted += tool.surfaces.map(\.text)
            wanted += tool.storage.map(\.path)
        }
        wanted += survey.claims.flatMap(\.evidence).compactMap(\.quote)
        wanted += survey.consumers.flatMap(\.decisions).map(\.reason)
        wanted += survey.sources.map(\.title)
        let parsed = try Self.node("catalog.json", of: survey)
        Self.expect(wanted, among: Self.strings(parsed), "our parser")
        let read = try await Self.read("catalog.json", of: survey)["strings"]?.array?.compactMap(\.string)
        Self.expect(wanted, among: read ?? [], "Python")
    }

    @Test func pythonBringsPresetsBack() async throws {
        let survey = try Self.hostile()
        let read = try await Self.read("synthorg/presets.py", of: survey)
        var wanted: [String] = []
        for provider in ["anthropic", "moonshot"] {
            let decision = try Self.decision("synthorg", provider, in: survey)
            wanted += [decision.target]
            wanted += ["display_name", "description", "driver", "litellm_provider"].compactMap(decision.setting)
        }
        Self.expect(wanted, among: read["strings"]?.array?.compactMap(\.string) ?? [], "presets.py")
        let harmless = try await Self.read("synthorg/presets.py", of: Self.agreeing(Hostile.harmless()))
        #expect(read["types"].map(JSONWriter.writeInline) == harmless["types"].map(JSONWriter.writeInline))
    }

    @Test(arguments: [
        ("omegon/model-registry.json", "omegon"), ("sophon/models.json", "sophon"), ("llmg/llmg.toml", "llmg"),
    ]) func pythonBringsConsumersBack(path: String, consumer: String) async throws {
        let survey = try Self.hostile()
        let decision = try Self.decision(consumer, "anthropic", in: survey)
        var wanted = [decision.target]
        if consumer == "omegon" { wanted += [try #require(decision.setting("display_name"))] }
        if consumer == "sophon" { wanted += [try #require(survey.provider("anthropic")).name] }
        let read = try await Self.read(path, of: survey)["strings"]?.array?.compactMap(\.string)
        Self.expect(wanted, among: read ?? [], path)
    }

    @Test(arguments: ["codex/config.toml", "opencode/opencode.json"])
    func pythonBringsClientsBack(path: String) async throws {
        let survey = try Self.hostile()
        let third = try #require(survey.provider("third"))
        let endpoint = third.endpoints[path.hasPrefix("codex") ? 0 : 1]
        let read = try await Self.read(path, of: survey)["strings"]?.array?.compactMap(\.string)
        Self.expect([third.id, third.name, endpoint.baseURL], among: read ?? [], path)
    }

    @Test(arguments: [
        "goose/custom_providers/custom_third.json", "models-dev/providers/third/provider.toml",
    ]) func pythonBringsFoldersBack(path: String) async throws {
        let survey = try Self.hostile()
        let third = try #require(survey.provider("third"))
        let isGoose = path.hasPrefix("goose")
        let wanted = [
            third.name, third.endpoints[1].baseURL + (isGoose ? "/chat/completions" : ""),
            try #require(third.links.models ?? third.links.docs),
        ]
        let read = try await Self.read(path, of: survey)["strings"]?.array?.compactMap(\.string)
        Self.expect(wanted, among: read ?? [], path)
    }

    /// What Crush and LibreChat would replace keeps a provider out; everything else comes back.
    @Test(arguments: ["crush/crush.json", "librechat/librechat.yaml"])
    func marksAreKeptOut(path: String) async throws {
        var survey = try Self.hostile()
        let index = try #require(survey.providers.firstIndex { $0.id == "third" })
        let folder = path.split(separator: "/").prefix(1).map(String.init)
        let kept = try #require(try Codegen.files(survey, types: nil, targets: folder).first)
        #expect(kept.notes.contains { $0.provider == "third" && $0.text.hasPrefix("the program would replace") })
        func tamed(_ text: String) -> String { text.filter { !"$`{}\\".contains($0) } }
        survey.providers[index].name = tamed(Hostile.payload)
        survey.providers[index].endpoints[1].baseURL = "https://third.example/" + tamed(Hostile.payload)
        survey.providers[index].endpoints[1].headers = []
        survey.providers[index].models[0].value = tamed(Hostile.payload)
        let third = survey.providers[index]
        let document = try #require(try Yams.compose(yaml: Self.contents(path, of: survey)))
        // Crush takes an address where the variable before it is set.
        let read = Self.strings(document).map { text in
            text.hasPrefix("${") ? text.replacing(/^\$\{\w+:\+|\}$/, with: "") : text
        }
        Self.expect([third.name, third.endpoints[1].baseURL], among: read, path)
    }

    @Test(arguments: [
        ("crush", "$(id)"), ("crush", "`id`"), ("crush", "$HOME"), ("continue", "${{ secrets.OPENAI_API_KEY }}"),
        ("librechat", "${OPENAI_API_KEY}"), ("librechat", "{{LIBRECHAT_USER_ID}}"), ("opencode", "{env:HOME}"),
        ("opencode", "{file:/etc/passwd}"),
    ])
    func whatAProgramWouldRunIsNotWritten(target: String, mark: String) throws {
        var survey = try Self.hostile()
        survey.providers.removeAll { $0.id != "third" }
        survey.providers[0].endpoints = [survey.providers[0].endpoints[1]]
        survey.providers[0].endpoints[0].headers = []
        survey.providers[0].endpoints[0].baseURL = "https://third.example/v1"
        survey.providers[0].models[0].value = "large"
        survey.providers[0].name = "Third"
        let harmless = try #require(try Codegen.files(survey, types: nil, targets: [target]).first)
        #expect(harmless.notes == [] && harmless.contents.contains("https://third.example/v1"))
        for path in [\Provider.name, \Provider.endpoints[0].baseURL, \Provider.models[0].value] {
            var changed = survey
            changed.providers[0][keyPath: path] += mark
            let file = try #require(try Codegen.files(changed, types: nil, targets: [target]).first)
            #expect(!file.contents.contains(mark) && file.notes.count == 1)
        }
    }

    @Test func yamlComesBack() throws {
        let survey = try Self.hostile()
        let proxy = try #require(try Yams.compose(yaml: Self.contents("cliproxyapi/config.yaml", of: survey)))
        let third = try #require(survey.provider("third"))
        Self.expect([third.id, third.endpoints[1].baseURL], among: Self.strings(proxy), "cliproxyapi")
        let lite = try #require(try Yams.compose(yaml: Self.contents("litellm/config.yaml", of: survey)))
        Self.expect([third.id + "/*", third.endpoints[1].baseURL], among: Self.strings(lite), "litellm")
        for path in ["continue/config.yaml", "llm/extra-openai-models.yaml"] {
            let document = try #require(try Yams.compose(yaml: Self.contents(path, of: survey)))
            let name = path.hasPrefix("llm") ? third.id + "/" + Hostile.payload : third.name
            Self.expect([name, third.endpoints[1].baseURL], among: Self.strings(document), path)
        }
    }

    @Test func aliasesComeBack() throws {
        let survey = try Self.hostile()
        let third = try #require(survey.provider("third"))
        let name = third.id + "/" + Hostile.payload
        let aliases = try #require(try Yams.compose(yaml: Self.contents("aider/aider.conf.yml", of: survey)))
        Self.expect(["third:" + name], among: Self.strings(aliases), "aider")
        let settings = try #require(try Yams.compose(yaml: Self.contents("aider/aider.model.settings.yml", of: survey)))
        Self.expect([name, third.endpoints[1].baseURL], among: Self.strings(settings), "aider")
    }

    @Test(arguments: [
        "plain", "no", "1.0", "2026-01-01", "~", "", " x ", "a: b", "- a", "#c", "\u{0}\u{85}\u{2028}\u{FEFF}",
        "\u{10FFFF}🙂",
    ])
    func yamlScalarsComeBack(text: String) throws {
        let node = JSONNode.object([(text, .list([.text(text), .flag(true), .integer(7)]))])
        let written = try YAMLText.write(node, comments: [Marker.text], path: "x.yaml")
        let hidden = written.unicodeScalars.filter { !$0.isASCII }
        #expect(hidden.isEmpty)
        let composed = try Yams.compose(yaml: written)
        let read = try #require(composed)
        #expect(Self.bytes(Self.strings(read)) == Self.bytes([text, "true", "7"]))
        let loaded = try Yams.load(yaml: written) as? [String: [AnyHashable]]
        #expect(loaded == [text: [text, true, 7]])
    }

    @Test func javaScriptBringsLogosBack() async throws {
        let survey = try Self.hostile()
        // Without the types, TypeScript is JavaScript.
        let script = try Self.contents("synthorg/known-logos.ts", of: survey)
            .replacing(": ReadonlySet<string>", with: "").replacing(": ReadonlyMap<string, string>", with: "")
            .replacing("<string>", with: "").replacing("<string, string>", with: "").replacing(
                "export const", with: "const")
        let program = script + "\nconsole.log(JSON.stringify([[...KNOWN_LOGOS], [...LOGO_SLUGS]]));\n"
        let printed = try await ForeignProgram.output(of: "node", ["-e", program])
        let read = try JSONParser.parse(Array(printed.utf8))
        let slug = try #require(survey.provider("anthropic")?.logo?.slug)
        Self.expect(
            [try Self.decision("synthorg", "anthropic", in: survey).target, slug], among: Self.strings(read), "logos")
    }

    // MARK: The project's own data

    @Test func catalogMatchesItsSchema() throws {
        let data = try Data(contentsOf: Project.root.appending(path: "data/schema/catalog.schema.json"))
        let schema = try JSONParser.parse(Array(data))
        for survey in [try Project.survey(), try Hostile.harmless()] {
            let problems = Self.problems(try Self.node("catalog.json", of: survey), schema, root: schema, at: "")
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
        let catalog = try Self.node("catalog.json", of: survey)
        #expect(catalog["schemaVersion"]?.scalarText == "1")
        let providers = try #require(catalog["providers"]?.array)
        #expect(providers.compactMap { $0["id"]?.string } == survey.providers.map(\.id))
        let variant = try #require(survey.providers.first { $0.parent != nil && survey.resolved($0) != $0 })
        let written = try #require(providers.first { $0["id"]?.string == variant.id })
        #expect(Self.strings(written).contains("inherited"))
        let evidence = try #require(providers.first?["endpoints"]?.array?.first?["evidence"]?.array?.first)
        #expect(evidence["url"]?.string?.hasPrefix("https://") == true)
    }

    /// Names and prefixes that the product itself has, read from its source.
    @Test func presetsAreThoseOfTheProduct() async throws {
        let read = try await Self.read("synthorg/presets.py", of: Project.survey())
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
        let failure = #expect(throws: RenderFailure.self) { try Self.contents("synthorg/presets.py", of: survey) }
        #expect(failure?.diagnostics.map(\.rule) == ["preset-name-collision"])
    }

    /// The loaders drop keys that they do not know without a word. These both programs know.
    @Test func proxyConfigHasNoKeyThatTheLoaderIgnores() throws {
        let document = try #require(
            try Yams.compose(yaml: Self.contents("cliproxyapi/config.yaml", of: Project.survey()))?.mapping)
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
        let items = try #require(try Self.node("cliproxyapi/providers.json", of: Project.survey()).array)
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
        let registry = try Self.node("omegon/model-registry.json", of: Project.survey())
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
        let text = try Self.contents("llmg/llmg.toml", of: Project.survey())
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
        let providers = try #require(try Self.node("sophon/models.json", of: Project.survey())["providers"]?.array)
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
        for line in try Self.contents("llmg/llmg.toml", of: survey).split(separator: "\n")
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
        let text = try Self.contents("aider/aider.conf.yml", of: Project.survey())
        let aliases = text.matches(of: /- "([^":]+):([^"]+)"/)
        #expect(aliases.count > 30 && aliases.allSatisfy { $0.2.contains("/") })
        #expect(text.contains("\"groq:groq/openai/gpt-oss-120b\"") && text.contains("\"openai:openai/"))
        #expect(!text.contains("\"databricks:"))
    }

    @Test func gooseAsksTheProviderForItsModels() throws {
        let survey = try Project.survey()
        let novita = try Self.node("goose/custom_providers/custom_novita.json", of: survey)
        #expect(novita["base_url"]?.string == "https://api.novita.ai/openai/v1/chat/completions")
        #expect(novita["api_key_env"]?.string == "NOVITA_API_KEY" && novita["requires_auth"]?.value == .bool(true))
        #expect(novita["dynamic_models"]?.value == .bool(true))
        let ollama = try Self.node("goose/custom_providers/custom_ollama.json", of: survey)
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
        let crush = try #require(try Self.node("crush/crush.json", of: survey)["providers"]?["together-ai"])
        #expect(crush["discover_models"]?.value == .bool(false) && crush["models"]?.array?.count == 1)
        let goose = try Self.node("goose/custom_providers/custom_together-ai.json", of: survey)
        #expect(goose["dynamic_models"]?.value == .bool(false) && goose["models"]?.array?.count == 1)
        survey.providers[index].models = []
        let files = try Codegen.files(survey, types: nil, targets: ["crush", "goose", "continue"])
        #expect(!files.contains { $0.path.contains("together-ai") || $0.contents.contains("\"together-ai\"") })
        #expect(files.contains { $0.contents.contains("https://api.together.ai/v1") })
    }

    /// With an address and no key, Crush would send `OPENAI_API_KEY`.
    @Test func crushGetsAnAddressWithItsKeyAlone() throws {
        let survey = try Project.survey()
        let providers = try #require(try Self.node("crush/crush.json", of: survey)["providers"])
        let together = try #require(providers["together-ai"])
        #expect(together["api_key"]?.string == "$TOGETHER_API_KEY")
        #expect(together["base_url"]?.string == "${TOGETHER_API_KEY:+https://api.together.ai/v1}")
        let ollama = try #require(providers["ollama"])
        #expect(ollama["base_url"]?.string == "http://localhost:11434/v1" && ollama["api_key"]?.string == "none")
        #expect(ollama["type"]?.string == "ollama")
    }

    @Test func crushIsToldOnlyWhatItDoesNotKnow() throws {
        let survey = try Project.survey()
        let providers = try #require(try Self.node("crush/crush.json", of: survey)["providers"]?.members)
        let known = Set(survey.providers.compactMap { $0.route("catwalk")?.value })
        #expect(known.contains("zai") && !providers.contains { known.contains($0.key) })
        #expect(providers.contains { $0.key == "zai-api" })
    }

    /// A client that insists on a key would refuse to talk to a server that wants none.
    @Test func keysThatAreOptionalAreNotAskedFor() throws {
        var survey = try Project.survey()
        let vllm = try #require(survey.providers.firstIndex { $0.id == "vllm" })
        let table = try #require(
            Self.contents("codex/config.toml", of: survey).components(separatedBy: "\n[model_providers.")
                .first { $0.hasPrefix("vllm]") })
        #expect(table.contains("base_url") && !table.contains("env_key"))
        let goose = try Self.node("goose/custom_providers/custom_vllm.json", of: survey)
        #expect(goose["requires_auth"]?.value == .bool(false) && goose["api_key_env"] != nil)
        survey.providers[vllm].models = try #require(survey.provider("groq")).models
        #expect(try Self.contents("librechat/librechat.yaml", of: survey).contains("apiKey: \"none\""))
    }

    /// Former addresses stand for clients that have them already; a preview stands in where a provider has nothing else.
    @Test(arguments: ["codex", "continue", "crush", "goose", "librechat", "models-dev", "opencode"])
    func clientsTakeCurrentAddresses(target: String) throws {
        var survey = try Self.hostile()
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
            try Self.contents("models-dev/providers/cohere/provider.toml", of: survey).contains("[\"COHERE_API_KEY\"]"))
    }

    /// Continue treats a provider by the class that was made for its address.
    @Test func continueTakesItsOwnClasses() throws {
        let document = try #require(
            try Yams.compose(yaml: Self.contents("continue/config.yaml", of: Project.survey()))?["models"]?.sequence)
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
            try Yams.compose(yaml: Self.contents("librechat/librechat.yaml", of: survey))?["endpoints"]?["custom"]?
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
        let text = try Self.contents("librechat/librechat.yaml", of: survey)
        #expect(text.contains("${OPENROUTER_KEY}") && !text.contains("${OPENROUTER_API_KEY}"))
    }

    /// Heroku documents its host alone; clients put the path behind an address that ends in a version.
    @Test func addressesCarryTheVersion() throws {
        let text = try Self.contents("continue/config.yaml", of: Project.survey())
        #expect(text.contains("\"https://us.inference.heroku.com/v1\""))
    }

    @Test func targetsAreSortedByPath() { #expect(Codegen.paths == Codegen.paths.sorted()) }
}
