import PageReading
import PageText
import Testing

@Suite struct BlockTests {
    @Test func markUpInsideWordsLeavesThemWhole() throws {
        let page = try readHTML(
            "<p>to<span>geth</span>er<b>_</b><i>ai</i>/ x&shy;y z<wbr>w\u{200B}v a&nbsp;b<br>c \n\t d</p>")
        #expect(page.mainTexts == ["together_ai/ xy zwv a b c d"])
    }

    @Test func entitiesAreDecodedOnce() throws {
        let page = try readHTML(
            "<p>&lt;key&gt; &amp;amp; &#x2F;v1 &#39;a&#39; &quot;b&quot; &mdash; caf&eacute; x&lowbar;y&sol;z &nosuch; &amp;sol;</p>"
        )
        #expect(page.mainTexts == ["<key> &amp; /v1 'a' \"b\" — café x_y/z &nosuch; &sol;"])
    }

    @Test func silentElementsAreDropped() throws {
        let page = try readHTML(
            """
            <p>a</p><script>var key = "x"</script><style>p{}</style><template><p>no</p></template><svg><text>no</text></svg>
            <noscript><p>no</p></noscript><script type="application/json">{"no":1}</script><!-- no --><p>b</p>
            """)
        #expect(page.mainTexts == ["a", "b"])
    }

    /// What a script or style sheet holds is none of the page's text, and the page goes on behind its end tag.
    @Test(arguments: [
        "x", " ", "if (a < b) { c = '<p>no</p>' }", "\n</p><p>no", "<!-- no -->",
        "'</' + 'script>'",
        "<p>no</p>", "a</ script>b", "\u{00E4}\u{4E2D}<", "<", "'>'", "&lt;p&gt;no",
    ])
    func textBehindAScript(content: String) throws {
        for (start, end) in [
            ("<script>", "</script>"), ("<SCRIPT type='text/x'>", "</Script >"),
            ("<script src=\"/x\" async>", "</script\n>"),
        ] {
            let page = try readHTML("<body><p>a</p>\(start)\(content)\(end)<p>b</p>")
            #expect(page.mainTexts == ["a", "b"], "\(start)\(content)\(end)")
            let inside = try readHTML("<body><p>a \(start)\(content)\(end)b</p>")
            #expect(inside.mainTexts == ["a b"], "\(start)\(content)\(end)")
        }
        let styled = content.replacing("script", with: "style")
        #expect(try readHTML("<body><p>a</p><style>\(styled)</style><p>b</p>").mainTexts == ["a", "b"])
    }

    @Test func scriptsWithoutAnEnd() throws {
        #expect(try readHTML("<body><p>a</p><script src=x /><p>b</p>").mainTexts == ["a", "b"])
        #expect(try readHTML("<body><p>a</p><script>var x = 1 <p>b</p>").mainTexts == ["a"])
        #expect(try readHTML("<body><p>a</p><script>x</style><p>b</p></body>").mainTexts == ["a"])
        #expect(try readHTML("<body><p>a</p><script").mainTexts == ["a"])
        #expect(try readHTML("<body><p>a</p><script>").mainTexts == ["a"])
    }

    @Test func headingsLoseTheirAnchorsOnly() throws {
        let page = try readHTML(
            """
            <h1>One<a href="#one" class="headerlink">¶</a></h1><h2><a href="#two">Two</a></h2>
            <h3><a class="anchor" href="#three"></a>Three <code>x_y</code></h3>
            <h4>Four <a class="direct-link" href="#four">Permalink</a></h4><h5><button aria-expanded="false">Five</button></h5>
            <div role="heading" aria-level="6">Six</div>
            """)
        #expect(page.mainTexts == ["One", "Two", "Three x_y", "Four", "Five", "Six"])
        #expect(page.blocks.last?.kind == .heading(level: 6))
        #expect(
            page.block("Two")?.links == [
                PageText.Link(text: "Two", destination: "https://docs.example.com/guide/keys?v=1#two")
            ])
    }

    @Test func nestedListsAreSeparateItems() throws {
        let page = try readHTML("<ul><li>a<ul><li>b <code>c</code></li></ul></li><li><p>d</p><p>e</p></li></ul>")
        #expect(page.texts(of: .listItem) == ["a", "b c", "d", "e"])
    }

    @Test func anchorIsTheNearestAbove() throws {
        let page = try readHTML("<p>0</p><h2 id=one>1</h2><p>2</p><section id=two><p>3</p></section>")
        #expect(page.blocks.map(\.anchor) == [nil, "one", "one", "two"])
    }

    @Test func metadataOfThePage() throws {
        let page = try readHTML(
            """
            <html lang="de"><head><title> A  &amp; B </title><link rel="canonical" href="../x"><meta name="Description" content="d">
            <meta property="og:title" content="t"><meta http-equiv="refresh" content="0;url=/y"><meta name="csrf-token" content="s"></head>
            <body><svg><title>no</title></svg></body></html>
            """)
        #expect(page.title == "A & B")
        #expect(page.language == "de")
        #expect(page.canonicalURL == "https://docs.example.com/x")
        #expect(page.metadata == ["description": "d", "og:title": "t", "refresh": "0;url=/y"])
    }
}

