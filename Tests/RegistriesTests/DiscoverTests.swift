import Foundation
import Registries
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@Suite struct DiscoverTests {
    static let zed = """
        "zed-ai": { "id": "zed-ai", "name": "Zed AI", "env": ["ZED_API_KEY", "ZED_BASE_URL"], "npm": "@ai-sdk/anthropic",
          "api": "https://api.zed.example/v1", "doc": "https://docs.zed.example", "models": { "a": { "id": "a" } } }
        """

    /// A provider of two registries that the survey lacks.
    static func addZed(to registries: InventedRegistries, day: String = InventedRegistries.day) throws {
        try registries.replace(
            "{ \"acme\": {", with: "{ \(zed), \"acme\": {", in: "registries/models-dev.json", day: day)
        try registries.replace(
            "{ \"acme\": {",
            with: #"{ "zed": { "base_url": "https://API.zed.example/v1/", "api_key_env": "ZED_KEY" }, "acme": {"#,
            in: "registries/litellm-json-providers.json", day: day)
    }

    @Test func entriesOfOneProviderStandTogether() async throws {
        try await InventedRegistries.inFolder { registries in
            let before = try Self.report(try await registries.offline("discover", ["--json"]))
            #expect(before.rows.isEmpty && before.actions == 0)
            try Self.addZed(to: registries)
            let run = try await registries.offline("discover", ["--json", "--markdown", "body.md", "--state", "fresh"])
            let row = try #require(try Self.report(run).rows.first)
            #expect(row.id == "zed")
            #expect(row.held.map { "\($0.registry.rawValue)/\($0.entry)" } == ["models-dev/zed-ai", "litellm/zed"])
            #expect(row.variables == ["ZED_API_KEY", "ZED_BASE_URL", "ZED_KEY"])
            #expect(row.docs == ["https://docs.zed.example"])
            let body = try String(contentsOf: registries.folder.appending(path: "body.md"), encoding: .utf8)
            #expect(body.contains("models.dev `zed-ai` since 2026-03-01 or earlier"))
        }
    }

    @Test func whatCameAndWentSinceTheLastRunIsTold() async throws {
        try await InventedRegistries.inFolder { registries in
            _ = try await registries.offline("discover")
            try Self.addZed(to: registries, day: "2026-05-01")
            let later = try Self.report(try await registries.offline("discover", ["--json"]))
            let appeared = later.rows.filter { $0.kind == .appeared }
            #expect(appeared.map { "\($0.registry?.rawValue ?? "")/\($0.id)" } == ["models-dev/zed-ai", "litellm/zed"])
            let held = try #require(later.rows.first { $0.kind == .unlistedProvider }).held
            #expect(held.allSatisfy { $0.firstSeen == SurveyDate("2026-05-01") && !$0.orEarlier })

            try registries.replace(Self.zed + ",", with: "", in: "registries/models-dev.json", day: "2026-05-08")
            let last = try Self.report(try await registries.offline("discover", ["--json"]))
            #expect(last.rows.filter { $0.kind == .vanished }.map(\.id) == ["zed-ai"])
            #expect(last.rows.allSatisfy { $0.kind != .appeared })
        }
    }

    /// A registry of which a file did not come has not lost what stood there.
    @Test func halfARegistryHasLostNothing() async throws {
        try await InventedRegistries.inFolder { registries in
            try Self.addZed(to: registries)
            _ = try await registries.offline("discover")
            try registries.put("no JSON", as: "litellm-json-providers")
            let report = try Self.report(try await registries.offline("discover", ["--json"]))
            #expect(report.rows.allSatisfy { $0.kind != .vanished })
            try registries.put(
                try #require(InventedRegistries.files["litellm-json-providers"]), as: "litellm-json-providers",
                day: "2026-05-01")
            let whole = try Self.report(try await registries.offline("discover", ["--json"]))
            #expect(whole.rows.filter { $0.kind == .vanished }.map(\.id) == ["zed"])
        }
    }

    @Test func modelThatARegistryDroppedIsNamed() async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.replace("acme/rocket-1", with: "acme/rocket-2", in: "registries/litellm-models.json")
            let report = try Self.report(try await registries.offline("discover", ["--json"]))
            let row = try #require(report.rows.first { $0.kind == .vanishedModel })
            #expect(row.id == "acme/rocket-1" && row.registry == .litellm && row.providers == ["acme"])
        }
    }

    @Test func servicesWithoutTextStandApart() async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.replace(
                "{ \"acme\": {",
                with: #"{ "seek": { "display_name": "Seek", "endpoints": { "search": true } }, "acme": {"#,
                in: "registries/litellm-providers.json")
            let report = try Self.report(try await registries.offline("discover", ["--json"]))
            #expect(report.rows.map(\.kind) == [.unlistedService])
            #expect(report.actions == 0)
        }
    }

    static func report(_ run: SurveyTestSupport.Tool.Run) throws -> DiscoveryReport {
        try JSONNodeDecoder.decode(from: try JSONParser.parse(Array(run.output.utf8)))
    }
}
