import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@testable import SurveyRender

/// Templates are filled as Mustache's specification wants it, wherever they use what both know: chevron, an independent
/// implementation, fills the same templates. `.ci/install-packages test` installs it.
///
/// There is a case for each distinct behaviour that the specification describes of comments, interpolation, sections,
/// inverted sections, partials and delimiters. The data stand in objects, and a number is a text, because a survey has no
/// others. What comes out otherwise is listed with its reason.
@Suite(.timeLimit(.minutes(15))) struct MustacheReferenceTests {
    struct Case {
        var name: String
        var template: String
        /// A JSON object.
        var data = "{}"
        /// By name.
        var partials: [String: String] = [:]
        var difference: Difference?

        init(
            _ name: String, _ template: String, _ data: String = "{}", partials: [String: String] = [:],
            difference: Difference? = nil
        ) {
            self.name = name
            self.template = template
            self.data = data
            self.partials = partials
            self.difference = difference
        }
    }

    /// What we make of a template that chevron fills otherwise, and why.
    struct Difference {
        var ours: Filled
        var reason: String

        static func refused(_ rule: String, _ reason: String) -> Difference {
            Difference(ours: .refused([rule]), reason: reason)
        }
    }

    enum Filled: Equatable {
        case text(String)
        /// By the rules that the guard names.
        case refused([String])
    }

    private static let misspelt = "A name that nothing has is a mistake in the template, and not an empty place."
    private static let climbing = "Names never climb to an outer object: a misspelt one would find something there."
    private static let plainText = "The content type decides what is escaped; a text file is no HTML."
    private static let raw = "No value is written unescaped."
    private static let paths = "A nested section says the same as a path with dots, and the guard knows its object."
    private static let lastLine =
        "The last line break of a partial is not part of it, so that it can stand inside a line."
    private static let redefined = "One pair of delimiters reads the same in every file."

    static let comments = [
        Case("in a line", "blue{{! the sky }}green"),
        Case("over several lines", "blue{{! the\n sky\n}}green\n"),
        Case("a line of its own", "one\n{{! two }}\nthree\n"),
        Case("an indented line of its own", "one\n   {{! two }} \nthree\n"),
        Case("lines that end as on Windows", "one\r\n{{! two }}\r\nthree"),
        Case("first line", "  {{! zero }}\none"),
        Case("last line, without an end", "one\n  {{! two }}"),
        Case("several lines of their own", "one\n{{!\ntwo\n}}\nthree\n"),
        Case("several indented lines of their own", "one\n  {{!\n    two\n  }}\nthree\n"),
        Case("behind text in its line", "  6 {{! 7 }}\n8"),
        Case("between blanks", "6  {{! 7 }}  8"),
        Case("named like a value", "<{{! colour }}|{{!colour}}>", #"{"colour": "red"}"#),
    ]

    static let values = [
        Case("no tags", "plain { text } }}\n"),
        Case("a value", "Dear {{who}},\n", #"{"who": "reader"}"#),
        Case("a value that looks like a tag", "{{first}}: {{second}}", #"{"first": "{{second}}", "second": "2"}"#),
        Case(
            "a value with characters of HTML", "{{sum}}", #"{"sum": "a < b & \"c\""}"#,
            difference: Difference(ours: .text(#"a < b & "c""#), reason: plainText)),
        Case("an integer", "{{miles}} miles", #"{"miles": 42}"#),
        Case("a decimal", "{{share}} of it", #"{"share": 0.75}"#),
        Case("no value", "[{{nothing}}]", #"{"nothing": null}"#),
        Case("an unknown name", "[{{nothing}}]", difference: .refused("unknown-key", misspelt)),
        Case("blanks around", "a  {{word}}\tb", #"{"word": "x"}"#),
        Case("a line of its own", "a\n  {{word}}\nb\n", #"{"word": "x"}"#),
        Case("blanks inside", "a{{  word\t}}b", #"{"word": "x"}"#),
        Case("a path", "{{a.b}}", #"{"a": {"b": "x"}}"#, difference: .refused("tag-name", paths)),
        Case("three braces", "{{{sum}}}", #"{"sum": "a < b"}"#, difference: .refused("raw-tag", raw)),
        Case("an ampersand", "{{& sum}}", #"{"sum": "a < b"}"#, difference: .refused("raw-tag", raw)),
    ]

    static let sections = [
        Case("true", "a{{#on}} b{{/on}} c", #"{"on": true}"#),
        Case("false", "a{{#on}} b{{/on}} c", #"{"on": false}"#),
        Case("no value", "a{{#word}} b{{/word}} c", #"{"word": null}"#),
        Case("an object", "{{#host}}{{name}}:{{port}}{{/host}}", #"{"host": {"name": "x", "port": 1}}"#),
        Case(
            "a name of an outer object", "{{#host}}{{name}} {{owner}}{{/host}}",
            #"{"owner": "me", "host": {"name": "x"}}"#, difference: .refused("unknown-key", climbing)),
        Case(
            "a name of an outer list", "{{#hosts}}{{#ports}}{{name}}:{{port}} {{/ports}}{{/hosts}}",
            #"{"hosts": [{"name": "x", "ports": [{"port": 1}, {"port": 2}]}]}"#,
            difference: .refused("unknown-key", climbing)),
        Case(
            "a name of the outermost object", "{{#a}}{{#b}}{{#c}}{{one}}{{/c}}{{/b}}{{/a}}",
            #"{"one": 1, "a": {"b": {"c": {"three": 3}}}}"#, difference: .refused("unknown-key", climbing)),
        Case("a value, which can be named there", "{{#word}}{{.}} is {{word}}{{/word}}", #"{"word": "x"}"#),
        Case("a list", "{{#hosts}}({{name}}){{/hosts}}", #"{"hosts": [{"name": "x"}, {"name": "y"}]}"#),
        Case("an empty list", "a{{#hosts}}b{{/hosts}}c", #"{"hosts": []}"#),
        Case("twice", "{{#on}}\na\n{{/on}}\n{{word}}\n{{#on}}\nb\n{{/on}}\n", #"{"on": true, "word": "x"}"#),
        Case("in another of the same name", "a {{#on}}b {{#on}}c{{/on}} d{{/on}} e", #"{"on": true}"#),
        Case("in another that is false", "a {{#on}}b {{#on}}c{{/on}} d{{/on}} e", #"{"on": false}"#),
        Case("an unknown name", "[{{#nothing}}x{{/nothing}}]", difference: .refused("unknown-key", misspelt)),
        Case("texts", "{{#words}}({{.}}){{/words}}", #"{"words": ["x", "y"]}"#),
        Case("integers", "{{#words}}({{.}}){{/words}}", #"{"words": [1, 2, 3]}"#),
        Case("decimals", "{{#words}}({{.}}){{/words}}", #"{"words": [1.5, 2.25]}"#),
        Case(
            "texts with characters of HTML", "{{#words}}({{.}}){{/words}}", #"{"words": ["<", "&"]}"#,
            difference: Difference(ours: .text("(<)(&)"), reason: plainText)),
        Case(
            "lists of lists", "{{#rows}}({{#.}}{{.}}{{/.}}){{/rows}}", #"{"rows": [["x"], ["y"]]}"#,
            difference: .refused("unknown-key", "A list of lists has no names, and a survey has none.")),
        Case(
            "texts, unescaped", "{{#words}}{{{.}}}{{/words}}", #"{"words": ["<"]}"#,
            difference: .refused("raw-tag", raw)),
        Case("a path", "{{#a.b}}x{{/a.b}}", #"{"a": {"b": true}}"#, difference: .refused("tag-name", paths)),
        Case("blanks around", " a {{#on}}\t|\t{{/on}} b\n", #"{"on": true}"#),
        Case("line breaks inside", " a {{#on}} {{! x }}\n {{/on}} b\n", #"{"on": true}"#),
        Case("in indented lines", "  {{#on}}yes{{/on}}\n  {{#on}}sure{{/on}}\n", #"{"on": true}"#),
        Case("lines of their own", "one\n{{#on}}\ntwo\n{{/on}}\nthree\n", #"{"on": true}"#),
        Case("indented lines of their own", "one\n  {{#on}}\ntwo\n   {{/on}} \nthree\n", #"{"on": true}"#),
        Case("lines that end as on Windows", "one\r\n{{#on}}\r\n{{/on}}\r\ntwo", #"{"on": true}"#),
        Case("first line", "  {{#on}}\none{{/on}}\ntwo", #"{"on": true}"#),
        Case("last line, without an end", "one{{#on}}\n two\n  {{/on}}", #"{"on": true}"#),
        Case("blanks inside", "{{#  on }}x{{/ on\t}}", #"{"on": true}"#),
    ]

    static let inverted = [
        Case("false", "a{{^on}} b{{/on}} c", #"{"on": false}"#),
        Case("true", "a{{^on}} b{{/on}} c", #"{"on": true}"#),
        Case("no value", "a{{^word}} b{{/word}} c", #"{"word": null}"#),
        Case("an object", "[{{^host}}x{{/host}}]", #"{"host": {"name": "x"}}"#),
        Case("a list", "[{{^hosts}}x{{/hosts}}]", #"{"hosts": [{"name": "x"}]}"#),
        Case("an empty list", "[{{^hosts}}x{{/hosts}}]", #"{"hosts": []}"#),
        Case("twice", "{{^on}}\na\n{{/on}}\n{{word}}\n{{^on}}\nb\n{{/on}}\n", #"{"on": false, "word": "x"}"#),
        Case("in another of the same name", "a {{^on}}b {{^on}}c{{/on}} d{{/on}} e", #"{"on": false}"#),
        Case("in another that is true", "a {{^on}}b {{^on}}c{{/on}} d{{/on}} e", #"{"on": true}"#),
        Case("an unknown name", "[{{^nothing}}x{{/nothing}}]", difference: .refused("unknown-key", misspelt)),
        Case("a path", "{{^a.b}}x{{/a.b}}", #"{"a": {"b": false}}"#, difference: .refused("tag-name", paths)),
        Case("blanks around", " a {{^on}}\t|\t{{/on}} b\n", #"{"on": false}"#),
        Case("line breaks inside", " a {{^on}} {{! x }}\n {{/on}} b\n", #"{"on": false}"#),
        Case("in indented lines", "  {{^on}}no{{/on}}\n  {{^on}}never{{/on}}\n", #"{"on": false}"#),
        Case("lines of their own", "one\n{{^on}}\ntwo\n{{/on}}\nthree\n", #"{"on": false}"#),
        Case("indented lines of their own", "one\n  {{^on}}\ntwo\n   {{/on}} \nthree\n", #"{"on": false}"#),
        Case("lines that end as on Windows", "one\r\n{{^on}}\r\n{{/on}}\r\ntwo", #"{"on": false}"#),
        Case("first line", "  {{^on}}\none{{/on}}\ntwo", #"{"on": false}"#),
        Case("last line, without an end", "one{{^on}}\n two\n  {{/on}}", #"{"on": false}"#),
        Case("blanks inside", "{{^  on }}x{{/ on\t}}", #"{"on": false}"#),
    ]

    static let partials = [
        Case("in a line", "[{{>part}}]", partials: ["part": "of it"]),
        Case("one that is not there", "[{{>nowhere}}]", difference: .refused("missing-partial", misspelt)),
        Case("values in it", "[{{>part}}]", #"{"word": "x"}"#, partials: ["part": "*{{word}}*"]),
        Case(
            "in itself", "{{>part}}", #"{"word": "x", "inner": [{"word": "y", "inner": []}]}"#,
            partials: ["part": "{{word}}({{#inner}}{{>part}}{{/inner}})"],
            difference: .refused("partial-cycle", "No document nests without an end, so a circle is a mistake.")),
        Case(
            "in another", "{{>outer}}", #"{"word": "x"}"#,
            partials: ["outer": "*{{word}} {{>inner}}*", "inner": "{{word}}!"]),
        Case(
            "in a section", "{{#hosts}}{{>part}}{{/hosts}}", #"{"hosts": [{"name": "x"}, {"name": "y"}]}"#,
            partials: ["part": "{{name}};"]),
        Case("blanks around", "a {{>part}} b", partials: ["part": "\t|\t"]),
        Case("behind text in its line", "  {{word}}  {{> part}}\n", #"{"word": "x"}"#, partials: ["part": "a\nb"]),
        Case("lines that end as on Windows", "one\r\n{{>part}}\r\ntwo", partials: ["part": "|"]),
        Case("first line", "  {{>part}}\nb", partials: ["part": "a\nb"]),
        Case("last line, without an end", "a\n  {{>part}}", partials: ["part": "b\nc"]),
        Case(
            "indented", "a\n {{>part}}\nb\n", #"{"word": "x"}"#, partials: ["part": "|\n{{word}}\n|"]),
        Case(
            "indented twice", " {{>outer}}\n.", #"{"word": "x"}"#,
            partials: ["outer": "{{word}}\n  {{>inner}}", "inner": "|"]),
        Case("indented, with lines that end as on Windows", " {{>part}}\r\n.", partials: ["part": "a\r\nb\r\nc"]),
        Case("blanks inside", "[{{>  part\t}}]", partials: ["part": "x"]),
        Case(
            "with an end of its last line", "[{{>part}}]", partials: ["part": "x\n"],
            difference: Difference(ours: .text("[x]"), reason: lastLine)),
        Case(
            "on a line of its own, with an end of its last line", "a\n{{>part}}\n\nb", partials: ["part": "x\n"],
            difference: Difference(ours: .text("a\nx\nb"), reason: lastLine)),
        Case(
            "indented, with an empty line", " {{>part}}\n.", partials: ["part": "a\n\nb"],
            difference: Difference(ours: .text(" a\n\n b."), reason: "An empty line stays empty.")),
    ]

    static let delimiters = [
        Case("other delimiters", "{{=| |=}}|word|", #"{"word": "x"}"#, difference: .refused("delimiters", redefined)),
        Case(
            "other delimiters in a partial", "{{>part}} {{word}}", #"{"word": "x"}"#,
            partials: ["part": "{{=| |=}}|word|"], difference: .refused("delimiters", redefined)),
    ]

    private static let parts = [
        "comments": comments, "values": values, "sections": sections, "inverted sections": inverted,
        "partials": partials, "delimiters": delimiters,
    ]

    @Test(arguments: parts.keys.sorted()) func `templates are filled as chevron fills them`(part: String) async throws {
        let cases = try #require(Self.parts[part])
        let theirs = try await Self.filledByChevron(cases)
        #expect(theirs.count == cases.count)
        for (each, theirs) in zip(cases, theirs) {
            let ours = try MustacheCase(template: each.template, data: each.data, partials: each.partials).filled()
            if let difference = each.difference {
                #expect(ours == difference.ours, "\(part): \(each.name)")
                #expect(ours != .text(theirs), "\(part): \(each.name) does not differ: \(difference.reason)")
            } else {
                #expect(ours == .text(theirs), "\(part): \(each.name)")
            }
        }
    }

    private static let program = """
        import chevron, json, sys
        print(json.dumps([
            chevron.render(each["template"], json.loads(each["data"]), partials_path=None, partials_dict=each["partials"])
            for each in json.load(sys.stdin)
        ]))
        """

    private static func filledByChevron(_ cases: [Case]) async throws -> [String] {
        let input = JSONNode.list(
            cases.map { each in
                .object([
                    ("template", .text(each.template)), ("data", .text(each.data)),
                    ("partials", .object(each.partials.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
                ])
            })
        let output = try await ForeignProgram.output(
            of: ForeignProgram.python, ["-c", program], input: JSONWriter.write(input))
        return try #require(JSONParser.parse(Array(output.utf8)).array).map { try #require($0.string) }
    }
}

/// A template with data in JSON, filled as documents are: held to its shape by the guard, then written.
struct MustacheCase {
    var template: String
    var data: String
    var partials: [String: String]

    func filled() throws -> MustacheReferenceTests.Filled {
        let data = try JSONParser.parse(Array(data.utf8))
        let root = Self.object(data, shape: Self.shape([data], "the root"))
        let path = "case.txt.mustache"
        var templateGuard = TemplateGuard(
            [Self.file(path, template)] + partials.map { Self.file("_\($0.key).mustache", $0.value) })
        templateGuard.check(path, root: root.shape)
        let problems = templateGuard.problems.map(\.rule)
        guard problems.isEmpty else { return .refused(Set(problems).sorted()) }
        return .text(DocumentWriter.text(of: path, from: templateGuard.trees, root: root))
    }

    private static func file(_ path: String, _ text: String) -> TemplateFile {
        TemplateFile(path: path, contents: "{{% CONTENT_TYPE:TEXT}}\n" + text)
    }

    /// The members that some of the objects have.
    private static func shape(_ objects: [JSONNode], _ name: String) -> Shape {
        let members = objects.flatMap { $0.members ?? [] }
        return Shape(
            name, Dictionary(members.map { ($0.key, kind($0.value, "\(name)/\($0.key)")) }) { first, _ in first })
    }

    private static func kind(_ node: JSONNode, _ name: String) -> Shape.Member {
        switch node.value {
        case .null, .number, .string: .value
        case .bool: .flag
        case .object: .object(shape([node], name))
        case .array(let elements): elements.contains { $0.scalarText != nil } ? .values : .list(shape(elements, name))
        }
    }

    private static func object(_ node: JSONNode, shape: Shape) -> ContextObject {
        ContextObject(shape) { name in
            guard let kind = shape.members[name] else { return nil }
            let member = node[name]
            return switch kind {
            case .flag: .flag(member?.value == .bool(true))
            case .object(let inner): .object(member.map { object($0, shape: inner) })
            case .list(let inner): .list((member?.array ?? []).map { object($0, shape: inner) })
            case .values: .values((member?.array ?? []).compactMap(\.scalarText).map(Inline.text))
            default: .text(member?.scalarText)
            }
        }
    }
}
