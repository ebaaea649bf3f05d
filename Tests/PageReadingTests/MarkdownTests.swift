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
        ("*a* **b** _c_ __d__ ~~e~~ f", "a b c d f"),
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

    @Test func quotesHoldWhatDocumentsHold() throws {
        let page = try readMarkdown(
            "> [!NOTE]\n> # Keys\n> - one\n>\n> ```sh\n> curl x\n> ```\n>\n> two\n>\n> three\nlazy\n\nafter")
        #expect(page.blocks.map(\.text) == ["Keys", "one", "curl x", "two", "three lazy", "after"])
        #expect(page.texts(of: .code) == ["curl x"])
        #expect(page.texts(of: .listItem) == ["one"])
        #expect(page.block("after")?.headingPath == ["Keys"])
    }

    @Test func itemsHoldCodeItemsAndHeadings() throws {
        let page = try readMarkdown("1. ```\n   a\n   ```\n\n   b\n2. - c\n3. ## d\n\n       code\n")
        #expect(page.texts(of: .code) == ["a", "code"])
        #expect(page.texts(of: .listItem) == ["b", "c"])
        #expect(page.block("d")?.kind == .heading(level: 2))
    }

    @Test func definitionsAreReadWhereTheyStand() throws {
        let page = try readMarkdown(
            "[a] [b] [c] ![d]\n\n> [a]:\n> <https://a.example/x y>\n> 'T'\n\n```\n[b]: /no\n```\n\n[c]: /c\\* \"T\" ok\n\n[d]: /d"
        )
        #expect(page.blocks.map(\.text) == ["a [b] [c]", "[b]: /no", "[c]: /c* \"T\" ok"])
        #expect(page.blocks.first?.links == [PageText.Link(text: "a", destination: "https://a.example/x y")])
    }

    @Test func linksAndMarksBindAsTheyAreRendered() throws {
        let page = try readMarkdown("*[a*](/x\\) \"T\") [b [c](/y)](/z) *d**e***")
        #expect(page.mainTexts == ["*a* [b c](/z) de"])
        #expect(page.blocks.first?.links.map(\.text) == ["a*", "c"])
        #expect(page.blocks.first?.links.first?.destination == "https://docs.example.com/x)")
    }

    @Test func scriptsAndCommentsOverLinesAreSilent() throws {
        let page = try readMarkdown(
            "<!-- a\n\nb -->\n\n{/* c\n\nd */}\n\n<script>\ne\n\nf\n</script>\n\n<pre>\ng\n\nh\n</pre>\n\ni\n")
        #expect(page.mainTexts == ["g\n\nh", "i"])
    }

    @Test func componentsAreBoxes() throws {
        let page = try readMarkdown(
            "<Note>\nMind *this*.\n</Note>\n<Card\n  title=\"Keys\"\n  href=\"/keys\"\n>\nAll of them\n</Card>")
        #expect(page.mainTexts == ["Mind this.", "Keys", "All of them"])
        #expect(page.block("Keys")?.links.map(\.destination) == ["https://docs.example.com/keys"])
    }

    @Test func rulesAtTheHeadAreNoFrontMatter() throws {
        #expect(try readMarkdown("---\nKeys\n---\nBar").mainTexts == ["Keys", "Bar"])
    }
}
