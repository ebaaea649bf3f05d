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
