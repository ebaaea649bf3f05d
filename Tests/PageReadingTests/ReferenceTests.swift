import Foundation
import PageReading
import PageText
import SurveyTestSupport
import Testing

/// The readers of our own are held against the programs that their fields go by. `.ci/install-packages test` installs
/// those; without them the tests fail.
@Suite(.timeLimit(.minutes(15))) struct ReferenceTests {
    // MARK: Markdown

    private struct Example: Decodable {
        let number: Int
        let markdown: String
        let html: String
    }

    /// Examples of the CommonMark specification that read otherwise, and why.
    private static let otherwise: [(reason: String, examples: Set<Int>)] = [
        (
            "Text between HTML tags is read as Markdown, as MDX does; taken as it stands it would lose its links and code.",
            [148, 150, 151, 155, 159, 161, 162, 163, 164, 165, 186, 189]
        ),
        ("`<del>` strikes text of its own paragraph, not the paragraphs up to an end tag further down.", [167]),
        ("A text area and a table are read as HTML to their end, blank lines in them notwithstanding.", [171, 191]),
        (
            "`<name>` with an unknown name is a placeholder in documentation and stays, where a browser shows nothing.",
            [201, 490, 523, 535, 612, 613, 614, 616, 622]
        ),
        ("The start of a tag without an end stays text.", [156, 157, 158]),
        ("A tag with malformed attributes is dropped, not shown.", [618, 621, 623]),
        (
            "The specification of 2024 lets a comment hold what older parsers, cmark-gfm 0.29 among them, do not.",
            [625, 626]
        ),
        ("A number of eight digits is no character reference any more.", [28]),
        ("Names of characters that HTML 4 did not have are read as far as documentation uses them.", [25]),
        ("The address of a mailbox without `<` and `>` is no link: no claim is about one.", [605, 611]),
    ]

    /// Documentation that the specification has no example of: GitHub's tables, task lists and strikethrough.
    private static let documents = [
        "| a | b |\n|---|---|\n| 1 \\| 2 | `x\\|y` |\nplain\n\nafter", "a | b\n-|-\n1 | 2 | 3\n4",
        "text\n| a | b |\n|--|--|\n| c | d |\n> q", "| a | b |\n|---|\n| c | d |",
        "| `a` | [b](/c \"d|e\") |\n|:-:|---|\n||x|", "- [ ] one\n- [x] two\n\n  more\n", "~~a~~ ~b~ ~~~c~~~ ~~d~",
        "> - a\n>   ```sh\n>   curl x\n>   ```\n> b", "1. one\n   - two\n\n     three\n2. four\n\n    code?",
        "**「foo」**は", "a https://x.example/v1). b <https://y.example/z>", "![a [b](c) d](e) f [g ![h](i) j](k)",
        "***a** b*  **a *b***", "[l](/u)[m](/v) x", "<details>\n<summary>S</summary>\n\nT\n\n</details>",
    ]

    /// A Markdown page reads as the HTML that cmark-gfm makes of it: kinds, texts, links, and places in tables.
    @Test func markdownReadsAsCmarkRendersIt() async throws {
        let examples = try await reference("commonmark", input: Self.documents, as: Example.self)
        #expect(examples.count >= 652 + Self.documents.count)
        let justified = Self.otherwise.reduce(into: Set()) { $0.formUnion($1.examples) }
        for example in examples {
            let ours = try readMarkdown(example.markdown).blocks.map(Read.init)
            let theirs = try PageReader.read(
                Array(example.html.utf8), contentType: "text/html; charset=utf-8",
                url: "https://docs.example.com/guide/keys.md"
            ).blocks.map(Read.init)
            #expect(
                (ours == theirs) != justified.contains(example.number),
                "example \(example.number): \(example.markdown.debugDescription) reads \(ours), by cmark-gfm \(theirs)")
        }
    }

    /// What counts of a block. Destinations stay as they are written, where cmark-gfm encodes some of their characters.
    private struct Read: Equatable {
        let kind: PageText.Kind
        let text: String
        let links: [PageText.Link]
        let cell: PageText.Cell?

        init(_ block: PageText.Block) {
            kind = block.kind == .other ? .paragraph : block.kind
            text = block.text
            links = block.links.map {
                PageText.Link(text: $0.text, destination: $0.destination.removingPercentEncoding ?? $0.destination)
            }
            cell = block.cell
        }
    }

    // MARK: Characters

    private struct EncodedText: Decodable {
        let label: String
        let bytes: String
        let text: String
        /// A character that is known to read otherwise; the reference says why.
        let differs: Bool
    }

    @Test func everyCharacterSetIsDecodedAsPythonDoes() async throws {
        let texts = try await reference("charsets", input: [], as: EncodedText.self)
        #expect(Set(texts.map(\.label)).count > 200)
        for text in texts {
            let ours = try read(bytes(text.bytes), charset: text.label)
            let theirs = try read(Array(text.text.utf8), charset: "utf-8")
            #expect((ours == theirs) != text.differs, "\(text.label) \(text.bytes): \(ours), by Python \(theirs)")
        }
    }

    private func read(_ bytes: [UInt8], charset: String) throws -> [String] {
        try PageReader.read(bytes, contentType: "text/plain; charset=\(charset)", url: "https://docs.example.com/")
            .blocks.map(\.text)
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue).map { UInt8($0) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    // MARK: References

    /// The cases that a script of ours asks the reference for.
    private func reference<Case: Decodable>(_ script: String, input: [String], as type: Case.Type) async throws
        -> [Case]
    {
        let path = Tool.repository.appending(path: "Tests/PageReadingTests/References/\(script).py").path
        let read = try await ForeignProgram.output(
            of: ForeignProgram.python, [path], input: input.joined(separator: "\0"))
        return try JSONDecoder().decode([Case].self, from: Data(read.utf8))
    }
}
