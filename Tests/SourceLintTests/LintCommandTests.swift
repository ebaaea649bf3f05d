import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// The command as people and pipelines use it.
struct LintCommandTests {
    private static let stale = "url = \"https://api.old-acme.example/v1/models\"\n"

    @Test func exitCodesSayWhatWasFound() async throws {
        try await LintSurvey.withTree(["good.py": "1\n", "bad.py": Self.stale, "note.py": "# " + Self.stale]) {
            folder in
            #expect(try await LintSurvey.lint(["good.py"], in: folder).exitCode == 0)
            #expect(try await LintSurvey.lint(["bad.py"], in: folder).exitCode == 1)
            #expect(try await LintSurvey.lint(["note.py"], in: folder).exitCode == 0)
            #expect(try await LintSurvey.lint(["note.py", "--strict"], in: folder).exitCode == 1)
            #expect(try await LintSurvey.lint(["nowhere"], in: folder).exitCode == 64)
            #expect(try await LintSurvey.lint(["--dry-run"], in: folder).exitCode == 64)
            try FileManager.default.removeItem(at: folder.appending(path: "data/survey.json"))
            #expect(try await LintSurvey.lint(["bad.py"], in: folder).exitCode == 2)
        }
    }

    @Test func textIsReadAsThatOfACompiler() async throws {
        try await LintSurvey.withTree(["a.py": Self.stale]) { folder in
            let run = try await LintSurvey.lint([], in: folder)
            #expect(
                run.output == """
                    a.py:1:16: warning: api.old-acme.example was replaced by api.acme.example (seen 2026-02-01): \
                    write https://api.acme.example/v1 [moved-host]
                        https://docs.vendor.example/api
                    1 warning in 1 file

                    """)
        }
    }

    @Test func formatsAreReadByOtherPrograms() async throws {
        let tree = ["a b/a.py": Self.stale + Self.stale, "n.py": "# " + Self.stale]
        try await LintSurvey.withTree(tree) { folder in
            let quality = Tool.repository.appending(path: "Tests/DriftQualityTests/Support")
            let reader = quality.appending(path: "read_reports.py").path
            let schema = quality.appending(path: "sarif-2.1.0-subset.schema.json").path
            func read(_ format: String, _ more: [String]) async throws -> JSONNode {
                let file = folder.appending(path: "report." + format)
                let run = try await LintSurvey.lint(["--format", format], in: folder)
                try Data(run.output.utf8).write(to: file)
                let facts = try await ForeignProgram.output(
                    of: ForeignProgram.python, [reader, format, file.path] + more)
                return try JSONParser.parse(Array(facts.utf8))
            }
            let junit = try await read("junit", [])
            #expect(junit["declared"]?.array?.compactMap(\.scalarText) == ["4", "2", "1"])
            let sarif = try await read("sarif", [schema])
            #expect(sarif["errors"]?.array?.isEmpty == true)
            let github = try await LintSurvey.lint(["--format", "github"], in: folder).output
            #expect(
                github.hasPrefix("::warning file=a b/a.py,line=1,col=16,title=moved-host::api.old-acme.example was"))
            #expect(github.contains("\n::notice file=n.py,line=1,col=18,"))
            let markdown = try await LintSurvey.lint(["--format", "markdown"], in: folder).output
            let html = try await ForeignProgram.output(of: "cmark-gfm", ["-e", "table"], input: markdown)
            #expect(html.components(separatedBy: "<tr>").count == 5)
        }
    }

    @Test func fingerprintsOutliveOtherEdits() async throws {
        let before = try await LintSurvey.findings(["a.py": Self.stale])
        let after = try await LintSurvey.findings(["a.py": "import x\n\n" + Self.stale + Self.stale])
        #expect(before.map(\.fingerprint) == Array(after.map(\.fingerprint).prefix(1)))
        #expect(Set(after.map(\.fingerprint)).count == 2)
    }

    @Test func configurationSetsPathsAndRules() async throws {
        let configuration = """
            { "paths": ["src", "docs"], "exclude": ["docs/old/", "*.txt"], "includeTests": true,
              "rules": { "moved-host": "error", "retired-provider": "off", "changed-plan": "warning" } }
            """
        let gone = "x = 'https://api.gone.example/v1'\n"
        let tree = [
            ".provider-survey.json": configuration, "src/a.py": Self.stale + gone, "src/test_a.py": Self.stale,
            "docs/a.txt": Self.stale, "docs/old/a.md": Self.stale, "elsewhere.py": Self.stale,
            "src/b.py": "y = 'https://api.acme.example/v1'\n",
        ]
        let found = try await LintSurvey.findings(tree)
        #expect(
            found.map { "\($0.severity) \($0.rule) \($0.place)" } == [
                "error moved-host src/a.py:1:16", "note changed-plan src/b.py:1:14",
                "error moved-host src/test_a.py:1:16",
            ])
        // What the command line names, the configuration does not widen.
        #expect(try await LintSurvey.findings(tree, ["elsewhere.py"]).count == 1)
    }

    @Test func mistakesInTheConfigurationAreNamed() async throws {
        let configuration = "{ \"rules\": { \"moved-hst\": \"off\", \"moved-host\": \"loud\" },\n  \"pths\": [] }"
        try await LintSurvey.withTree([".provider-survey.json": configuration, "a.py": Self.stale]) { folder in
            let run = try await LintSurvey.lint([], in: folder)
            #expect(run.exitCode == 2)
            #expect(run.output.isEmpty)
            #expect(
                run.errors.split(separator: "\n").map(String.init) == [
                    ".provider-survey.json:1:14: error: unknown rule 'moved-hst'; did you mean 'moved-host'? [lint-configuration]",
                    ".provider-survey.json:1:48: error: expected off, note, warning or error [lint-configuration]",
                    ".provider-survey.json:2:3: error: unknown key 'pths'; did you mean 'paths'? [lint-configuration]",
                ])
        }
    }

    @Test func fixReplacesLiteralsOfTheSameShape() async throws {
        let before = """
            a = "https://api.old-acme.example/v1/models"; b = "https://api.old-acme.example/team"
            # https://api.old-acme.example/v1
            c = env["ACME_SECRET"] + "https://api.gone.example/v1"

            """
        let after = """
            a = "https://api.acme.example/v1/models"; b = "https://api.old-acme.example/team"
            # https://api.old-acme.example/v1
            c = env["ACME_API_KEY"] + "https://api.gone.example/v1"

            """
        try await LintSurvey.withTree(["a.py": before, "ok.py": "\u{FEFF}x\r\n"]) { folder in
            let file = folder.appending(path: "tree/a.py")
            let dry = try await LintSurvey.lint(["--fix", "--dry-run", "--format", "json"], in: folder)
            #expect(try String(contentsOf: file, encoding: .utf8) == before)
            #expect(dry.exitCode == 1)
            // The diff is one that `patch` takes.
            let diff = dry.errors.drop { $0 != "-" }
            try await LintSurvey.withTree(["a.py": before]) { copy in
                let tree = copy.appending(path: "tree")
                try await ForeignProgram.output(of: "git", ["apply", "-"], input: String(diff), in: tree)
                #expect(try String(contentsOf: tree.appending(path: "a.py"), encoding: .utf8) == after)
            }
            let run = try await LintSurvey.lint(["--fix"], in: folder)
            #expect(try String(contentsOf: file, encoding: .utf8) == after)
            #expect(run.errors == "corrected 2 places in 1 file\n")
            #expect(!run.output.contains("renamed-variable"))
            #expect(run.exitCode == 1)
        }
    }

    @Test func changedSinceReportsChangedLinesAlone() async throws {
        let tree = ["src/a.py": Self.stale + "x = 1\n", "src/b.py": Self.stale, "c.py": Self.stale]
        try await LintSurvey.withTree(tree) { folder in
            let checkout = folder.appending(path: "tree")
            func git(_ arguments: String...) async throws {
                let identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
                try await ForeignProgram.output(of: "git", identity + arguments, in: checkout)
            }
            try await git("init", "-q", ".")
            try await git("add", "-A")
            try await git("commit", "-q", "-m", "first")
            try LintSurvey.put(Self.stale + "x = 2\n" + Self.stale, checkout.appending(path: "src/a.py"))
            try LintSurvey.put(Self.stale, checkout.appending(path: "src/neu ä.py"))
            func places(_ arguments: String...) async throws -> [String] {
                let run = try await LintSurvey.lint(
                    ["--changed-since", "HEAD", "--format", "json"] + arguments, in: folder)
                return try LintSurvey.found(in: run.output).map(\.place)
            }
            #expect(try await places() == ["src/a.py:3:16", "src/neu ä.py:1:16"])
            #expect(try await places("src") == ["src/a.py:3:16", "src/neu ä.py:1:16"])
            #expect(try await places("src/a.py", "c.py") == ["src/a.py:3:16"])
            let unknown = try await LintSurvey.lint(["--changed-since", "nonsense"], in: folder)
            #expect(unknown.exitCode == 64)
            #expect(
                unknown.errors == "Error: git cannot tell what has changed in .: bad revision 'nonsense'\n",
                "\(unknown.errors)")
        }
    }

    @Test func theShippedSurveyNeedsNoCheckout() async throws {
        try await withTemporaryFolder { folder in
            try LintSurvey.put("base = 'https://api.together.xyz/v1'\n", folder.appending(path: "a.py"))
            let run = try await Tool.run(["lint", "--format", "json"], in: folder)
            let found = try LintSurvey.found(in: run.output)
            #expect(found.map(\.line) == ["warning moved-host a.py:1:17 api.together.xyz"])
            #expect(found.first?.replacement == "api.together.ai")
        }
    }
}
