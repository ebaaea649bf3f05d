import Foundation
import Subprocess
import SurveySupport
import SurveyTestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Pages and data files that were written to break out of what the tool writes, read by parsers that are not ours.
@Suite(.timeLimit(.minutes(15))) struct HostileTextTests {
    /// Combining marks, a variation selector and a joiner: each makes one character of itself and what stands before it.
    private static let marks = ["\u{301}", "\u{338}", "\u{20E3}", "\u{FE0F}", "\u{93E}", "\u{1AB0}", "\u{200D}"]

    /// What each format reads as its own, with a mark behind every character of it: one word.
    private static func hostile(_ mark: String) -> String {
        [
            "`", "<b>", "\"'&lt;&", "|", "[x](//evil.example/)", "*b*", "::error::", ",%0A", "##[error]", "]]>",
            "~~s~~", "@a",
        ]
        .map { $0.map { "\($0)\(mark)" }.joined() }.joined()
    }

    @Test func `pages and data end no code span, no attribute, no row and no command`() async throws {
        let reports = try await reports()
        let count = Self.marks.count

        let junit = try Markup.read(reports.junit)
        #expect(junit.count("testcase") == count && junit.count("failure") == count)
        #expect(Set(junit.elements) == ["testsuites", "testsuite", "testcase", "failure"])

        let markdown = try await Markup.reading(markdown: reports.markdown)
        // One row, and one item with a name in bold, for each claim; nothing that a text could have made.
        #expect(markdown.count("table_row") == count && markdown.count("table_cell") == 4 * (count + 1))
        #expect(markdown.count("strong") == count && markdown.count("link") == count)
        let made: Set = [
            "html_block", "html_inline", "image", "emph", "strikethrough", "block_quote", "thematic_break",
        ]
        #expect(made.isDisjoint(with: markdown.elements), "\(markdown.elements)")
        #expect(markdown.destinations.allSatisfy { $0.hasPrefix("https://pages.example/") }, "\(markdown.destinations)")

        let commands = reports.github.split(separator: "\n").filter { $0.hasPrefix("::") }
        #expect(commands.count == count)
        for command in commands {
            let properties = command.unicodeScalars.dropFirst(2).split(separator: ":", maxSplits: 1)[0]
            #expect(properties.split(separator: ",").count == 4, "\(command)")
        }
        #expect(!reports.text.contains("##["))
    }

    @Test func `keys and file names begin no line of validate`() async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "one")
            let key = "x\\n::error file=a,line=1::boom\\u001b[31m\\u202e"
            try Data("{ \"\(key)\": 1, \"id\": \"k\" }".utf8)
                .write(to: folder.appending(path: "data/providers/key.json"))
            try Data("{".utf8).write(to: folder.appending(path: "data/providers/a\n::error file=b::boom\u{1B}.json"))
            for arguments in [["validate"], ["list"]] {
                let run = try await Tool.run(arguments + SmallSurvey.today, in: folder)
                #expect(run.exitCode == 2)
                let lines = (run.output + run.errors).split(whereSeparator: \.isNewline)
                #expect(lines.contains { $0.contains("boom") && $0.contains("[unknown-key]") })
                #expect(lines.contains { $0.contains("boom") && $0.contains("[invalid-json]") })
                #expect(!lines.contains { $0.drop { $0 == " " }.hasPrefix("::") }, "\(lines)")
                #expect(!(run.output + run.errors).unicodeScalars.contains { $0 != "\n" && $0.isInvisibleControl })
            }
        }
    }

    // MARK: Reports of a survey with one claim for each mark

    private struct Reports: Sendable {
        var text = ""
        var markdown = ""
        var junit = ""
        var github = ""
    }

    /// Checks the survey against a server, and writes the reports from the recording.
    private func reports() async throws -> Reports {
        try await withTemporaryFolder { folder in
            try Self.write(to: folder)
            // Drift is drift where a run has seen the statements.
            _ = try await LoopbackSite.serving(Self.quotedPages, in: folder) { site in
                try await Tool.run(["check", "marks"] + SmallSurvey.today + site.options, in: folder)
            }
            _ = try await LoopbackSite.serving(Self.pages, in: folder) { site in
                try await Tool.run(
                    ["check", "marks", "--record", "run.warc.gz"] + SmallSurvey.today + site.options, in: folder)
            }
            let replay = ["check", "marks", "--replay", "run.warc.gz", "--color", "never"] + SmallSurvey.today
            let shown = try await Tool.run(
                replay + ["--verbose", "--report", "run.md", "--report", "run.xml"], in: folder)
            #expect(shown.exitCode == 1, "\(shown.errors)")
            let commands = try await Tool.run(replay + ["--format", "github"], in: folder)
            func file(_ name: String) throws -> String {
                String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            }
            return Reports(
                text: shown.output, markdown: try file("run.md"), junit: try file("run.xml"), github: commands.output)
        }
    }

    private static func write(to folder: URL) throws {
        try SmallSurvey.write(to: folder, edition: "one")
        let quirks = marks.indices.map { number in
            JSONNode.object([
                ("id", .text("mark-\(number)")), ("text", .text("It says \(hostile(marks[number]))")),
                ("asOf", .text("2026-01-10")),
                (
                    "evidence",
                    .list([
                        .object([
                            ("source", .text("mark-\(number)")),
                            ("quote", .text("the gateway \(hostile(marks[number]).prefix(8)) at noon")),
                        ])
                    ])
                ),
            ])
        }
        let provider = JSONNode.object([
            ("id", .text("marks")), ("name", .text("Marks")), ("vendor", .text("Marks")),
            ("category", .text("model-vendor")), ("quirks", .list(quirks)),
        ])
        let sources = marks.indices.map { number in
            JSONNode.object([
                ("id", .text("mark-\(number)")), ("title", .text("Page")),
                ("url", .text("https://pages.example/\(number)")), ("kind", .text("primary")),
                ("asOf", .text("2026-01-10")),
            ])
        }
        let data = folder.appending(path: "data")
        try Data(JSONWriter.write(provider).utf8).write(to: data.appending(path: "providers/marks.json"))
        try Data(JSONWriter.write(.object([("publisher", .text("Marks")), ("sources", .list(sources))])).utf8)
            .write(to: data.appending(path: "sources/marks.json"))
    }

    /// As they were when the survey cited them.
    private static var quotedPages: [SitePage] {
        pages { "\($0.prefix(8)) at noon" }
    }

    private static var pages: [SitePage] {
        pages { "\($0) all day" }
    }

    private static func pages(_ saying: (String) -> String) -> [SitePage] {
        marks.indices.map { number in
            let shown = MarkupText.escaped(hostile(marks[number]))
            let said = MarkupText.escaped(saying(hostile(marks[number])))
            return SitePage(
                url: "https://pages.example/\(number)",
                body: """
                    <!DOCTYPE html><title>Gateway</title><main><h1>Gateway</h1><h2>Answers \(shown)</h2>
                    <p>Be sure that the gateway \(said).</p><p>\(String(repeating: "More of it. ", count: 40))</p>
                    </main>
                    """)
        }
    }
}

