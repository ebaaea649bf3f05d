import Testing

/// Every rule finds what it is for, and says what to write instead.
struct RuleTests {
    /// A line of code, the finding in it, and its replacement.
    static let cases: [(line: String, finding: String, replacement: String?)] = [
        (
            #"let a = "https://api.old-acme.example/v1/chat/completions""#,
            "warning moved-host a.swift:1:18 api.old-acme.example", "api.acme.example"
        ),
        (#"host: "api.old-acme.example""#, "warning moved-host a.swift:1:8 api.old-acme.example", "api.acme.example"),
        // A page on the old host need not be on the new one.
        (#"let a = "https://api.old-acme.example/team""#, "warning moved-host a.swift:1:18 api.old-acme.example", nil),
        (
            #"let a = "https://console.old-acme.example/keys""#,
            "warning moved-page a.swift:1:18 console.old-acme.example/keys", "console.acme.example/keys"
        ),
        (
            #"let a = "https://console.old-acme.example/billing""#,
            "warning moved-page a.swift:1:18 console.old-acme.example/billing", nil
        ),
        (#"let a = "https://api.gone.example/v1""#, "error retired-provider a.swift:1:18 api.gone.example", nil),
        (
            #"let a = "https://api.acme.example/openai/chat/completions""#,
            "note ended-endpoint a.swift:1:18 api.acme.example/openai", "api.acme.example/v1"
        ),
        (
            #"let a = "https://api.shift.example/chat/completions""#,
            "warning ended-endpoint a.swift:1:18 api.shift.example/chat/completions", nil
        ),
        (
            #"let a = ("https://api.shift.example", "chat/completions")"#,
            "warning ended-endpoint a.swift:1:19 api.shift.example", nil
        ),
        (#"let a = "https://api.shift.example""#, "note ended-endpoint a.swift:1:18 api.shift.example", nil),
        (#"env["ACME_SECRET"]"#, "warning renamed-variable a.swift:1:6 ACME_SECRET", "ACME_API_KEY"),
        (
            #"litellm(model: "acme-old/small")"#, "warning renamed-prefix a.swift:1:17 acme-old/", "acme_ai/"
        ),
        (
            #"let logo = "https://cdn.example/lobe-icons/acme-works-color.svg""#,
            "warning wrong-logo-slug a.swift:1:44 acme-works-color.svg", "acme-color.svg"
        ),
        (
            #"let a = "https://api.acme.example/v1/v1/models""#,
            "error incomplete-address a.swift:1:18 api.acme.example/v1/v1/models", "api.acme.example/v1/models"
        ),
        (
            #"let a = "https://api.acme.example/chat/completions""#,
            "error incomplete-address a.swift:1:18 api.acme.example/chat/completions",
            "api.acme.example/v1/chat/completions"
        ),
        (
            #"let a = ("https://api.twin.example/v1", "https://keys.twin-cn.example/new")"#,
            "warning wrong-region-pair a.swift:1:50 keys.twin-cn.example/new", nil
        ),
        (
            #"let a = "https://strict.acme.example/v1""#,
            "warning missing-required-header a.swift:1:18 strict.acme.example/v1", nil
        ),
        (
            #"let a = "https://login.acme.example/oauth/authorize?client_id=1""#,
            "warning forbidden-sign-in a.swift:1:18 login.acme.example/oauth/authorize", nil
        ),
        (
            #"let a = ("https://api.twin.example/v1", "TWIN_AIP_KEY")"#,
            "warning renamed-variable a.swift:1:42 TWIN_AIP_KEY", nil
        ),
        (
            #"let a = ("https://api.old-acme.example/v1", "ACME_AIP_KEY")"#,
            "warning renamed-variable a.swift:1:46 ACME_AIP_KEY", nil
        ),
        (
            #"let a = "https://api.deep.example/openai/chat/completions""#,
            "error incomplete-address a.swift:1:18 api.deep.example/openai/chat/completions",
            "api.deep.example/openai/v1/chat/completions"
        ),
        (#"let a = "https://api.acme.example/v1""#, "note changed-plan a.swift:1:18 api.acme.example/v1", nil),
        (
            #"let a = "https:\/\/api.old-acme.example/v1""#, "warning moved-host a.swift:1:20 api.old-acme.example",
            "api.acme.example"
        ),
        // Nothing that a run could check says so: never more than a note.
        (
            #"let a = "https://api.old-rumour.example/v1""#, "note moved-host a.swift:1:18 api.old-rumour.example",
            "api.rumour.example"
        ),
    ]

    @Test(arguments: cases.indices)
    func findsItsCase(_ index: Int) async throws {
        let (line, finding, replacement) = Self.cases[index]
        let found = try await LintSurvey.findings(["a.swift": line])
        let match = try #require(found.first { $0.line == finding }, "found \(found.map(\.line))")
        #expect(match.replacement == replacement)
    }

    @Test func saysWhatToWriteAndSinceWhen() async throws {
        let found = try await LintSurvey.findings(["a.py": "url = 'https://api.old-acme.example/v1'\n"])
        #expect(
            found.first?.message
                == "api.old-acme.example was replaced by api.acme.example (seen 2026-02-01): write https://api.acme.example/v1"
        )
        #expect(found.first?.claim == "acme/endpoints.global")
    }

    @Test func namesTheSuccessorOfARetiredService() async throws {
        let found = try await LintSurvey.findings(["a.py": "url = 'https://api.gone.example/v1'\n"])
        #expect(
            found.first?.message
                == "Gone was shut down on 2026-05-01: Acme takes its place, https://api.acme.example/v1")
    }

    /// What looks like a needle and is none.
    static let harmless = [
        "https://notapi.old-acme.example/v1", "https://x.api.old-acme.example/v1",
        "https://api.old-acme.example.org/v1",
        "https://api.old-acme.examples/v1", "someone@api.old-acme.example", "api-api.old-acme.example",
        "https://api.acme.example/openai2", "https://api.acme.example/v1beta", "MY_ACME_SECRET", "ACME_SECRET_2",
        "model: acme-old/small", "acme-works.svg", "https://api.acme.example/v12/models",
        "https://login.acme.example/oauth/authorized",
        "('https://api.twin.example/v1', 'https://keys.twin.example/new')",
        "('https://api.twin.example/v1', 'TWIN_API_KEYS')",
        "https://api.deep.example/openai/v1/chat/completions", "https://api.deep.example/chat/completions",
        "https://api.shift.example/search", "https://api.shift.example/v1/responses",
        "https://console.old-acme.example/oauth/callback",
        "https://api.twin.example/v1 https://keys.twin-cn.example/new https://api.twin-cn.example/v1",
    ]

    @Test(arguments: harmless)
    func leavesAlone(_ text: String) async throws {
        let found = try await LintSurvey.findings(["a.md": text + "\n"])
        #expect(found.filter { $0.rule != "changed-plan" }.map(\.line) == [])
    }

    @Test func aHeaderThatAnyFileNamesIsNotMissing() async throws {
        let found = try await LintSurvey.findings([
            "a.ts": "const a = 'https://strict.acme.example/v1'\n", "b/c.ts": "headers['X-Acme-Session'] = id\n",
        ])
        #expect(!found.contains { $0.rule == "missing-required-header" })
    }

    @Test func whatHoldsForATreeIsSaidOnce() async throws {
        let line = "const a = ['https://strict.acme.example/v1', 'https://api.acme.example/v1']\n"
        let found = try await LintSurvey.findings(["a.ts": line + line, "b.ts": line])
        #expect(found.map(\.rule).sorted() == ["changed-plan", "missing-required-header"])
        #expect(found.allSatisfy { $0.place.hasPrefix("a.ts:1:") })
    }

    @Test func aNameInSeveralFilesIsAChoice() async throws {
        let line = "const a = ['https://api.twin.example/v1', 'TWIN_AIP_KEY']\n"
        #expect(try await LintSurvey.findings(["a.ts": line, "b.ts": line]).isEmpty)
    }

    @Test func aTextThatKnowsOfTheChangeIsOnlyNoted() async throws {
        let moved = try await LintSurvey.findings([
            "a.ts": "const hosts = ['api.old-acme.example', 'api.acme.example']\n"
        ])
        #expect(moved.filter { $0.rule == "moved-host" }.map(\.severity) == ["note"])
        let retired = try await LintSurvey.findings([
            "a.py": "@deprecated('Gone is gone')\ndef base():\n    return 'https://api.gone.example/v1'\n"
        ])
        #expect(retired.map(\.severity) == ["note"])
    }
}
