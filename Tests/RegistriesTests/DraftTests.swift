import Foundation
import Registries
import SurveySupport
import SurveyTestSupport
import Testing

@Suite struct DraftTests {
    @Test func draftIsValidAtOnceAndPointsIntoTheRegistries() async throws {
        try await InventedRegistries.inFolder { registries in
            try DiscoverTests.addZed(to: registries)
            let dry = try await registries.offline("discover", ["--draft", "zed-ai", "--dry-run"])
            let file = registries.folder.appending(path: "data/providers/zed.json")
            #expect(!FileManager.default.fileExists(atPath: file.path))
            let run = try await registries.offline("discover", ["--draft", "zed-ai"])
            #expect(
                run.errors.contains("next: provider-survey validate; provider-survey cite zed CLAIM "), "\(run.errors)")
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(try String(contentsOf: file, encoding: .utf8) == dry.output)
            let validated = try await registries.run(["validate"])
            #expect(validated.exitCode == 0, "\(validated.output)")

            let node = try JSONParser.parse(Array(dry.output.utf8))
            func text(_ pointer: String) -> String? { JSONPointer(pointer)?.resolve(in: node)?.scalarText }
            #expect(text("/consumerPlan/grantsAPI") == "unknown" && text("/oauth/available") == "unknown")
            #expect(text("/endpoints/0/baseURL") == "https://api.zed.example/v1")
            #expect(text("/endpoints/0/protocol") == "anthropic-messages")
            #expect(text("/endpoints/0/evidence/0/pointer") == "/zed-ai/api")
            // The two registries write the same address.
            #expect(node["endpoints"]?.array?.count == 1)
            #expect(text("/credentials/0/environment/1") == "ZED_KEY")
            #expect(text("/variables/0/name") == "ZED_BASE_URL")
            #expect(text("/routing/litellm/prefix") == "zed" && text("/routing/models-dev/id") == "zed-ai")
            // Now it is no discovery any more.
            #expect(try DiscoverTests.report(try await registries.offline("discover", ["--json"])).rows.isEmpty)
        }
    }

    @Test func draftOfAKnownOrUnknownProviderIsRefused() async throws {
        try await InventedRegistries.inFolder { registries in
            try DiscoverTests.addZed(to: registries)
            let known = try await registries.offline("discover", ["--draft", "acme"])
            #expect(known.exitCode == 64)
            let wrong = try await registries.offline("discover", ["--draft", "zad"])
            #expect(wrong.exitCode == 64)
            #expect(wrong.errors.contains("did you mean 'zed'?"))
        }
    }

    /// An id of a registry becomes the name of a file.
    @Test func draftStaysInItsFolder() async throws {
        try await InventedRegistries.inFolder { registries in
            let hostile = DiscoverTests.zed.replacing("\"zed-ai\"", with: "\"../../../Zed/\\u202E\"")
            try registries.replace("{ \"acme\": {", with: "{ \(hostile), \"acme\": {", in: "registries/models-dev.json")
            let run = try await registries.offline("discover", ["--draft", "../../../Zed/\u{202E}"])
            #expect(run.exitCode != 0 || run.output.contains("data/providers/zed.json"))
            let names = try FileManager.default.subpathsOfDirectory(atPath: registries.folder.path)
            #expect(names.allSatisfy { !$0.hasSuffix("zed.json") || $0 == "data/providers/zed.json" })
        }
    }
}
