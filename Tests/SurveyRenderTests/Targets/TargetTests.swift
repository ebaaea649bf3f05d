import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing
import Yams

@testable import SurveyRender

/// Hostile values come back from generated files, read by parsers that are not ours.
@Suite(.timeLimit(.minutes(15))) struct TargetTests {
    /// Swift takes strings for equal that differ in their scalars.
    private static func bytes(_ texts: [String]) -> Set<[UInt8]> { Set(texts.map { Array($0.utf8) }) }

    private static func expect(_ wanted: [String], among found: [String], _ path: String) {
        let missing = bytes(wanted).subtracting(bytes(found)).map { String(decoding: $0, as: UTF8.self).prefix(60) }
        #expect(!wanted.isEmpty && missing.isEmpty, "\(path): \(missing)")
    }

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
    static func hostile() throws -> Survey {
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
        let parsed = try TargetReading.node("catalog.json", of: survey)
        Self.expect(wanted, among: TargetReading.strings(parsed), "our parser")
        let read = try await TargetReading.read("catalog.json", of: survey)["strings"]?.array?.compactMap(\.string)
        Self.expect(wanted, among: read ?? [], "Python")
    }

    @Test func pythonBringsPresetsBack() async throws {
        let survey = try Self.hostile()
        let read = try await TargetReading.read("synthorg/presets.py", of: survey)
        var wanted: [String] = []
        for provider in ["anthropic", "moonshot"] {
            let decision = try Self.decision("synthorg", provider, in: survey)
            wanted += [decision.target]
            wanted += ["display_name", "description", "driver", "litellm_provider"].compactMap(decision.setting)
        }
        Self.expect(wanted, among: read["strings"]?.array?.compactMap(\.string) ?? [], "presets.py")
        let harmless = try await TargetReading.read("synthorg/presets.py", of: Self.agreeing(Hostile.harmless()))
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
        let read = try await TargetReading.read(path, of: survey)["strings"]?.array?.compactMap(\.string)
        Self.expect(wanted, among: read ?? [], path)
    }

    @Test(arguments: ["codex/config.toml", "opencode/opencode.json"])
    func pythonBringsClientsBack(path: String) async throws {
        let survey = try Self.hostile()
        let third = try #require(survey.provider("third"))
        let endpoint = third.endpoints[path.hasPrefix("codex") ? 0 : 1]
        let read = try await TargetReading.read(path, of: survey)["strings"]?.array?.compactMap(\.string)
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
        let read = try await TargetReading.read(path, of: survey)["strings"]?.array?.compactMap(\.string)
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
        let document = try #require(try Yams.compose(yaml: TargetReading.contents(path, of: survey)))
        // Crush takes an address where the variable before it is set.
        let read = TargetReading.strings(document).map { text in
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
        let proxy = try #require(try Yams.compose(yaml: TargetReading.contents("cliproxyapi/config.yaml", of: survey)))
        let third = try #require(survey.provider("third"))
        Self.expect([third.id, third.endpoints[1].baseURL], among: TargetReading.strings(proxy), "cliproxyapi")
        let lite = try #require(try Yams.compose(yaml: TargetReading.contents("litellm/config.yaml", of: survey)))
        Self.expect([third.id + "/*", third.endpoints[1].baseURL], among: TargetReading.strings(lite), "litellm")
        for path in ["continue/config.yaml", "llm/extra-openai-models.yaml"] {
            let document = try #require(try Yams.compose(yaml: TargetReading.contents(path, of: survey)))
            let name = path.hasPrefix("llm") ? third.id + "/" + Hostile.payload : third.name
            Self.expect([name, third.endpoints[1].baseURL], among: TargetReading.strings(document), path)
        }
    }

    @Test func aliasesComeBack() throws {
        let survey = try Self.hostile()
        let third = try #require(survey.provider("third"))
        let name = third.id + "/" + Hostile.payload
        let aliases = try #require(try Yams.compose(yaml: TargetReading.contents("aider/aider.conf.yml", of: survey)))
        Self.expect(["third:" + name], among: TargetReading.strings(aliases), "aider")
        let settings = try #require(
            try Yams.compose(yaml: TargetReading.contents("aider/aider.model.settings.yml", of: survey)))
        Self.expect([name, third.endpoints[1].baseURL], among: TargetReading.strings(settings), "aider")
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
        #expect(Self.bytes(TargetReading.strings(read)) == Self.bytes([text, "true", "7"]))
        let loaded = try Yams.load(yaml: written) as? [String: [AnyHashable]]
        #expect(loaded == [text: [text, true, 7]])
    }

    @Test func javaScriptBringsLogosBack() async throws {
        let survey = try Self.hostile()
        // Without the types, TypeScript is JavaScript.
        let script = try TargetReading.contents("synthorg/known-logos.ts", of: survey)
            .replacing(": ReadonlySet<string>", with: "").replacing(": ReadonlyMap<string, string>", with: "")
            .replacing("<string>", with: "").replacing("<string, string>", with: "").replacing(
                "export const", with: "const")
        let program = script + "\nconsole.log(JSON.stringify([[...KNOWN_LOGOS], [...LOGO_SLUGS]]));\n"
        let printed = try await ForeignProgram.output(of: "node", ["-e", program])
        let read = try JSONParser.parse(Array(printed.utf8))
        let slug = try #require(survey.provider("anthropic")?.logo?.slug)
        Self.expect(
            [try Self.decision("synthorg", "anthropic", in: survey).target, slug], among: TargetReading.strings(read),
            "logos")
    }
}
