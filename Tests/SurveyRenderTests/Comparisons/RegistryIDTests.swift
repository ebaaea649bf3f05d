import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The comparison behind `make compare-registries`, on tables made from the survey.
@Suite struct RegistryIDTests {
    /// What the comparison says of tables that hold every id of the survey but `missing`.
    private static func compare(without missing: String) async throws -> String {
        let providers = try Project.survey().providers
        var tables = Dictionary(
            uniqueKeysWithValues: ["litellm", "models-dev", "catwalk", "genai-prices"].map { registry in
                (registry, providers.compactMap { $0.route(registry)?.value })
            })
        tables["lobe-icons"] = providers.compactMap { $0.logo?.slug }
        return try await withTemporaryFolder { folder in
            for (name, ids) in tables {
                let table = JSONNode.object(Set(ids).subtracting([missing]).sorted().map { ($0, .object([])) })
                try Data(JSONWriter.write(.object([("providers", table)])).utf8)
                    .write(to: folder.appending(path: "\(name).json"))
            }
            let script = Tool.repository.appending(path: "Tests/Comparisons/registry_ids.py").path
            return try await ForeignProgram.output(
                of: "sh", ["-c", "python3 \"$0\" . || echo failed", script], in: folder)
        }
    }

    @Test func idsThatAreThereAreKnown() async throws {
        let lines = try await Self.compare(without: "").split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.filter { !$0.hasSuffix(", all known") } == [])
    }

    @Test func anIDThatIsNotThereIsNamed() async throws {
        let said = try await Self.compare(without: "togetherai")
        #expect(said.contains(" ids, unknown: togetherai\n"), "\(said)")
        #expect(said.hasSuffix("failed\n"), "\(said)")
    }
}