/// A document as a parser of XML reads it.
private final class Markup: NSObject, XMLParserDelegate {
    /// Names in their order, without text and code.
    private(set) var elements: [String] = []
    private(set) var destinations: [String] = []

    struct Unreadable: Error {
        var reason: String
        var document: String
    }

    static func read(_ xml: String) throws -> Markup {
        let markup = Markup()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = markup
        guard parser.parse() else { throw Unreadable(reason: "\(parser.parserError as Any)", document: xml) }
        return markup
    }

    /// By cmark-gfm, the parser behind GitHub.
    static func reading(markdown: String) async throws -> Markup {
        let extensions = ["table", "autolink", "strikethrough", "tasklist"].flatMap { ["-e", $0] }
        let run = try await Subprocess.run(
            .name("cmark-gfm"), arguments: Arguments(extensions + ["-t", "xml"]), input: .string(markdown),
            output: .string(limit: 16 << 20), error: .string(limit: 65_536))
        return try read(run.standardOutput.replacing("<!DOCTYPE document SYSTEM \"CommonMark.dtd\">", with: ""))
    }

    func count(_ name: String) -> Int { elements.count { $0 == name } }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if let destination = attributes["destination"] { destinations.append(destination) }
        if !["text", "code", "softbreak", "linebreak"].contains(name) { elements.append(name) }
    }
}
