import PageReading
import PageText
import Testing

/// What a person sees, or can open, is text of the page; what is struck, hidden or beside the text is told apart.
@Suite struct VisibilityTests {
    @Test func panelsThatAreNotShownAreKeptAsHidden() throws {
        let page = try readHTML(
            """
            <div role="tabpanel">a</div><div role="tabpanel" hidden>b</div><div class="tabs"><p style="display:none">c</p></div>
            <details><summary>e</summary><p>f</p></details><details open><p>g</p></details>
            <button aria-expanded="false" aria-controls="more">h</button><section id="more" hidden>i</section>
            <div class="accordion-body" style="DISPLAY : none!important">j</div><div hidden="until-found">k</div>
            """)
        #expect(page.blocks.filter(\.isHidden).map(\.text) == ["b", "c", "f", "i", "j", "k"])
        #expect(page.mainTexts == ["a", "b", "c", "e", "f", "g", "h", "i", "j", "k"])
    }

    @Test(arguments: [
        "<div hidden>no</div>", "<p style='display: none'>no</p>", "<p style=\"color:red; visibility:hidden\">no</p>",
        "<dialog><p>no</p></dialog>", "<ul style=display:none><li>no<li>no</ul>",
        "<div hidden><h2>no</h2><pre>no</pre></div>",
    ])
    func hiddenTextThatNothingOpensIsNone(_ hidden: String) throws {
        let page = try readHTML("<main><p>Here is the text.</p>\(hidden)<p>More.</p></main>")
        #expect(page.blocks.map(\.text) == ["Here is the text.", "More."])
        #expect(page.signals.textLength == 22)
    }

    @Test func hiddenWordsInsideTextAreDropped() throws {
        let page = try readHTML(
            "<p>me@<span style='display:none'>no</span>example.com</p><h2>One<a hidden>no</a></h2><p style='display:none;display:block'>Two</p>"
        )
        #expect(page.mainTexts == ["me@example.com", "One", "Two"])
    }

    @Test func textForEyesAloneIsSeen() throws {
        let page = try readHTML("<p>a <span aria-hidden=true>b</span></p><div aria-hidden=true>c</div>")
        #expect(page.mainTexts == ["a b", "c"])
        #expect(page.blocks.allSatisfy { !$0.isHidden })
    }

    @Test(arguments: [
        "<body style='visibility:hidden'>", "<body><div style='display:none'>", "<body><p>Loading</p><div hidden>",
    ])
    func pageThatAScriptShowsIsRead(_ start: String) throws {
        let page = try readHTML("\(start)<h1>Keys</h1><p>Send the key in a header.</p>")
        #expect(page.mainTexts.suffix(2) == ["Keys", "Send the key in a header."])
        #expect(page.signals.textLength >= 29)
    }

    @Test(arguments: [
        "<del>old</del>", "<s>old</s>", "<strike>old</strike>",
        "<span style='text-decoration: line-through'>old</span>",
        "<span style='text-decoration-line:underline line-through'>old</span>",
        "<span class='price line-through'>old</span>",
    ])
    func struckTextDoesNotStand(_ struck: String) throws {
        let page = try readHTML(
            "<p>Use \(struck) <ins>new</ins>.</p><table><tr><td>\(struck)<td>x</table><pre>a\(struck)b</pre>")
        #expect(page.blocks.map(\.text) == ["Use new.", "x", "ab"])
    }

    @Test func struckMarkdownDoesNotStand() throws {
        let page = try readMarkdown(
            "Use ~~`old` [x](/y)~~ new, ~a~ b, 1~2. <del>no *n*o</del> <s>no</s>\n\n| ~~a~~ b |\n|---|\n| ~~c~~ |")
        #expect(page.blocks.map(\.text) == ["Use new, b, 1~2.", "b"])
        #expect(page.blocks.allSatisfy { $0.links.isEmpty })
    }

    @Test func buttonsInTextStandBesideIt() throws {
        let page = try readHTML(
            """
            <main><p>Send the key. <button>Was <b>this</b> helpful?</button></p><h2>Use<span class=copy>Copy link</span></h2>
            <pre>curl x<button>Copy</button><button>Wrap</button></pre></main>
            """)
        #expect(page.mainTexts == ["Send the key.", "Use", "curl x"])
        #expect(page.texts(in: .chrome) == ["Was this helpful?", "Copy link", "Copy Wrap"])
    }

    /// Names of grids and generated names look like those of line numbers.
    @Test(arguments: ["gutter", "row row--gutter", "gl", "ln"])
    func textInABoxNamedAfterItsGapsIsKept(_ name: String) throws {
        let page = try readHTML(
            "<div class='\(name)'><p>In the box.</p><a class='\(name)' href=/x>A link</a> and <span class='\(name)'>5 words</span></div><table><tr><td class='\(name)'>Cell<td class='\(name)'>12</table>"
        )
        #expect(page.mainTexts == ["In the box.", "A link and 5 words", "Cell"])
    }

    @Test func linksThatTouchArePartedBetweenWords() throws {
        let page = try readHTML(
            "<p>text<a href=#n1>[1]</a><a href=#n2>[2]</a> <a href=/a>One</a><a href=/b>Two</a> <a href=/c>中文</a><a href=/d>日本</a> <a href=/e>sp</a><a href=/e>lit</a></p>"
        )
        #expect(page.mainTexts == ["text[1][2] One Two 中文日本 split"])
    }

    @Test func readingsAreReadWithoutTheirParentheses() throws {
        #expect(try readHTML("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>").mainTexts == ["漢字かんじです"])
    }

    @Test func mapsAndPluginsDoNotSwallowText() throws {
        let page = try readHTML("<map name=m><area href=/x><p>a</p></map><p>b</p><div><embed src=x><p>c</p></div>")
        #expect(page.mainTexts == ["a", "b", "c"])
    }
}

/// Text that is written without spaces between words.
@Suite struct UnspacedTextTests {
    @Test func linesOfTheSourceAreNoSpaces() throws {
        let html = "<p>我们提供\n  密钥。\nAPI\n密钥「\n名」</p><p>한국어\n문장</p><p>中文<br>中文 中文</p>"
        #expect(try readHTML(html).mainTexts == ["我们提供密钥。 API 密钥「名」", "한국어 문장", "中文 中文 中文"])
        #expect(try readMarkdown("これは\n鍵です。\nAPI\nです").mainTexts == ["これは鍵です。 API です"])
        let text = try PageReader.read(
            Array("これは\n鍵です\nand\nmore".utf8), contentType: "text/plain", url: "https://docs.example.com/")
        #expect(text.mainTexts == ["これは鍵です and more"])
    }

    @Test func marksInsideTextAreNoSpaces() throws {
        let page = try readHTML("<p>请使用<code>API</code>密<b>钥</b><a href=/x>登录</a>。</p>")
        #expect(page.mainTexts == ["请使用API密钥登录。"])
    }
}
