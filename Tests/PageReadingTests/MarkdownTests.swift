import PageText
import Testing

@Suite struct MarkdownTests {
    @Test func headingsListsAndCode() throws {
        let page = try readMarkdown(
            """
            ---
            title: "Keys"
            description: How keys work
            ---
            import Tabs from '@theme/Tabs';

            # Your keys {#keys}

            Send `X-Key`,
            always.

            - one
              goes on

              ```bash
              export A=1

              export B=2
              ```
            - two

            Under
            -----

                indented
                  code

            1) last
            """)
        #expect(page.title == "Keys")
        #expect(page.metadata["description"] == "How keys work")
        #expect(
            page.mainTexts == [
                "Your keys", "Send X-Key, always.", "one goes on", "export A=1\n\nexport B=2", "two", "Under",
                "indented\n  code", "last",
            ])
        #expect(page.blocks.first?.anchor == "keys")
        #expect(page.block("last")?.headingPath == ["Your keys", "Under"])
        #expect(page.texts(of: .code).count == 2)
        #expect(page.texts(of: .listItem) == ["one goes on", "two", "last"])
    }

    @Test(arguments: [
        ("*a* **b** _c_ __d__ ~~e~~", "a b c d e"),
        ("snake_case_name 2 * 3 * 4 /*.md", "snake_case_name 2 * 3 * 4 /*.md"),
        ("`a *b* <c>` ``d ` e``", "a *b* <c> d ` e"), ("\\*a\\* \\`b", "*a* `b"),
        ("a &amp; &lt;b&gt; &#x41;", "a & <b> A"),
        ("<b>a</b><br/>b <!-- c --> d", "a b d"), ("use <model-name> or <API_KEY>", "use <model-name> or <API_KEY>"),
        ("![shot](a.png) b", "b"), ("[ ] [x", "[ ] [x"), ("> a\n> b", "a b"), ("# a #", "a"), ("- [x] done", "done"),
        ("together_ai/**model**", "together_ai/model"), ("a  \nb\\\nc", "a b c"),
        ("<Note title=\"Mind\">x</Note>", "Mind x"),
        ("***both*** and `code`", "both and code"), ("`unclosed", "`unclosed"),
    ])
    func inlineText(_ markdown: String, _ text: String) throws {
        #expect(try readMarkdown(markdown).mainTexts == [text])
    }

    @Test(arguments: [
        ("[a *b*](/x \"T\")", "a b", "https://docs.example.com/x"), ("[a][r]", "a", "https://r.example/v1"),
        ("[R][]", "R", "https://r.example/v1"), ("[r]", "r", "https://r.example/v1"),
        ("<https://b.example/>", "https://b.example/", "https://b.example/"),
        ("(see https://b.example/v1.)", "https://b.example/v1", "https://b.example/v1"),
        ("[a](<x y>)", "a", "https://docs.example.com/guide/x y"),
        ("[w](a_(b))", "w", "https://docs.example.com/guide/a_(b)"),
        ("[![i](b.svg)](/c)", "", "https://docs.example.com/c"),
        ("<a href=\"/x\">t</a>", "t", "https://docs.example.com/x"),
    ])
    func links(_ markdown: String, _ text: String, _ destination: String) throws {
        let page = try readMarkdown("see \(markdown)\n\n[r]: https://r.example/v1 'R'\n")
        #expect(page.blocks.map(\.links) == [[PageText.Link(text: text, destination: destination)]])
    }

    @Test(arguments: [
        "<https://b.example/\u{AD}x>", "https://b.example/\u{200B}x", "<Card title=\"a\u{202E}b\" href=\"/x\">",
    ])
    func textOfALinkIsPartOfTheText(_ markdown: String) throws {
        let block = try #require(try readMarkdown("see \(markdown)").blocks.first)
        let label = try #require(block.links.first?.text)
        #expect(!label.isEmpty && block.text.unicodeScalars.elementsEqual("see \(label)".unicodeScalars))
    }

    @Test func tables() throws {
        let page = try readMarkdown(
            """
            | Model | Price |
            |:------|------:|
            | `big` | 1 \\| 2 |
            | small | [3](/x)

            <table><tr><th>A</th></tr><tr><td>b</td></tr></table>
            """)
        #expect(
            page.block("1 | 2")?.cell
                == PageText.Cell(table: 0, row: 1, column: 1, rowHeader: "big", columnHeader: "Price"))
        #expect(page.block("3")?.links.map(\.destination) == ["https://docs.example.com/x"])
        #expect(page.block("b")?.cell == PageText.Cell(table: 1, row: 1, column: 0, columnHeader: "A"))
    }

    @Test func titleIsTheTopHeading() throws {
        #expect(try readMarkdown("## b\n\n# a\n").title == "a")
    }
}
