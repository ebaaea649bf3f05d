import SurveyModel
import SurveySupport
import Testing

@testable import SurveyRender

@Suite struct FreshnessTests {
    @Test func outputIsFresh() throws {
        let survey = try Project.survey()
        let templates = try Project.templates()
        let files =
            try Renderer(templates: templates).render(survey) + Codegen.files(survey, types: Project.presetTypes())
        let writer = OutputWriter(directory: Project.output)
        let complete = Set(RenderedFile.Group.allCases)
        let stale = try writer.check(files, complete: complete)
        if Project.isRecording { _ = try writer.write(files, complete: complete) }
        #expect(
            stale.isFresh,
            "output/ is not what data/ and templates/ give; run provider-survey render and provider-survey codegen\n\(stale.lines(below: "").joined(separator: "\n"))"
        )
    }
}
