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
            let head = "accepted 5 places, and the text of 6 pages\n  took beta-guide: beta/quirks.fact-1\n"
            #expect(said.hasPrefix(head), "\(said)")
            let left = [
                "alpha-guide: alpha/credentials.api-key\n    because the page says 'ALPHA_KEY': correct the data first",
                "eta-guide: eta/quirks.fact-0, eta/quirks.fact-1\n    because it could not be checked: filled by scripts alone: ",
                "delta-guide: delta/quirks.fact-0, delta/quirks.fact-1, delta/quirks.fact-2\n    because the page is gone: status 410",
            ]
            let against =
                "gamma-guide: gamma/quirks.fact-0\n    although the page says 'Sign in with the device flow of Gamma accounts is no longer supported"
            #expect(said.contains("  took \(against)"), "\(said)")
            for lines in left { #expect(said.contains("  left \(lines)"), "\(said)") }
            let words = said.split(whereSeparator: { " ,\n".contains($0) }).filter { $0.contains("/quirks.") }
            #expect(Set(words).count == words.count, "a claim is taken or left: \(said)")
        }
    }

    @Test func `a contradiction is shown by the words of the page, in every format`() async throws {
        try await withReports { folder in
            let sentence = "Sign in with the device flow of Gamma accounts is no longer supported, as the contract says"
            let names = ["terminal.txt", "report.md", "report.sarif", "report.xml", "report.json", "github.txt"]
            for name in names {
                let shown = try text(name, in: folder).replacing("&apos;", with: "'")
                #expect(shown.contains("the page says '\(sentence)'"), "\(name)")
            }
            let row = try text("report.md", in: folder).split(separator: "\n").first { $0.hasPrefix("| gamma") }
            #expect(
                row?.contains("| Sign in with the device flow of Gamma accounts | the page says '") == true,
                "\(row ?? "")")
        }
    }

    @Test func `the nearest text is a sentence, and none where nothing is near`() async throws {
        try await withReports { folder in
            let shown = try text("terminal.txt", in: folder)
            let nearest = "'Please note: Every project gets as many requests as it pays for, as the contract says'"
            #expect(shown.contains("nearest: \(nearest)"), "\(shown)")
            for name in ["report.md", "report.sarif", "report.xml", "github.txt"] {
                #expect(
                    try text(name, in: folder).replacing("&apos;", with: "'").contains("nearest: \(nearest)"), "\(name)"
                )
            }
            #expect(shown.components(separatedBy: "nearest: ").count == 2, "none for kappa: \(shown)")
            #expect(!shown.contains("guide#:~:text=Kappa"), "no link to what is not near: \(shown)")
        }
    }

    @Test func `every command of the report can be pasted, and settles its entry`() async throws {
        try await withReports { folder in
            let commands = try JSONParser.parse(Array(text("commands.json", in: folder).utf8)).array ?? []
            #expect(commands.count > 30)
            let settled: Set<String> = ["verified", "acknowledged", "unchecked"]
            for command in commands {
                let after = command["after"]?.members ?? []
                let isSettled = after.allSatisfy { settled.contains($0.value.string ?? "") }
                #expect(command["exit"]?.value == .number("0") && !after.isEmpty && isSettled, "\(command)")
            }
        }
    }

    @Test func `every entry of findings and undecided pages ends with a way to silence it`() async throws {
        try await withReports { folder in
            let report = try CheckReportJSON(file: folder.appending(path: "report.json"))
            for entry in report.root["entries"]?.array ?? [] {
                let commands = entry["do"]?.array?.compactMap { $0["command"]?.string } ?? []
                let last = commands.last ?? ""
                #expect(
                    last.contains("acknowledge ") && last.contains("--because ") && last.contains("--until "),
                    "\(entry)")
            }
            let shown = try text("terminal.txt", in: folder)
            let pause =
                "the host asks for a pause of 24 hours; after 2026-06-02T12:00:00Z\n          provider-survey check theta\n"
            #expect(shown.contains("do: \(pause)"), "\(shown)")
            let excuse =
                #""unverifiable": { "reason": "bot-wall", "until": "2026-11-28" } to the source at data/sources/zeta.json:5:5"#
            #expect(shown.contains(excuse), "\(shown)")
            #expect(shown.contains("0 bytes of text and 1 script\n") && !shown.contains("scriptOnly"), "\(shown)")
        }
    }

    @Test func `accept takes all pages or those that are named`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            for named in [["small-1"], ["--source", "small-docs-1"]] {
                let run = try await Tool.run(["accept", "--all"] + named + SmallSurvey.today, in: folder)
                #expect(run.exitCode == 64 && run.errors.contains("--all takes every page"), "\(run.errors)")
            }
        }
    }
}