@Suite struct LinkTests {
    @Test(arguments: [
        ("/v1", "https://docs.example.com/v1"), ("v1", "https://docs.example.com/guide/v1"),
        ("../a/./b", "https://docs.example.com/a/b"), ("//api.example.com/v1", "https://api.example.com/v1"),
        ("?q=1", "https://docs.example.com/guide/keys?q=1"), ("#x", "https://docs.example.com/guide/keys?v=1#x"),
        ("https://api.example.com/v1", "https://api.example.com/v1"), (" /a\n b ", "https://docs.example.com/a b"),
        ("mailto:a@example.com", "mailto:a@example.com"), ("../../../x", "https://docs.example.com/x"),
        ("http://[::1", "http://[::1"),
    ])
    func destinationsAreResolved(_ link: String, _ destination: String) throws {
        let page = try readHTML("<p>see <a href=\"\(link)\">that</a> now</p>")
        #expect(page.blocks.first?.links == [PageText.Link(text: "that", destination: destination)])
    }

    @Test func baseIsHonoured() throws {
        let page = try readHTML("<base href='/other/'><p><a href=x>that</a></p>")
        #expect(page.blocks.first?.links.map(\.destination) == ["https://docs.example.com/other/x"])
    }

    @Test func linksThatTouchAreKeptApart() throws {
        #expect(try readHTML("<p>x<a href=/a>One</a><a href=/b>Two</a>y</p>").mainTexts == ["xOne Twoy"])
    }

    @Test func linkAtTheEndOfCodeHasNoSpaceBehindIt() throws {
        let page = try readHTML("<pre>a\n<a href=/x>\tb\t</a>\n</pre>")
        #expect(page.blocks.map(\.text) == ["a\n\tb"])
        #expect(page.blocks.first?.links.map(\.text) == ["b"])
    }

    @Test func linkAroundBlocksIsInEach() throws {
        let page = try readHTML("<main><a href=/a><h3>Card</h3><p>Text</p></a><p>After</p></main>")
        #expect(page.blocks.map { $0.links.map(\.text) } == [["Card"], ["Text"], []])
    }
}

@Suite struct CodeTests {
    @Test(
        arguments: [
            "<pre>a = 1\n  b = 2\n</pre>",
            "<pre><code><span class=line>a = <b>1</b></span>\n<span class=line>  b = 2</span></code></pre>",
            "<pre><code><span class=token-line>a = 1<br></span><span class=token-line>  b = 2<br></span></code></pre>",
            "<pre><code><span class='code-line'>a = 1</span><span class='code-line'>  b = 2</span></code></pre>",
            "<pre><code><div class=line>a = 1</div><div class=line>  b = 2</div></code></pre>",
            "<pre>a = 1\r\n&nbsp; b = 2<button>Copy</button></pre>",
            "<pre><code><table><tr><td class='line-gutter' data-line=1></td><td>a = 1</td></tr><tr><td class='line-gutter'>2</td><td>  b = 2</td></tr></table></code></pre>",
            "<pre><span class=linenos>1</span>a = 1\n<span class=linenos>2</span>  b = 2\n</pre>",
            "<table class=lntable><tr><td class=lntd><pre><code>1\n2</code></pre></td><td class=lntd><pre><code>a = 1\n  b = 2</code></pre></td></tr></table>",
            "<pre><a id=l-1 name=l-1></a>a = 1\n<a id=l-2 name=l-2></a>  b = 2</pre>",
        ])
    func codeIsOneBlockWithItsLines(_ html: String) throws {
        let page = try readHTML("<p>x</p>" + html + "<p>y</p>")
        #expect(page.texts(of: .code) == ["a = 1\n  b = 2"])
        #expect(page.mainTexts.count == 3)
    }

