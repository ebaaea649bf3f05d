import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// One run with every kind of trouble on twelve pages, as `Tests/Schedule/trouble` plays it: what each format says, and to do.
@Suite(.timeLimit(.minutes(15))) struct TroubleTests {
    private func withReports(_ body: (URL) async throws -> Void) async throws {
        let script = Tool.repository.appending(path: "Tests/Schedule/trouble").path
        try await withTemporaryFolder { folder in
            try await ForeignProgram.output(
                of: ForeignProgram.python, ["-B", script, Tool.executable.path, folder.path])
            try await body(folder)
        }
    }

    private func text(_ name: String, in folder: URL) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    @Test func `a page in trouble is one entry with its claims, and every entry says what to do`() async throws {
        try await withReports { folder in
            let report = try CheckReportJSON(file: folder.appending(path: "report.json"))
            let entries = report.root["entries"]?.array ?? []
            let pages = entries.filter { $0["page"] != nil }.map { $0["title"]?.string ?? "" }
            let names = ["delta", "mu", "epsilon", "zeta", "eta", "lambda", "theta"]
            #expect(pages == names.map { "https://docs.\($0).example/guide" })
            let gone = try #require(entries.first { $0["title"]?.string == pages[0] })
            #expect(gone["claims"]?.array?.compactMap(\.string) == (0..<3).map { "delta/quirks.fact-\($0)" })
            #expect(gone["location"]?["file"]?.string == "data/sources/delta.json")
            #expect(gone["alarm"]?.value == .bool(true))
            for entry in entries {
                let command = entry["do"]?.array?.first?["command"]?.string ?? ""
                #expect(command.hasPrefix("provider-survey "), "\(entry)")
            }
            let shown = try text("terminal.txt", in: folder)
            #expect(shown.contains("UNDECIDED: 7 claims on 4 pages\n  https://docs.zeta.example/guide  blocked since"))
            #expect(shown.contains("      do: provider-survey check epsilon --fix\n"))
            #expect(shown.components(separatedBy: "delta.example").count - 1 == 1, "\(shown)")
            let markdown = try text("report.md", in: folder)
            #expect(!markdown.contains("\\:"), "addresses can be read")
            #expect(markdown.contains("permanently redirected to `https://docs.epsilon.example/handbook`"))
            let annotations = try text("github.txt", in: folder).split(separator: "\n").filter { $0.hasPrefix("::") }
            #expect(annotations.count == entries.count)
            #expect(annotations.allSatisfy { $0.contains("do: ") && $0.contains("provider-survey ") })
        }
    }

    @Test func `code scanning gets drift and what is to be reviewed, and nothing that could not be told`() async throws
    {
        try await withReports { folder in
            let sarif = try JSONParser.parse(Array(text("report.sarif", in: folder).utf8))
            let results = sarif["runs"]?.array?.first?["results"]?.array ?? []
            let rules = results.compactMap { $0["ruleId"]?.string }
            #expect(rules == ["lost", "changed", "contradicted", "lost", "gone", "gone", "moved"])
            let junit = try text("report.xml", in: folder)
            #expect(junit.contains("<testsuites tests=\"26\" failures=\"4\""), "one page that is gone fails once")
        }
    }

    @Test func `accept says what it took, and what it left and why`() async throws {
        try await withReports { folder in
            let said = try text("accept.txt", in: folder)
            #expect(said.hasPrefix("accepted 5 places on 6 pages\n  took beta-guide: beta/quirks.fact-1\n"), "\(said)")
            #expect(said.contains("left alpha-guide: the page says 'ALPHA_KEY'; correct the data first"))
            #expect(said.contains("left zeta-guide: could not be told, blocked: "))
            #expect(said.contains("left delta-guide: the page is gone, gone: status 410: delta/quirks.fact-0, "))
        }
    }
}
