import SurveyModel
import SurveySupport
import Testing

@testable import SurveyRender

@Suite struct DocumentTests {
    private func document(of consumer: String = "synthorg", asOf: String? = nil) throws -> String {
        let options = RenderOptions(asOf: asOf.flatMap(SurveyDate.init(_:)))
        let survey = try Project.survey(asOf: asOf)
        let files = try Renderer(templates: Project.templates()).render(survey, targets: [consumer], options: options)
        return try #require(files.first { $0.path.hasPrefix(consumer + "/") }).contents
    }

    @Test func everyDecisionHasASectionOrARowInTheConsumersOrder() throws {
        let survey = try Project.survey()
        let consumer = try #require(survey.consumer("synthorg"))
        let lines = try document().split(separator: "\n")
        var sections = lines.filter { $0.hasPrefix("### 2.") }[...]
        for (index, decision) in consumer.decisions.enumerated() {
            if decision.action == .keep, decision.instruction == nil {
                let preset = try #require(decision.presetID)
                let row = "| `\(preset)` | "
                #expect(lines.contains { $0.hasPrefix(row) }, "\(decision.provider)")
            } else {
                let next = sections.popFirst()
                let section = try #require(next, "\(decision.provider)")
                #expect(section.hasPrefix("### 2.\(index + 1) \(decision.heading ?? "")"))
            }
        }
        #expect(sections.isEmpty)
    }

    @Test(arguments: ["synthorg", "cliproxyapi", "omegon", "llmg", "sophon"])
    func `a day before the first statement is said to be one`(
        consumer: String
    ) throws {
        let text = try document(of: consumer, asOf: "2026-01-01")
        #expect(text.contains("Nothing had been stated"))
        #expect(!text.contains("\n## ") && !text.contains("| "))
    }

    @Test func `blocks of code name their language`() throws {
        let text = try document(of: "cliproxyapi")
        #expect(text.contains("\n```yaml\nclaude-api-key:\n  - api-key: \"sk-ant-...\"\n"))
        let fences = text.split(separator: "\n").filter { $0.hasPrefix("```") && $0 != "```" }
        #expect(Set(fences) == ["```yaml", "```sh"])
        #expect(text.split(separator: "\n").count { $0 == "```" } == fences.count)
    }

    @Test func `LLMG's examples name their language, and bodies are JSON`() throws {
        let text = try document(of: "llmg")
        let blocks = text.matches(of: /(?ms)^```([a-z]+)\n(.*?)^```$/)
        #expect(Set(blocks.map(\.1)) == ["text", "sh", "json", "toml", "python", "javascript"])
        let errors = try blocks.filter { $0.1 == "json" }.map {
            try JSONParser.parse(Array($0.2.utf8))["error"]?["type"]?.string
        }
        #expect(errors == ["authentication_error", "provider_error"])
    }

    @Test func `a section without statements on the day is left out`() throws {
        let may = try document(of: "omegon", asOf: "2026-05-20")
        #expect(may.contains("## Auth modes") && !may.contains("## Route state") && !may.contains("[!WARNING]"))
        let november = try document(of: "omegon")
        #expect(november.contains("## Route state") && november.contains("[!WARNING]"))
    }

    @Test func `a row links to the pages of the providers that it rests on`() throws {
        let survey = try Project.survey()
        let rows = try document(of: "sophon").split(separator: "\n").filter {
            $0.hasPrefix("| ") && $0.contains(" | `")
        }
        let linked = rows.map { $0.matches(of: /\(\.\.\/providers\/([a-z0-9-]+)\.md\)/).map { String($0.1) } }
        #expect(linked.allSatisfy { !$0.isEmpty })
        #expect(linked.joined().allSatisfy { survey.provider($0) != nil })
        let adopted = try #require(survey.consumer("sophon")).decisions.map(\.provider)
        #expect(Set(adopted).isSubset(of: Set(linked.joined())))
    }

    @Test func totalOfNewPresetsIsCounted() throws {
        let consumer = try #require(try Project.survey().consumer("synthorg"))
        let count = consumer.decisions.count { $0.action == .ship }
        #expect(try document().contains("**Total new presets in phase 2: \(count)** ("))
    }

    /// Omegon, LLMG and Sophon cite for vendors' rules alone; their tables link to the providers' pages.
    @Test(arguments: [("synthorg", 30), ("cliproxyapi", 30), ("omegon", 5), ("llmg", 3), ("sophon", 2)])
    func `footnotes are explained once, and cited`(consumer: String, atLeast: Int) throws {
        let body = HostileMarkdownTests.withoutFrontMatter(try document(of: consumer))
        let explained = body.matches(of: /(?m)^\[\^([a-z0-9-]+)\]: \[/).map { String($0.1) }
        let cited = body.matches(of: /\[\^([a-z0-9-]+)\](?!:)/).map { String($0.1) }
        #expect(explained.count > atLeast)
        #expect(explained == Set(cited).sorted())
    }

    @Test func currentEditionNamesDecisionsToReviewAndLeavesHistoryToThePages() throws {
        let text = try document()
        #expect(text.contains("previous survey: 2026-04-27 ([what has changed](../changes.md))"))
        #expect(text.contains("\n- **Anthropic**: keep, confirmed 2026-04-27. Changed: Consumer plan (2026-06-15), "))
        #expect(!text.contains("`togetherai`") && text.contains("](../providers/together-ai.md)"))
    }

    @Test func aprilEditionShowsAprilOnly() throws {
        let text = try document(asOf: "2026-04-27")
        #expect(text.contains("Survey date: 2026-04-27."))
        #expect(!text.contains("Decisions to review") && !text.contains("Changed since"))
        #expect(!text.contains("2026-08") && text.contains("`togetherai`"))
    }

    @Test func renderingIsDeterministic() throws {
        #expect(try document() == document())
    }

    @Test func absentUnknownAndNoneAreKeptApart() throws {
        var survey = try Hostile.harmless()
        survey.providers[0].oauth = nil
        survey.providers[1].oauth?.available = .unknown
        survey.providers[1].logo?.slug = nil
        let files = try Renderer(templates: Project.templates()).render(survey, targets: ["matrix", "providers/"])
        let matrix = try #require(files.first { $0.path == "matrix.md" }).contents
        let rows = matrix.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(rows[2].contains("| – |"))
        #expect(rows[3].contains("| unknown "))
        let page = try #require(files.first { $0.path == "providers/\(survey.providers[1].id).md" }).contents
        #expect(page.contains("\n**unknown**") && page.contains("\nnone in lobe-icons."))
        let first = try #require(files.first { $0.path == "providers/\(survey.providers[0].id).md" }).contents
        #expect(first.contains("use its sign-in (OAuth)?\n\nNot surveyed.\n"))
    }

    @Test func variantsShowWhatTheyInherit() throws {
        var survey = try Hostile.harmless()
        survey.providers[1].parent = survey.providers[0].id
        survey.providers[1].oauth = nil
        let shown = survey.resolved(survey.providers[1])
        #expect(shown.oauth == survey.providers[0].oauth)
        let files = try Renderer(templates: Project.templates()).render(survey, targets: ["synthorg"])
        #expect(try #require(files.first).contents.contains(" (as for Anthropic"))
    }
}