    @Test func inlineCodeStaysInItsParagraph() throws {
        let page = try readHTML("<p>Set <code>API_KEY</code>, then <kbd>Enter</kbd>.</p>")
        #expect(page.blocks.map(\.text) == ["Set API_KEY, then Enter."])
    }

    @Test func emptyLinesAndNumbersOfTheCodeItselfStay() throws {
        let page = try readHTML("<pre>1\n\n2</pre>")
        #expect(page.texts(of: .code) == ["1\n\n2"])
    }
}

@Suite struct TableTests {
    @Test func cellsKnowTheirHeaders() throws {
        let page = try readHTML(
            """
            <table><thead><tr><th>Model</th><th colspan=2>Price</th></tr><tr><th></th><th>In</th><th>Out</th></tr></thead>
            <tbody><tr><td rowspan=2><code>big</code></td><td>1 <a href=/x>a</a></td><td>2</td></tr><tr><td>3</td><td>4</td></tr>
            <tr><th scope=row>small</th><td><p>5</p><ul><li>6</li></ul></td><td><img alt="yes"></td></tr></table>
            """)
        let cells = page.blocks.compactMap { block in block.cell.map { (block.text, $0) } }
        func cell(_ text: String) -> PageText.Cell? { cells.first { $0.0 == text }?.1 }
        #expect(cell("4") == PageText.Cell(table: 0, row: 3, column: 2, rowHeader: "big", columnHeader: "Out"))
        #expect(cell("3")?.columnHeader == "In")
        #expect(cell("big") == PageText.Cell(table: 0, row: 2, column: 0, columnHeader: "Model"))
        #expect(cell("5 6") == PageText.Cell(table: 0, row: 4, column: 1, rowHeader: "small", columnHeader: "In"))
        #expect(cell("yes")?.columnHeader == "Out")
        #expect(cell("small")?.isHeader == true)
        #expect(page.block("1 a")?.links.map(\.destination) == ["https://docs.example.com/x"])
    }

    @Test func textInPlaceOfAPictureIsReadAsAnyText() throws {
        var limits = ReaderLimits.default
        limits.blockText = 8
        let page = try readHTML(
            "<table><tr><td><img alt=' y\u{1B}[2J\n e\u{200B}s, as'></table>", limits: limits)
        #expect(page.blocks.map(\.text) == ["y[2J es,"])
        #expect(page.signals.isTruncated)
    }

    @Test func rowOfHeadersWithoutHead() throws {
        let page = try readHTML("<table><tr><th>A<th>B<tr><td>1<td>2</table>")
        #expect(page.block("2")?.cell == PageText.Cell(table: 0, row: 1, column: 1, rowHeader: "1", columnHeader: "B"))
    }

    @Test func tablesInCellsAreTheirOwn() throws {
        let page = try readHTML("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>")
        #expect(page.blocks.map(\.text) == ["a", "b", "c", "d"])
        #expect(page.blocks.map { $0.cell?.table } == [0, 1, 0, 0])
        #expect(page.block("d")?.cell?.column == 1)
    }

    @Test func tablesThatLayOutAPageHoldNoCells() throws {
        let page = try readHTML(
            "<table><tr><td><a href=/>Menu</a></td><td><h1>Keys</h1><p>One</p><h2>Use</h2><p>Two</p></td></tr></table>"
                + "<table role=presentation><tr><td><p>Three</p><p>Four</p></td></tr></table>")
        #expect(page.texts(of: .paragraph) == ["One", "Two", "Three", "Four"])
        #expect(page.block("Two")?.headingPath == ["Keys", "Use"])
    }

    @Test func spansBeyondReasonAreBounded() throws {
        let page = try readHTML("<table><tr><td colspan=999999999 rowspan=-4>a<td colspan=x>b<tr><td>c</table>")
        #expect(page.blocks.map(\.text) == ["a", "b", "c"])
    }
}
