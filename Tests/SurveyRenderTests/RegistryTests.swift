import Foundation
import SurveyModel
import SurveySupport
import Testing

private let tablesFolder = ProcessInfo.processInfo.environment["REGISTRY_TABLES"]

/// Ids of other catalogs exist there. `REGISTRY_TABLES` names a folder with copies of their own tables:
/// `litellm.json` (provider_endpoints_support.json), `models-dev.json` (api.json), `catwalk.json`, `genai-prices.json`,
/// `lobe-icons.json`. The ids of a table are the keys of its member `providers` or `icons`, else of the document;
/// an entry may name a further one as `slug`, `enum_value` or `routing_prefix`. A table that is not there is not compared.
@Suite(.enabled(if: tablesFolder != nil, "REGISTRY_TABLES names no folder")) struct RegistryTests {
    @Test(arguments: ["litellm", "models-dev", "catwalk", "genai-prices"])
    func everyRouteExists(registry: String) throws {
        let survey = try Project.survey()
        guard let known = try Self.ids(registry) else { return }
        let exceptions = try registry == "litellm" ? Self.exceptions() : []
        let stated = survey.providers.compactMap { $0.route(registry)?.value }
        #expect(stated.count > 20)
        let unknown = stated.filter { !known.contains($0) && !exceptions.contains($0) }
        #expect(unknown == [], "\(registry)")
        print("\(registry): \(stated.count) routes, \(Set(stated).count) ids, exceptions \(exceptions.sorted())")
    }

    @Test func everyLogoExists() throws {
        guard let known = try Self.ids("lobe-icons") else { return }
        let stated = try Project.survey().providers.compactMap { $0.logo?.slug }
        #expect(stated.count > 50)
        #expect(stated.filter { !known.contains($0) } == [])
        print("lobe-icons: \(stated.count) logos, \(Set(stated).count) slugs")
    }

    private static func ids(_ registry: String) throws -> Set<String>? {
        let file = URL(filePath: try #require(tablesFolder)).appending(path: registry + ".json")
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let root = try JSONParser.parse([UInt8](try Data(contentsOf: file)))
        let table = root["providers"] ?? root["icons"] ?? root
        let members = try #require(table.members, "\(file.path) is no table")
        let further = members.flatMap { entry in
            ["slug", "enum_value", "routing_prefix"].compactMap { entry.value[$0]?.string }
        }
        return Set(members.map(\.key) + further.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
    }

    /// What the check of the LiteLLM target lets pass, each with its reason.
    private static func exceptions() throws -> Set<String> {
        let file = URL(filePath: Project.path("Tests/TargetVerification/litellm_exceptions.json"))
        let root = try JSONParser.parse([UInt8](try Data(contentsOf: file)))
        return Set((root.members ?? []).map(\.key))
    }
}
