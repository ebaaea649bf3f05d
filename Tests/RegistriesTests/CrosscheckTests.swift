import Foundation
import Registries
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@Suite struct CrosscheckTests {
    /// A change to what a registry says, and the row that comes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var file = "models-dev"
        var old: String
        var new: String
        var day = InventedRegistries.day
        var field: RegistryField
        var verdict: Verdict
        var testDescription: String { name }
    }

    @Test func registriesThatSayTheSameAreEqual() async throws {
        try await InventedRegistries.inFolder { registries in
            let run = try await registries.offline("crosscheck", ["--json", "--strict"])
            #expect(run.exitCode == 0, "\(run.errors)")
            let report = try Self.report(run)
            #expect(report.rows.allSatisfy { $0.verdict == .equal })
            #expect(report.registries.map(\.id) == ComparedRegistry.allCases)
            // Each registry says what it can: id, address, variable and package, and the name of the logo.
            #expect(report.fields.map(\.counts.equal) == [4, 4, 3, 1, 1, 0])
        }
    }

    @Test(arguments: [
        Case(
            name: "a slash at the end", old: "acme.example/v1\"", new: "acme.example/v1/\"", field: .baseURL,
            verdict: .equal),
        Case(
            name: "without the version", old: "acme.example/v1\"", new: "acme.example\"", field: .baseURL,
            verdict: .equal),
        Case(
            name: "the host in capitals", old: "https://api.acme", new: "https://API.Acme", field: .baseURL,
            verdict: .equal),
        Case(
            name: "another version", old: "acme.example/v1\"", new: "acme.example/v2\"", field: .baseURL, verdict: .open
        ),
        Case(
            name: "a host that only begins like ours", old: "acme.example/v1\"", new: "acme.example.net/v1\"",
            field: .baseURL, verdict: .open),
        Case(
            name: "another endpoint", old: "https://api.acme", new: "https://asia.acme", field: .baseURL,
            verdict: .bothValid),
        Case(
            name: "a former address", old: "https://api.acme", new: "https://first.acme", field: .baseURL,
            verdict: .bothValid),
        Case(
            name: "an earlier address", old: "https://api.acme.example/v1", new: "https://acme.example/api/v1",
            field: .baseURL, verdict: .oursNewer),
        Case(
            name: "an address of a newer file", old: "https://api.acme", new: "https://next.acme", day: "2026-05-01",
            field: .baseURL, verdict: .theirsNewer),
        Case(
            name: "a pattern that no address of ours begins with", file: "genai-prices", old: "https://api",
            new: "https://www",
            field: .baseURL, verdict: .open),
        Case(
            name: "a further name of the variable", old: "ACME_API_KEY", new: "ACME_KEY", field: .variables,
            verdict: .bothValid),
        Case(
            name: "both names in the other order", old: "\"ACME_API_KEY\"", new: "\"ACME_KEY\", \"ACME_API_KEY\"",
            field: .variables, verdict: .equal),
        Case(
            name: "an earlier variable", old: "ACME_API_KEY", new: "ACME_TOKEN", field: .variables, verdict: .oursNewer),
        Case(
            name: "an unknown variable beside the known one", old: "\"ACME_API_KEY\"",
            new: "\"ACME_API_KEY\", \"ACME_REGION\"", field: .variables, verdict: .open),
        Case(
            name: "the package of another protocol that we list", old: "@ai-sdk/openai-compatible",
            new: "@ai-sdk/anthropic",
            field: .package, verdict: .equal),
        Case(
            name: "a package of its own", old: "@ai-sdk/openai-compatible", new: "@acme/sdk", field: .package,
            verdict: .open),
        Case(name: "the entry is gone", old: "\"acme\": {", new: "\"emca\": {", field: .id, verdict: .open),
        Case(name: "no such logo", file: "lobe-icons-toc", old: "Acme", new: "Emca", field: .logo, verdict: .open),
    ])
    func differenceHasVerdict(_ change: Case) async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.replace(change.old, with: change.new, in: "registries/\(change.file).json", day: change.day)
            let run = try await registries.offline("crosscheck", ["--json", "--strict"])
            let report = try Self.report(run)
            let registry = try #require(RegistryFile(rawValue: change.file)).registry
            let row = try #require(report.rows.first { $0.field == change.field && $0.registry == registry })
            #expect(row.verdict == change.verdict, "\(row.reason)")
            #expect(run.exitCode == (report.summary.open > 0 ? 1 : 0))
            #expect((row.action != nil) == (row.verdict.asksForAction || row.isWrong))
        }
    }

    @Test func rowSaysWhoSaysWhatSinceWhen() async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.replace("https://api.acme", with: "https://next.acme", in: "registries/models-dev.json")
            let report = try Self.report(try await registries.offline("crosscheck", ["--json"]))
            let row = try #require(report.rows.first { $0.verdict == .open })
            #expect(row.ours?.values == ["https://api.acme.example/v1"])
            #expect(row.ours?.since == SurveyDate("2026-02-01"))
            #expect(row.ours?.asOf == SurveyDate("2026-04-01"))
            #expect(row.ours?.evidence.first?.quote == "send requests to")
            #expect(row.theirs?.values == ["https://next.acme.example/v1"])
            #expect(row.theirs?.pointer == "/acme/api")
            #expect(row.theirs?.day == SurveyDate(InventedRegistries.day))
            let text = try await registries.offline("crosscheck").output
            #expect(text.contains("data/providers/acme.json:4:5: acme/endpoints.global, acme-docs (primary)"))
        }
    }

    @Test func explanationHoldsWhileTheRegistrySaysSo() async throws {
        try await InventedRegistries.inFolder { registries in
            let explains =
                #""note": "Acme says so.", "explains": [ { "registry": "models-dev", "field": "base-url", "value": "https://next.acme.example/v1" } ],"#
            try registries.replace(#""note": "Acme says so.","#, with: explains, in: "data/providers/acme.json")
            let early = try Self.report(try await registries.offline("crosscheck", ["--json"]))
            #expect(early.rows.filter { $0.verdict == .open }.map(\.reason).contains { $0.contains("no longer so") })

            try registries.replace("https://api.acme", with: "https://next.acme", in: "registries/models-dev.json")
            let held = try await registries.offline("crosscheck", ["--json", "--strict"])
            #expect(held.exitCode == 0, "\(held.errors)")
            let row = try #require(try Self.report(held).rows.first { $0.verdict == .explained })
            #expect(row.reason == "Acme says so.")

            try registries.replace("https://next.acme", with: "https://third.acme", in: "registries/models-dev.json")
            let later = try Self.report(try await registries.offline("crosscheck", ["--json"]))
            #expect(later.summary.open == 2 && later.summary.explained == 0)
        }
    }

    @Test func idThatNobodyNotedIsFoundByNameAndByAddress() async throws {
        try await InventedRegistries.inFolder { registries in
            let further =
                #"{ "acme-cn": { "id": "acme-cn", "name": "Acme China", "env": ["ACME_API_KEY"], "api": "https://asia.acme.example", "npm": "@ai-sdk/anthropic", "models": {} },"#
            let alias =
                #""acme_rockets": { "id": "acme_rockets", "name": "x", "env": ["ACME_API_KEY"], "npm": "@ai-sdk/anthropic", "models": {} },"#
            try registries.replace(
                "{ \"acme\": {", with: further + alias + " \"acme\": {", in: "registries/models-dev.json")
            let rows = try Self.report(try await registries.offline("crosscheck", ["--json"])).rows
            let ids = rows.filter { $0.field == .id && $0.registry == .modelsDev }
            #expect(
                ids.map { "\($0.entry ?? "") \($0.verdict.rawValue)" } == [
                    "acme equal", "acme-cn open", "acme_rockets both-valid",
                ])
        }
    }

    @Test func explanationWithoutReasonOrOfUnknownRegistryIsInvalid() async throws {
        try await InventedRegistries.inFolder { registries in
            let explains =
                #""explains": [ { "registry": "models-def", "field": "base-url", "value": "x" }, { "registry": "litellm", "field": "price", "value": "x" } ],"#
            try registries.replace(#""note": "Acme says so.","#, with: explains, in: "data/providers/acme.json")
            let run = try await registries.run(["validate"])
            #expect(run.exitCode == 2)
            #expect(run.output.contains("'models-def' is no value of 'registry'; did you mean 'models-dev'?"))
            #expect(run.output.contains("'price' is no value of 'field'"))
            try registries.replace(
                explains, with: #""explains": [ { "registry": "litellm", "field": "id", "value": "x" } ],"#,
                in: "data/providers/acme.json")
            let bare = try await registries.run(["validate"])
            #expect(bare.output.contains("[missing-explanation]"))
        }
    }

    @Test func issueTellsARegistryWhatThePageSays() async throws {
        try await InventedRegistries.inFolder { registries in
            try registries.replace(
                "https://api.acme.example/v1", with: "https://acme.example/api/v1", in: "registries/models-dev.json")
            let run = try await registries.offline("crosscheck", ["--issues", "out", "--markdown", "body.md"])
            #expect(run.exitCode == 0, "\(run.errors)")
            let names = try FileManager.default.contentsOfDirectory(atPath: registries.folder.path + "/out")
            #expect(names == ["models-dev.md"])
            let issue = try String(contentsOf: registries.folder.appending(path: "out/models-dev.md"), encoding: .utf8)
            let row =
                "| `acme` | base-url | `https://acme.example/api/v1` | [Acme: quickstart](https://docs.acme.example/start) (the page that the entry names): \u{201C}send requests to\u{201D} | 2026-04-01 | `https://api.acme.example/v1` |"
            #expect(issue.contains(row))
            let body = try String(contentsOf: registries.folder.appending(path: "body.md"), encoding: .utf8)
            #expect(body.hasPrefix("# "))
            #expect(body.contains("## To tell the registries"))
        }
    }

    static func report(_ run: SurveyTestSupport.Tool.Run) throws -> CrosscheckReport {
        try JSONNodeDecoder.decode(from: try JSONParser.parse(Array(run.output.utf8)))
    }
}
