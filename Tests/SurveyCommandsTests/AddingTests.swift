import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// `new` and `cite --write` as somebody uses them who adds a provider.
@Suite(.timeLimit(.minutes(15))) struct AddingTests {
    private static let docs = "https://docs.zeta.example/quickstart"
    private static let page = SitePage(
        url: docs,
        body: """
            <!DOCTYPE html><html><head><title>Quickstart of Zeta</title></head><body><main><article><h1>Quickstart</h1>
            <p>Create a key on the <a href="https://console.zeta.example/keys">key page</a> first, then set ZETA_API_KEY in
            your environment. Subscriptions are for the app alone.</p><h2>First request</h2>
            <pre><code>curl https://api.zeta.example/v1/models -H "Authorization: Bearer $ZETA_API_KEY"</code></pre>
            <p>In Europe the base URL is https://eu.zeta.example/v1 for all calls.</p></article></main></body></html>
            """)
    private static let facts = [
        "--category", "inference-platform", "--base-url", "https://api.zeta.example/v1", "--protocol", "openai-chat",
        "--key-variable", "ZETA_API_KEY",
    ]

    /// Runs the tool on a small survey, with the page served at its address.
    private static func walk(
        _ body: (_ folder: URL, _ run: ([String]) async throws -> SurveyTestSupport.Tool.Run) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "first")
            try await LoopbackSite.serving([page], in: folder) { site in
                try await body(folder) { arguments in
                    let fetches = ["cite", "check"].contains(arguments[0]) || arguments.contains("--docs")
                    return try await Tool.run(
                        arguments + SmallSurvey.today + (fetches ? site.options : []), in: folder)
                }
            }
        }
    }

    private static func text(_ path: String, in folder: URL) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }

    @Test func `a provider that is begun with a page is valid, cited and verified at once`() async throws {
        try await Self.walk { folder, run in
            let new = try await run(["new", "provider", "zeta"] + Self.facts + ["--docs", Self.docs])
            #expect(new.exitCode == 0, "\(new.errors)")
            #expect(new.output.contains("cited zeta/endpoints.global"), "\(new.output)")
            #expect(new.output.contains("cited zeta/credentials.api-key"), "\(new.output)")
            let sources = try Self.text("data/sources/zeta.json", in: folder)
            #expect(sources.contains("\"id\": \"zeta-quickstart\", \"title\": \"Quickstart of Zeta\""), "\(sources)")
            let valid = try await run(["validate"])
            #expect(valid.output.isEmpty && valid.exitCode == 0, "\(valid.output)")
            let report = try CheckReportJSON(try await run(["check", "zeta", "--format", "json"]).output)
            #expect(report.outcome("zeta/endpoints.global") == "verified")
            #expect(report.outcome("zeta/credentials.api-key") == "verified")
        }
    }

    @Test func `without a page the file is valid, and says what is not cited yet`() async throws {
        try await Self.walk { folder, run in
            let new = try await run(["new", "provider", "zeta"] + Self.facts + ["--consumer-plan", "no"])
            #expect(new.exitCode == 0, "\(new.errors)")
            let valid = try await run(["validate"])
            #expect(valid.exitCode == 0)
            #expect(valid.output.contains("'zeta/endpoints.global' has no evidence yet"), "\(valid.output)")
            #expect(try Self.text("data/providers/zeta.json", in: folder).contains("oauth") == false)
            let cited = try await run(["cite", "zeta", "endpoints.global", "--docs", Self.docs, "--write"])
            #expect(cited.exitCode == 0, "\(cited.errors)")
            let plan = ["cite", "zeta", "consumerPlan", "--source", "zeta-quickstart", "--write"]
            let refused = try await run(plan)
            #expect(refused.exitCode == 64 && refused.errors.contains("--phrase"), "\(refused.errors)")
            let phrased = try await run(plan + ["--phrase", "for the app alone", "--absent", "includes API credit"])
            #expect(phrased.exitCode == 0, "\(phrased.errors)")
            let provider = try Self.text("data/providers/zeta.json", in: folder)
            #expect(provider.components(separatedBy: "uncited").count == 2, "one is left: \(provider)")
            #expect(provider.contains("\"absent\": [\"includes API credit\"]"), "\(provider)")
        }
    }

    @Test func `a claim is cited before it is valid, and nothing else of its file changes`() async throws {
        try await Self.walk { folder, run in
            _ = try await run(["new", "provider", "zeta"] + Self.facts)
            let file = folder.appending(path: "data/providers/zeta.json")
            let bare = try Self.text("data/providers/zeta.json", in: folder)
                .replacing(",\n      \"unguarded\": \"uncited\"", with: "")
            try Data(bare.utf8).write(to: file)
            #expect(try await run(["validate"]).exitCode == 2)
            for claim in ["endpoints.global", "credentials.api-key"] {
                let cited = try await run(["cite", "zeta", claim, "--docs", Self.docs, "--write"])
                #expect(cited.exitCode == 0, "\(cited.errors)")
            }
            #expect(try await run(["validate"]).exitCode == 0)
            let again = try await run(["cite", "zeta", "endpoints.global", "--docs", Self.docs, "--write"])
            #expect(again.exitCode == 0 && again.errors.contains("cites it already"), "\(again.errors)")
            let after = try Self.text("data/providers/zeta.json", in: folder)
            let kept = after.split(separator: "\n").filter { !$0.contains("evidence") }.joined(separator: "\n") + "\n"
            #expect(kept.replacing("2026-06-01\",", with: "2026-06-01\"") == bare, "\(after)")
        }
    }

    @Test func `a claim that does not exist is stated and cited in one command`() async throws {
        try await Self.walk { folder, run in
            _ = try await run(["new", "provider", "zeta"] + Self.facts + ["--docs", Self.docs])
            let region = ["cite", "zeta", "endpoints.eu", "--value", "https://eu.zeta.example/v1", "--docs", Self.docs]
            let unsaid = try await run(region + ["--write"])
            #expect(unsaid.exitCode == 64 && unsaid.errors.contains("--set protocol=..."), "\(unsaid.errors)")
            let stated = try await run(region + ["--set", "protocol=openai-chat", "--write"])
            #expect(stated.exitCode == 0, "\(stated.errors)")
            let wrong = try await run(
                ["cite", "zeta", "routing.litellm", "--value", "zeta_ai", "--docs", Self.docs, "--write"])
            #expect(wrong.exitCode == 1 && wrong.errors.contains("does not stand"), "\(wrong.errors)")
            let survey = SurveyLoader.load(try SmallSurvey.files(in: folder), today: SurveyDate(daysSince1970: 21_000))
            #expect(survey.isValid, "\(survey.diagnostics.map(\.line))")
            let zeta = survey.survey?.provider("zeta")
            #expect(zeta?.endpoints.map(\.id) == ["global", "eu"])
            #expect(zeta?.endpoints.last?.baseURL == "https://eu.zeta.example/v1")
            #expect(zeta?.routing.isEmpty == true, "nothing is written that the page does not say")
        }
    }

    @Test func `what is taken or no id is refused before anything is read`() async throws {
        try await Self.walk { folder, run in
            let taken = try await run(["new", "provider", "small-1"] + Self.facts)
            #expect(taken.exitCode == 64 && taken.errors.contains("data/providers/small-1.json"), "\(taken.errors)")
            let slug = try await run(["new", "provider", "Zeta Cloud"] + Self.facts)
            #expect(slug.exitCode == 64 && slug.errors.contains("as in 'zeta-cloud'"), "\(slug.errors)")
            let word = try await run(["new", "provider", "zeta", "--category", "inference"])
            #expect(word.exitCode == 64, "\(word.errors)")
            let slash = try await run(
                [
                    "new", "provider", "zeta", "--category", "aggregator", "--protocol", "openai-chat", "--base-url",
                    "https://api.zeta.example/v1?key=1",
                ])
            #expect(slash.exitCode == 2 && slash.errors.contains("holds a query"), "\(slash.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data/providers/zeta.json").path))
        }
    }

    @Test func `on a terminal it asks, proposes what the page names, and repeats a question`() async throws {
        try await Self.walk { folder, _ in
            try await LoopbackSite.serving([Self.page], in: folder) { site in
                let answers = [Self.docs, "", "Zeta Works", "agregator", "aggregator", "", "", "", "", ""]
                let script = """
                    import os, pty, sys
                    answers = sys.argv[1].split("|")
                    def read(fd):
                        data = os.read(fd, 4096)
                        if data.endswith(b": "): os.write(fd, answers.pop(0).encode() + b"\\n" if answers else b"\\x04")
                        return data
                    sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[2:], read, lambda fd: b"")))
                    """
                let shown = try await ForeignProgram.output(
                    of: ForeignProgram.python,
                    ["-c", script, answers.joined(separator: "|"), Tool.executable.path, "new", "provider", "zeta"]
                        + SmallSurvey.today + site.options, in: folder)
                #expect(shown.contains("did you mean 'aggregator'?"), "\(shown)")
                #expect(shown.contains("[https://api.zeta.example/v1]"), "\(shown)")
                let zeta = SurveyLoader.load(
                    try SmallSurvey.files(in: folder), today: SurveyDate(daysSince1970: 21_000)
                ).survey?.provider("zeta")
                #expect(zeta?.name == "Zeta" && zeta?.vendor == "Zeta Works")
                #expect(zeta?.category == .aggregator)
                #expect(zeta?.credentials.first?.environment == ["ZETA_API_KEY"])
                #expect(zeta?.endpoints.first?.claim.evidence.isEmpty == false)
            }
        }
    }

    @Test func `evidence that its page does not bear out any more gives way to the new one`() async throws {
        try await Self.walk { folder, run in
            let file = folder.appending(path: "data/providers/zeta.json")
            let provider = { try Self.text("data/providers/zeta.json", in: folder) }
            _ = try await run(
                ["new", "provider", "zeta"] + Self.facts + ["--docs", Self.docs, "--consumer-plan", "no"])
            let plan = ["cite", "zeta", "consumerPlan", "--source", "zeta-quickstart", "--write"]
            _ = try await run(plan + ["--phrase", "for the app alone"])
            try Data(try provider().replacing("for the app alone", with: "pay for calls, too").utf8).write(to: file)
            let cited = try await run(plan + ["--phrase", "Subscriptions are for the app"])
            #expect(cited.exitCode == 0, "\(cited.errors)")
            #expect(
                cited.output.contains("in the place of { \"source\": \"zeta-quickstart\", \"quote\": \"pay for"),
                "\(cited.output)")
            #expect(try !provider().contains("pay for calls, too"))
            _ = try await run(plan + ["--phrase", "Create a key"])
            #expect(try provider().contains("are for the app"), "what holds stays")
            let wrong = try await run(plan + ["--phrase", "first, then set", "--replace", "zeta-quickstrat"])
            #expect(wrong.exitCode == 64 && wrong.errors.contains("did you mean 'zeta-quickstart'?"), "\(wrong.errors)")
            let named = try await run(plan + ["--phrase", "first, then set", "--replace", "zeta-quickstart"])
            #expect(named.exitCode == 0, "\(named.errors)")
            #expect(try !provider().contains("are for the app") && !provider().contains("Create a key"))
            let valid = try await run(["validate"])
            #expect(valid.exitCode == 0 && valid.output.isEmpty, "\(valid.output)")
            let report = try CheckReportJSON(try await run(["check", "zeta", "--format", "json"]).output)
            #expect(report.outcome("zeta/consumerPlan") == "verified")
            #expect(report.claim("zeta/consumerPlan")?["weakenedBy"] == nil)
        }
    }

    /// A record of another tool's archive, without a `Date` of the server's.
    @Test func `a recorded answer without a date is of the day of its record`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "first")
            let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(Self.page.body)"
            let record = """
                WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:3f0c8b1e-0000-4000-8000-000000000001>\r
                WARC-Date: 2026-05-20T23:10:00.25Z\r\nWARC-Target-URI: \(Self.docs)\r
                Content-Type: application/http; msgtype=response\r\nContent-Length: \(answer.utf8.count)\r\n\r
                \(answer)\r\n\r\n
                """
            try Data(record.utf8).write(to: folder.appending(path: "page.warc"))
            let source = ["new", "source", "--docs", Self.docs, "--publisher", "Zeta", "--replay", "page.warc"]
            let run = try await Tool.run(source + SmallSurvey.today, in: folder)
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(run.errors.contains("the day is 2026-05-20, that of the record (WARC-Date)"), "\(run.errors)")
            #expect(try Self.text("data/sources/zeta.json", in: folder).contains("\"asOf\": \"2026-05-20\""))
        }
    }

    @Test func `a new file is followed by what to do next`() async throws {
        try await Self.walk { _, run in
            let tool = try await run(["new", "tool", "zeta-cli", "--name", "Zeta CLI", "--vendor", "Zeta"])
            #expect(tool.errors.contains("next: provider-survey cite zeta-cli "), "\(tool.errors)")
            let provider = try await run(["new", "provider", "zeta"] + Self.facts)
            #expect(provider.errors.contains("next: provider-survey validate"), "\(provider.errors)")
        }
    }
}
