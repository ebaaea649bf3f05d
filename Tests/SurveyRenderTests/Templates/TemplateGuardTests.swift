import SurveyModel
import SurveySupport
import Testing

@testable import SurveyRender

@Suite struct TemplateGuardTests {
    private func render(_ templates: [String: String]) throws -> [RenderedFile] {
        let files = templates.map { TemplateFile(path: $0.key, contents: $0.value, displayPath: "templates/" + $0.key) }
        return try Renderer(templates: files).render(Hostile.harmless())
    }

    struct Case: CustomTestStringConvertible {
        var body: String
        var rule: String
        var line = 2
        var testDescription: String { "\(rule): \(body)" }
    }

    static let refused = [
        Case(body: "{{{title}}}", rule: "raw-tag"), Case(body: "{{&title}}", rule: "raw-tag"),
        Case(body: "{{& title}}", rule: "raw-tag"), Case(body: "{{ {title} }}", rule: "tag-name"),
        Case(body: "\n{{nosuch}}", rule: "unknown-key", line: 3),
        Case(body: "{{#providers}}{{title}}{{/providers}}", rule: "unknown-key"),
        Case(
            body: "{{#providers}}\n{{#consumerPlan}}{{nmae}}{{/consumerPlan}}{{/providers}}", rule: "unknown-key",
            line: 3),
        Case(body: "{{>nosuch}}", rule: "missing-partial"), Case(body: "{{>*title}}", rule: "dynamic-partial"),
        Case(body: "{{>python}}", rule: "content-type"), Case(body: "{{>loop}}", rule: "partial-cycle"),
        Case(body: "{{=<% %>=}}", rule: "delimiters"), Case(body: "{{<layout}}{{/layout}}", rule: "inheritance"),
        Case(body: "{{$block}}{{/block}}", rule: "inheritance"), Case(body: "{{uppercased(title)}}", rule: "tag-name"),
        Case(body: "{{title.count}}", rule: "tag-name"), Case(body: "{{% CONTENT_TYPE:TEXT}}", rule: "content-type"),
        Case(body: "{{#providers}}", rule: "section-end"), Case(body: "{{/providers}}", rule: "section-end"),
        Case(body: "{{title", rule: "unfinished-tag"), Case(body: "{{providers}}", rule: "value-kind"),
        Case(body: "{{isLookBack}}", rule: "value-kind"), Case(body: "{{.}}", rule: "value-kind"),
        Case(body: "[x]({{title}})", rule: "link-target"), Case(body: "[x]: {{title}}", rule: "link-target"),
        Case(body: "<{{title}}>", rule: "link-target"),
        Case(body: "{{#bottomLine}}- {{block}}\n{{/bottomLine}}", rule: "block-place"),
        Case(body: "{{#bottomLine}}\n{{block}} x\n{{/bottomLine}}", rule: "block-place", line: 3),
    ]

    @Test(arguments: refused) func refuses(case each: Case) throws {
        let templates = [
            "a.md.mustache": "{{% CONTENT_TYPE:MARKDOWN}}\n" + each.body,
            "_python.mustache": "{{% CONTENT_TYPE:PYTHON}}\nx = \"{{title}}\"\n",
            "_loop.mustache": "{{% CONTENT_TYPE:MARKDOWN}}\n{{>loop}}\n",
        ]
        let failure = #expect(throws: RenderFailure.self) { try render(templates) }
        let found = failure?.diagnostics ?? []
        #expect(
            found.contains {
                $0.rule == each.rule && $0.location.position.line == each.line || each.rule == "partial-cycle"
            }, "\(found.map(\.line))")
        #expect(found.allSatisfy { $0.location.file.hasPrefix("templates/") })
    }

    @Test(arguments: ["\n", "\r\n"]) func `a block may stand on a line of its own`(lineEnd: String) throws {
        let lines = ["{{% CONTENT_TYPE:MARKDOWN}}", "{{#bottomLine}}", "{{block}}", "{{/bottomLine}}", ""]
        #expect(try render(["a.md.mustache": lines.joined(separator: lineEnd)]).count == 1)
    }

    @Test(arguments: ["Title: {{title}}", "{{% CONTENT_TYPE:HTML}}\n{{title}}", "\n{{% CONTENT_TYPE:MARKDOWN}}\n"])
    func refusesFirstLine(text: String) {
        let failure = #expect(throws: RenderFailure.self) { try render(["a.md.mustache": text]) }
        #expect(failure?.diagnostics.first?.rule == "content-type")
    }

    @Test func namesANearMiss() {
        let failure = #expect(throws: RenderFailure.self) {
            try render(["a.md.mustache": "{{% CONTENT_TYPE:MARKDOWN}}\n{{titel}}"])
        }
        #expect(
            failure?.description.hasPrefix("templates/a.md.mustache:2:1: error: the document has no 'titel'") == true)
    }

    @Test func unknownTargetsAreNamed() {
        #expect(throws: RenderFailure.self) {
            try Renderer(templates: []).render(Hostile.harmless(), targets: ["nosuch"])
        }
    }

    @Test(arguments: ["SWIFT", "PYTHON", "TYPESCRIPT"]) func literalsOfCodeTemplatesHoldHostileValues(type: String)
        throws
    {
        let files = [TemplateFile(path: "a.txt.mustache", contents: "{{% CONTENT_TYPE:\(type)}}\nx = \"{{title}}\"\n")]
        let text = try Renderer(templates: files).render(Hostile.survey())[0].contents
        let inside = text.dropFirst(5).dropLast(2)
        #expect(text.hasPrefix("x = \"") && text.hasSuffix("\"\n"))
        #expect(
            !inside.contains("\"") && !inside.unicodeScalars.contains { $0.isInvisibleControl } && !inside.contains("$")
        )
    }
}
