import SurveyModel
import SurveySupport
import Testing

@testable import SurveyRender

@Suite struct DocumentTests {
    private func document(asOf: String? = nil) throws -> String {
        let options = RenderOptions(asOf: asOf.flatMap(SurveyDate.init(_:)))
        let survey = try Project.survey(asOf: asOf)
        let files = try Renderer(templates: Project.templates()).render(survey, targets: ["synthorg"], options: options)
        return try #require(files.first).contents
    }

    @Test func everyDecisionHasASectionInTheConsumersOrder() throws {
        let survey = try Project.survey()
        let consumer = try #require(survey.consumer("synthorg"))
        let lines = try document().split(separator: "\n").filter { $0.hasPrefix("### 2.") }
        #expect(lines.count == consumer.decisions.count)
        for (index, decision) in consumer.decisions.enumerated() {
            #expect(lines[index].hasPrefix("### 2.\(index + 1) \(decision.heading ?? "")"))
        }
    }

    @Test func totalOfNewPresetsIsCounted() throws {
        let consumer = try #require(try Project.survey().consumer("synthorg"))
        let count = consumer.decisions.count { $0.action == .ship }
        #expect(try document().contains("**Total new presets in phase 2: \(count)** ("))
    }

    @Test func citationsAreNumberedByFirstUse() throws {
        let body = HostileMarkdownTests.withoutFrontMatter(try document())
        var seen = 0
        for match in body.matches(of: /\[\[([0-9]+)\]\]/) {
            let number = try #require(Int(match.1))
            #expect(number <= seen + 1)
            seen = max(seen, number)
        }
        #expect(seen > 30)
        for number in 1...seen { #expect(body.contains("\n[\(number)]: https://")) }
    }

    @Test func currentEditionShowsWhatChanged() throws {
        let text = try document()
        #expect(text.contains("compared with 2026-04-27"))
        #expect(text.contains("*Was `togetherai` (file) until 2026-07-17*"))
        #expect(text.contains("**Look again"))
    }

    @Test func aprilEditionShowsAprilOnly() throws {
        let text = try document(asOf: "2026-04-27")
        #expect(text.contains("Survey date: 2026-04-27"))
        #expect(!text.contains("*Was") && !text.contains("*New.*") && !text.contains("**Look again"))
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
        let files = try Renderer(templates: Project.templates()).render(survey, targets: ["matrix"])
        let rows = try #require(files.first).contents.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(rows[2].contains("| – |"))
        #expect(rows[3].contains("| unknown ") && rows[3].contains("| none "))
    }

    @Test func variantsShowWhatTheyInherit() throws {
        var survey = try Hostile.harmless()
        survey.providers[1].parent = survey.providers[0].id
        survey.providers[1].oauth = nil
        let shown = survey.resolved(survey.providers[1])
        #expect(shown.oauth == survey.providers[0].oauth)
        let files = try Renderer(templates: Project.templates()).render(survey, targets: ["synthorg"])
        #expect(try #require(files.first).contents.contains(", as for Anthropic"))
    }
}
