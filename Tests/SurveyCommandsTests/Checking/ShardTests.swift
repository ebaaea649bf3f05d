import DriftCheck
import Foundation
import Reports
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// A check shared by several machines.
@Suite(.timeLimit(.minutes(15))) struct ShardTests {
    private static let day = ["--today", "2026-12-01", "--format", "json", "--color", "never"]

    @Test func `four shards merged are the report of the single run`() async throws {
        let survey = try ShippedSurvey.load()
        try await ShippedSurvey.withCopy { folder in
            try await LoopbackSite.serving(PageMaker(survey).pages(), in: folder) { site in
                _ = try await Tool.run(["accept", "--all"] + site.options, in: folder)
            }
            try await LoopbackSite.serving(DriftingSite.pages(of: survey), in: folder) { site in
                func check(_ name: String, _ options: [String]) async throws -> SurveyTestSupport.Tool.Run {
                    try await Tool.run(
                        ["check", "--state", "state-\(name)"] + options + site.options + Self.day, in: folder)
                }
                let single = try await check("whole", [])
                #expect(single.exitCode == 1, "\(single.errors)")
                for number in 1...4 {
                    let shard = try await check("\(number)", ["--shard", "\(number)/4", "--report", "\(number).json"])
                    #expect([0, 1].contains(shard.exitCode), "\(shard.errors)")
                }
                let merged = try await Tool.run(
                    ["report", "merge", "3.json", "1.json", "4.json", "2.json"] + Self.day, in: folder)
                #expect(merged.exitCode == 1, "\(merged.errors)")
                #expect(merged.output == single.output)
                let read = try JSONNodeDecoder.decode(
                    CheckReport.self, from: JSONParser.parse(Array(single.output.utf8)))
                #expect(try ReportFormat.json.write(read) == single.output, "a report read back is another one")
            }
        }
    }

    @Test(arguments: [2, 3, 8, 200])
    func `shards cover every fetch once, and never share a host`(count: Int) throws {
        let plan = FetchPlan(try ShippedSurvey.load(), today: SurveyDate(daysSince1970: 21_000))
        let parts = try (1...count).map { plan.part(try #require(Shard(number: $0, count: count))) }
        #expect(parts.flatMap { $0.fetches.map(\.url) }.sorted() == plan.fetches.map(\.url))
        let hosts = parts.map { Set($0.fetches.compactMap { URL(string: $0.url)?.host() }) }
        #expect(hosts.map(\.count).reduce(0, +) == hosts.reduce(Set()) { $0.union($1) }.count)
        #expect(Set(parts.flatMap { $0.claims.map(\.id) }) == Set(plan.claims.map(\.id)))
    }

    @Test(arguments: ["0/4", "5/4", "1/0", "-1/4", "1", "1/2/3", "a/b", "1/", ""])
    func `what is no shard is refused before anything is fetched`(text: String) async throws {
        try await ShippedSurvey.withCopy { folder in
            let run = try await Tool.run(["check", "--shard", text], in: folder)
            #expect(run.exitCode == 64)
            #expect(run.errors.contains("--shard"), "\(run.errors)")
        }
    }

    /// Reports that do not belong together, with what the message has to name.
    private static let refusals: [(files: [String], exitCode: Int, words: String)] = [
        (["1.json", "3.json"], 64, "shard 2/3 is missing"),
        (["1.json", "2.json", "2.json", "3.json"], 64, "both shard 2/3"),
        (["whole.json"], 64, "report of a whole check"), (["1.json", "other.json", "3.json"], 64, "different checks"),
        (["1.json", "cut.json"], 74, "cut.json:"), (["1.json", "empty.json"], 74, "schemaVersion"),
        (["1.json", "typed.json"], 74, "'attempts'"), (["1.json", "nowhere.json"], 74, "nowhere.json: cannot be read"),
        (["1.json", "/dev/zero"], 74, "/dev/zero: not an ordinary file"),
    ]

    /// Enough that each of three shards has something to fetch.
    private static let few = ["together-ai", "deepseek", "cohere", "cerebras", "perplexity", "sambanova"]

    @Test func `reports that do not belong together are refused`() async throws {
        try await ShippedSurvey.withCopy { folder in
            func check(_ report: String, _ options: [String]) async throws {
                _ = try await Tool.run(
                    ["check", "--proxy", "http://127.0.0.1:9", "--report", report] + Self.few + options, in: folder)
            }
            for number in 1...3 { try await check("\(number).json", ["--shard", "\(number)/3"]) }
            try await check("whole.json", [])
            try await check("other.json", ["--shard", "2/3", "xai"])
            let text = try String(contentsOf: folder.appending(path: "2.json"), encoding: .utf8)
            let spoilt = [
                "cut.json": String(text.prefix(text.count / 2)), "empty.json": "{}",
                "typed.json": text.replacing("\"attempts\": ", with: "\"attempts\": \"many\", \"tries\": "),
            ]
            for (name, text) in spoilt { try Data(text.utf8).write(to: folder.appending(path: name)) }
            for (files, exitCode, words) in Self.refusals {
                let run = try await Tool.run(["report", "merge"] + files, in: folder)
                #expect(run.exitCode == exitCode, "\(files)")
                #expect(run.errors.contains(words), "\(run.errors)")
            }
        }
    }
}
