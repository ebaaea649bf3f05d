import Foundation
import Registries
import SurveyModel
import SurveyTestSupport
import Testing

/// Where registries come from, and what happens where they do not come.
@Suite struct RegistryOriginTests {
    @Test func fetchedAndReplayedRegistriesGiveTheSame() async throws {
        try await InventedRegistries.inFolder { registries in
            let pages = RegistryFile.allCases.map { file in
                SitePage(
                    url: file.address, type: "application/json",
                    headers: ["Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"],
                    body: InventedRegistries.files[file.rawValue] ?? "")
            }
            let live = try await LoopbackSite.serving(pages, in: registries.folder) { site in
                try await registries.run(["crosscheck", "--json", "--record", "run.warc.gz"] + site.options)
            }
            #expect(live.exitCode == 0, "\(live.errors)")
            let replayed = try await registries.run(["crosscheck", "--json", "--strict", "--replay", "run.warc.gz"])
            #expect(replayed.exitCode == 0, "\(replayed.errors)")
            #expect(replayed.output == live.output)
            let offline = try await registries.offline("crosscheck", ["--json"])
            #expect(offline.output == live.output)
        }
    }

    @Test func withoutARegistryTheRunCannotTellAndSaysSoOnce() async throws {
        try await InventedRegistries.inFolder { registries in
            let run = try await registries.run(["crosscheck", "--offline", "nowhere"])
            #expect(run.exitCode == 3)
            #expect(run.output.isEmpty)
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        }
    }

    @Test func damagedFileIsNamedAndTheOthersAreCompared() async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.put("{ \"acme\": {", as: "models-dev")
            try registries.put("[]", as: "catwalk")
            let run = try await registries.offline("crosscheck", ["--json"])
            #expect(run.exitCode == 0)
            #expect(run.errors.contains("models-dev: line 1"))
            #expect(run.errors.contains("catwalk: holds no entry"))
            let report = try CrosscheckTests.report(run)
            #expect(report.registries.map(\.id.rawValue) == ["litellm", "genai-prices", "lobe-icons"])
            #expect(report.summary.open == 0)
            // A run that is to guard something must not pass by not looking.
            #expect(try await registries.offline("crosscheck", ["--strict"]).exitCode == 3)
        }
    }

    @Test func oneFileCanBeNamed() async throws {
        try await InventedRegistries.inFolder { registries in
            let run = try await registries.run([
                "crosscheck", "--json", "--registry", "catwalk=registries/catwalk.json",
            ])
            #expect(try CrosscheckTests.report(run).registries.map(\.id.rawValue) == ["catwalk"])
            let wrong = try await registries.run(["crosscheck", "--registry", "catwolk=registries/catwalk.json"])
            #expect(wrong.exitCode == 64)
        }
    }

    /// What registries say gets into terminals and issues.
    @Test func textOfRegistriesIsText() async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.replace(
                "https://api.acme.example/v1", with: "https://x.example/`|<script>\\u001b[2J@team fixes #1",
                in: "registries/models-dev.json")
            let run = try await registries.offline("crosscheck", ["--markdown", "body.md"])
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(!run.output.contains("\u{1B}"))
            let body = try String(contentsOf: registries.folder.appending(path: "body.md"), encoding: .utf8)
            #expect(!body.contains("<script>") && !body.contains("\u{1B}"))
            #expect(!body.contains(" #1") && !body.contains("@team"))
        }
    }
}
