import PageText
import Testing

@Suite struct MainContentTests {
    @Test(arguments: Shell.all)
    func contentIsToldFromFurniture(_ shell: Shell) throws {
        let page = try readHTML(shell.html)
        #expect(page.mainTexts == shell.content)
    }

    @Test(arguments: Shell.all)
    func menusAreNoContent(_ shell: Shell) throws {
        let page = try readHTML(shell.html)
        #expect(page.blocks.allSatisfy { !$0.text.contains("OAuth") || $0.region == .navigation })
    }

    @Test func boxesNamedAfterWhatTheyHoldKeepTheirContent() throws {
        let page = try readHTML(
            """
            <div class="page-with-sidebar"><div class="sidebar-layout"><h1>Keys</h1><p>Send it.</p></div></div>
            <main><div class="menu"><p>A dish of the day, in running text.</p></div>
            <div class="banner">This API is deprecated.</div><div class="sidebar"><pre>curl x</pre></div></main>
            """)
        #expect(
            page.mainTexts.suffix(3) == ["A dish of the day, in running text.", "This API is deprecated.", "curl x"])
    }

    /// What stands between the title and the marked body of an article is a part of it; what stands behind is not.
    @Test(arguments: ["div", "header", "section"])
    func introductionOfAnArticleIsContent(_ element: String) throws {
        let body = String(repeating: "Here the keys are explained in full. ", count: 20)
        let page = try readHTML(
            """
            <div class="page"><div class="top"><a href=/>Acme</a></div><div class="news"><\(element)><h1>Keys</h1>
            <div class="teaser-text"><p>Send the key in a header.</p></div></\(element)><div class="share"><a href=/t>Tell</a></div>
            <div itemprop="articleBody"><p>\(body)</p></div><div class="related"><p>Others read this.</p></div></div></div>
            """)
        #expect(page.mainTexts.prefix(2) == ["Keys", "Send the key in a header."])
        #expect(page.mainTexts.count == 3)
        #expect(page.texts(in: .chrome) == ["Tell", "Others read this."])
    }

    @Test(arguments: ["sidebar__item--header", "toc-title-1", "news", "teaser", "related", "nav-links"])
    func textOfAnArticleIsContentWhateverItsBoxIsCalled(_ name: String) throws {
        let text = String(repeating: "Every request sends the key in a header of its own. ", count: 4)
        let page = try readHTML(
            "<main><h1>Keys</h1><div class='\(name)'><p>\(text)</p></div><p>\(text)</p><p>\(text)</p></main>")
        #expect(page.mainTexts.count == 4)
    }

    @Test func headersAndFootersOfCardsAreContent() throws {
        let page = try readHTML(
            """
            <div class="site-header"><p>Acme</p></div><div class="card"><div class="card-header"><h2>Pro</h2></div>
            <div class="card-footer">Needs a key.</div></div><div class="footer"><p>Acme Ltd</p></div>
            """)
        #expect(page.mainTexts == ["Pro", "Needs a key."])
    }

    @Test func datesInReleaseNotesAreContent() throws {
        let page = try readHTML(
            "<main><h2>Updated 2026-01-04</h2><ul><li>Updated mistral-small to 2409</li></ul><h2>Copy</h2><p>Updated 3 days ago</p></main>"
        )
        #expect(page.mainTexts == ["Updated 2026-01-04", "Updated mistral-small to 2409", "Copy"])
    }

    @Test func sentencesThatBeginLikeFurnitureAreContent() throws {
        let sentences = [
            "Next.js needs a key.", "Updated keys take a minute to reach every region of the platform, so wait.",
            "Copy the key into your shell.", "Previous versions used another header.",
            "Contents of the header are free.",
        ]
        let page = try readHTML("<main>" + sentences.map { "<p>\($0)</p>" }.joined() + "</main>")
        #expect(page.mainTexts == sentences)
    }

    @Test func mainThatHoldsNextToNothingIsNotBelieved() throws {
        let text = String(repeating: "Here the keys are explained in full. ", count: 40)
        let page = try readHTML("<main><p>Hi</p></main><div><h1>Keys</h1><p>\(text)</p></div>")
        #expect(page.mainTexts.contains("Keys"))
    }

    @Test func headingsOfMenusHeadNothing() throws {
        let page = try readHTML(
            "<nav><h2>Menu</h2></nav><main><h1>Keys</h1><h3>Use</h3><p>Send it.</p><h2>End</h2><p>Bye.</p></main>")
        #expect(page.block("Send it.")?.headingPath == ["Keys", "Use"])
        #expect(page.block("Bye.")?.headingPath == ["Keys", "End"])
        #expect(page.block("Use")?.headingPath == ["Keys"])
    }
}
