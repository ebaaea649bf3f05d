import SurveyModel
import SurveySupport
import Testing

@testable import SurveyRender

@Suite struct TemplateTests {
    private func render(_ body: String, partial: String = "") throws -> String {
        let first = "{{% CONTENT_TYPE:TEXT}}\n"
        let files = [
            TemplateFile(path: "a.txt.mustache", contents: first + body),
            TemplateFile(path: "_part.mustache", contents: first + partial),
        ]
        return try Renderer(templates: files).render(Hostile.harmless())[0].contents
    }

    struct Layout: CustomTestStringConvertible {
        var body: String
        var partial = ""
        var text: String
        var testDescription: String { body }
    }

    static let layouts = [
        Layout(body: "a\n{{#marker}}\nb\n{{/marker}}\nc\n", text: "a\nb\nc\n"),
        Layout(body: "a\n  {{#marker}}  \n  b\n  {{/marker}}\nc\n", text: "a\n  b\nc\n"),
        Layout(body: "a {{#marker}}\nb{{/marker}}\nc\n", text: "a \nb\nc\n"),
        Layout(body: "{{#marker}}{{#marker}}\nb\n{{/marker}}{{/marker}}\nc\n", text: "\nb\n\nc\n"),
        Layout(body: "{{^isLookBack}}b{{/isLookBack}}{{#isLookBack}}c{{/isLookBack}}\n", text: "b\n"),
        Layout(body: "a\n{{! said to nobody }}\nb{{!\n}}c\n", text: "a\nbc\n"),
        Layout(body: "a {{>part}} c\n", partial: "b\n", text: "a b c\n"),
        Layout(body: "a\n{{>part}}\n\nc\n", partial: "b\n", text: "a\nb\nc\n"),
        Layout(body: "a\n  {{>part}}\n\nc\n", partial: "b\n\nd\n", text: "a\n  b\n\n  d\nc\n"),
    ]

    @Test(arguments: layouts) func linesOfTagsAreNotWritten(layout: Layout) throws {
        #expect(try render(layout.body, partial: layout.partial) == layout.text)
    }

    /// What the guard lets a template ask for is there, and of the kind that the shape promises.
    @Test func everyMemberOfEveryShapeAnswers() throws {
        let survey = try Project.survey()
        let index = SurveyIndex(survey)
        let scope = DocumentScope(
            index: index, options: RenderOptions(), register: CitationRegister(), uses: ClaimUses())
        var seen: Set<String> = []
        for consumer in survey.consumers {
            let form = DocumentObject.form(for: consumer)
            visit(form.object(DocumentObject(scope: scope, consumer: consumer)), seen: &seen)
        }
        let kinds = Set(seen.compactMap { $0.split(separator: " ").first })
        #expect(kinds.isSuperset(of: ["claim", "decision", "endpoint", "oauth", "difference", "ground", "header"]))
    }

    /// Visits one object of each outline.
    private func visit(_ object: ContextObject, seen: inout Set<String>) {
        let members = object.shape.members.map { (name: $0, kind: $1, value: object[$0]) }
        guard seen.insert(outline(of: object)).inserted else { return }
        for member in members {
            switch (member.kind, member.value) {
            case (.value, .value), (.target, .value), (.block, .value), (.flag, .flag), (.values, .values): break
            case (.list, .list(let inner)): for each in inner { visit(each, seen: &seen) }
            case (.object, .object(let inner)): if let inner { visit(inner, seen: &seen) }
            default: Issue.record("\(object.shape.name) answers for '\(member.name)' with another kind")
            }
        }
    }

    /// The shape and the members that are there, and the same of each object among them: claims with an endpoint that has
    /// headers are others than those whose endpoint has none.
    private func outline(of object: ContextObject) -> String {
        let members = present(in: object).map { name in
            if case .object(let inner?) = object[name] { "\(name) \(present(in: inner))" } else { name }
        }
        return "\(object.shape.name) \(members)"
    }

    private func present(in object: ContextObject) -> [String] {
        object.shape.members.keys.filter { !object[$0].isEmpty }.sorted()
    }
}
