import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@testable import SurveyRender

@Suite(.timeLimit(.minutes(15))) struct HostileSwiftTests {
    /// Everything that a preset takes over, in an order that the program below prints too.
    private func strings(_ survey: Survey) -> [String] {
        survey.providers.flatMap { each -> [String] in
            let provider = survey.resolved(each)
            var strings = [provider.id, provider.name, provider.vendor] + provider.aliases
            strings += [provider.consumerPlan?.plan, provider.consumerPlan?.claim.note, provider.oauth?.claim.note].map
            { $0 ?? "-" }
            strings += (provider.oauth?.flows ?? []).map(\.rawValue) + [provider.oauth?.authorizeURL ?? "-"]
            for endpoint in provider.endpoints {
                strings += [endpoint.id, endpoint.region.rawValue, endpoint.realm ?? "-", endpoint.baseURL]
                strings += endpoint.refusedParameters + endpoint.headers.flatMap { [$0.name, $0.value] }
            }
            for credential in provider.credentials {
                strings +=
                    credential.environment + credential.variablesTogether
                    + [credential.keyPrefix, credential.keyPattern, credential.keyPage].map { $0 ?? "-" }
                    + credential.keySteps + [credential.claim.note ?? "-"]
            }
            for variable in provider.variables {
                strings += [variable.name, variable.fills ?? "-", variable.defaultValue ?? "-"]
            }
            strings += provider.routing.flatMap { [$0.name, $0.value] }
            strings +=
                provider.models.flatMap { [$0.registry, $0.value, $0.small ?? "-"] } + provider.policies.map(\.text)
            return strings + [provider.links.docs ?? "-", provider.logo?.slug ?? "-"]
        }
    }

    private static let program = """
        func show(_ text: String) { print(text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")) }
        for preset in ProviderPreset.all {
            show(preset.id.rawValue); show(preset.name); show(preset.vendor); preset.aliases.forEach(show)
            show(preset.consumerPlan?.plan ?? "-"); show(preset.consumerPlan?.note ?? "-"); show(preset.oauth?.note ?? "-")
            preset.oauth?.flows.forEach(show); show(preset.oauth?.authorizeURL ?? "-")
            for endpoint in preset.endpoints {
                show(endpoint.id); show(endpoint.region.rawValue); show(endpoint.realm ?? "-"); show(endpoint.baseURL)
                endpoint.refusedParameters.forEach(show)
                for header in endpoint.headers { show(header.name); show(header.value) }
            }
            for credential in preset.credentials {
                credential.environmentNames.forEach(show); credential.variablesTogether.forEach(show)
                show(credential.keyPrefix ?? "-"); show(credential.keyPattern ?? "-"); show(credential.keyPage ?? "-")
                credential.keySteps.forEach(show); show(credential.note ?? "-")
            }
            for variable in preset.variables {
                show(variable.name); show(variable.fills ?? "-"); show(variable.defaultValue ?? "-")
            }
            for entry in preset.registryIDs { show(entry.registry); show(entry.id) }
            for model in preset.listedModels { show(model.registry); show(model.id ?? "-"); show(model.small ?? "-") }
            preset.policies.forEach { show($0.text) }
            show(preset.links.docs ?? "-"); show(preset.logo?.slug ?? "-")
        }
        """

    /// Ids too, which data files cannot hold.
    private func hostileSurvey() throws -> Survey {
        var survey = try Hostile.survey()
        survey.providers[0].id = "1\"\\(exit(1))\n*/"
        survey.providers[1].id = "default"
        var third = survey.providers[1]
        third.id = "\u{202E}中"
        third.parent = nil
        survey.providers.append(third)
        return survey
    }

    @Test func standaloneFileCompilesAndPrintsTheSameValues() async throws {
        let survey = try hostileSurvey()
        let standalone = try Self.standalone(survey)
        let folder = FileManager.default.temporaryDirectory.appending(path: "presets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "Presets.swift").path(percentEncoded: false)
        let main = folder.appending(path: "main.swift").path(percentEncoded: false)
        let program = folder.appending(path: "program").path(percentEncoded: false)
        try standalone.write(toFile: source, atomically: true, encoding: .utf8)
        try Self.program.write(toFile: main, atomically: true, encoding: .utf8)
        try await ForeignProgram.output(
            of: "swiftc", ["-swift-version", "6", "-warnings-as-errors", "-Onone", "-o", program, main, source])
        let printed = try await ForeignProgram.output(of: program, [])
        let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let expected = strings(survey).map {
            $0.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
        }
        #expect(lines.map(String.init) == expected)
    }

    /// The file that apps copy.
    private static func standalone(_ survey: Survey) throws -> String {
        let files = try Codegen.files(survey, types: Project.presetTypes(), targets: ["swift"])
        return try #require(files.first { $0.path == "swift/ProviderPresetsStandalone.swift" }).contents
    }

    /// The file that apps read holds the same texts.
    @Test func hostileTextComesBackFromTheFile() throws {
        let survey = try Hostile.survey()
        let files = try Codegen.files(survey, types: Project.presetTypes(), targets: ["presets.json"])
        let presets = try #require(
            try JSONSerialization.jsonObject(with: Data(files[0].contents.utf8)) as? [[String: Any]])
        for (preset, provider) in zip(presets, survey.providers.map(survey.resolved)) {
            #expect(preset["name"] as? String == provider.name && preset["vendor"] as? String == provider.vendor)
            #expect(preset["aliases"] as? [String] == provider.aliases)
            let credentials = try #require(preset["credentials"] as? [[String: Any]])
            #expect(credentials.map { $0["note"] as? String } == provider.credentials.map(\.claim.note))
        }
    }

    @Test func collidingNamesAreReported() throws {
        var survey = try Hostile.harmless()
        survey.providers[0].id = "a-b"
        survey.providers[1].id = "a_b"
        let failure = #expect(throws: RenderFailure.self) { try Codegen.files(survey, types: Project.presetTypes()) }
        #expect(failure?.diagnostics.map(\.rule) == ["swift-name-collision"])
    }

    @Test(arguments: [
        ("together-ai", "togetherAI"), ("azure-openai", "azureOpenAI"), ("openai", "openAI"), ("302ai", "_302ai"),
        ("default", "`default`"), ("self", "self_"), ("all", "all_"), ("", "u"), ("中", "u4e2d"), ("x\"; y", "xY"),
    ]) func namesAreSafe(id: String, expected: String) {
        #expect(SwiftIdentifier(camelCasing: id).text == expected)
    }

    @Test(arguments: [
        "https://api.example.com/v1", "https://api.example.com", "https://api.example.com/",
        "http://localhost:11434/v1beta",
        "https://{resource}.openai.azure.com/openai/v1", "https://a.example/x/v2.1", "https://a.example:0443/v1/",
        "https://a.example/inference", "https://[::1]:80/v1",
    ]) func partsGiveTheAddressAgain(url: String) {
        #expect(EndpointParts(url)?.baseURL == url)
    }

    @Test func partsAreFound() {
        let parts = EndpointParts("http://localhost:1234/inference/v1beta")
        #expect(
            parts?.host == "localhost" && parts?.port == 1234 && parts?.basePath == "/inference"
                && parts?.apiVersion == "v1beta")
    }

    @Test func standaloneHoldsTheLibrarysTypes() throws {
        let text = try Self.standalone(Project.survey())
        let folder = Project.root.appending(path: "Sources/ProviderPresets")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        where name.hasSuffix(".swift") && !name.contains("+Catalog") {
            let types = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(text.contains(types), "\(name)")
        }
    }
}
