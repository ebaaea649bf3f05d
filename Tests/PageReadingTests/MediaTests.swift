import PageReading
import PageText
import Testing

@Suite struct MediaTests {
    @Test(arguments: ["application/pdf", "image/png", "application/octet-stream", "video/mp4; x=y"])
    func mediaWithoutTextIsRefused(_ type: String) {
        let stated = String(type.prefix { $0 != ";" })
        #expect(throws: ReadFailure.unsupportedMedia(stated)) {
            try PageReader.read([1, 2, 3], contentType: type, url: "https://docs.example.com/")
        }
    }

    @Test(arguments: [
        ("%PDF-1.7", "application/pdf"), ("PK\u{3}\u{4}", "application/zip"),
        ("a\0\0\0\0b", "application/octet-stream"),
    ])
    func unstatedMediaIsToldFromItsBytes(_ body: String, _ type: String) {
        #expect(throws: ReadFailure.unsupportedMedia(type)) {
            try PageReader.read(Array(body.utf8), contentType: nil, url: "https://docs.example.com/")
        }
    }

    @Test(arguments: ["text/html; charset=utf-8", "text/plain", "application/json", "text/html; charset=iso-8859-1"])
    func bytesThatAreNoTextAreRefused(_ type: String) {
        var state: UInt64 = 7
        let random = (0..<4_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        #expect(throws: ReadFailure.notText) {
            try PageReader.read(random, contentType: type, url: "https://a.example/")
        }
        #expect(throws: ReadFailure.unsupportedMedia("application/wasm")) {
            try PageReader.read(Array("\0asm\u{1}\0\0\0".utf8), contentType: type, url: "https://a.example/")
        }
    }

    /// A body that was cut on its way: what is missing on it may stand behind the cut.
    @Test(arguments: [
        ("<!doctype html><html><body><p>Send the key in a hea", true), ("<HTML><BODY><p>Send <a href=/", true),
        ("<html><body><p>Send.</p></body></html>\n<!-- 12 ms -->", false),
        ("<html><body><p>Send.</p></BODY> 12 ms", false),
        ("<html><body><p>Send.</p>\n", false), ("<p>Send the key", false), ("Send", false),
    ])
    func bodyThatEndsInTheMiddleIsCut(_ body: String, _ isCut: Bool) throws {
        let page = try readHTML(body)
        #expect(page.signals.isTruncated == isCut)
        #expect(page.blocks.first?.text.hasPrefix("Send") == true)
    }

    @Test func fewControlsAndCutPagesAreText() throws {
        let padded = Array("<p>Send the key in a header.</p>\u{8}".utf8) + [UInt8](repeating: 0, count: 4_000)
        let page = try PageReader.read(padded, contentType: "text/html; charset=utf-8", url: "https://a.example/")
        #expect(page.mainTexts == ["Send the key in a header."])
    }

    @Test(arguments: [
        (nil, "https://a.example/", "<!doctype html><p>*x*", "*x*"),
        ("text/plain", "https://a.example/a.md", "*x*", "x"),
        ("text/plain", "https://a.example/a.txt", "*x*\n<p>", "*x* <p>"),
        ("text/html", "https://a.example/a.md", "*x*", "x"),
        ("text/html", "https://a.example/a.md", "<p>*x*</p>", "*x*"),
        ("text/plain; charset=utf-8", "https://a.example/llms.txt?x", "# x", "x"),
        ("application/xhtml+xml", "https://a.example/", "<html><body><p>x</p></body></html>", "x"),
        ("application/xml", "https://a.example/", "<html><body><p>x <b>y</b></p></body></html>", "x y"),
        ("application/json", "https://a.example/", "{\n \"a\": 1 }\n", "{\n \"a\": 1 }"),
        ("application/yaml", "https://a.example/", "a: 1", "a: 1"),
    ])
    func kindIsTold(_ type: String?, _ url: String, _ body: String, _ text: String) throws {
        let page = try PageReader.read(Array(body.utf8), contentType: type, url: url)
        #expect(page.mainTexts == [text])
    }

    @Test func rootOfXMLIsNamed() throws {
        let logo = try readXML(
            "<?xml version=\"1.0\"?><svg:svg xmlns:svg='http://www.w3.org/2000/svg'><title>Mark</title><style>a{}</style><path/></svg:svg>",
            type: "image/svg+xml")
        #expect(logo.metadata["root"] == "svg")
        #expect(logo.title == "Mark")
        #expect(logo.mainTexts == ["Mark"])
        #expect(try readXML("no markup").metadata["root"] == nil)
    }

    @Test func plainTextIsParagraphs() throws {
        let page = try PageReader.read(
            Array("One\nline, https://a.example/v1.\n\n\nTwo".utf8), contentType: "text/plain",
            url: "https://a.example/")
        #expect(page.mainTexts == ["One line, https://a.example/v1.", "Two"])
        #expect(page.blocks.first?.links.map(\.destination) == ["https://a.example/v1"])
    }
}

@Suite struct SignalTests {
    @Test func scriptOnlyShell() throws {
        let page = try readHTML(
            "<div id=root></div><script src=/app.js></script><script>x</script><script type='application/json'>{}</script>"
        )
        #expect(page.signals.scriptCount == 2)
        #expect(page.signals.textLength == 0)
        #expect(page.signals.scriptSources == ["https://docs.example.com/app.js"])
        #expect(page.signals.asksForScript)
    }

    @Test(arguments: [
        ("<noscript>You need to enable JavaScript to run this app.</noscript>", true),
        ("<p>Please turn on JavaScript and reload.</p>", true), ("<p>A JavaScript library.</p>", false),
        ("<p>text</p>", false),
        ("<noscript><img src=x></noscript><p>text</p>", false),
    ])
    func demandForScripts(_ html: String, _ asks: Bool) throws {
        #expect(try readHTML(html).signals.asksForScript == asks)
    }

    @Test(arguments: [
        ("<input type=password>", true), ("<form method=post action=/auth/login><input></form>", true),
        ("<form method=get action=/search><input></form>", false), ("<a href=/login>Log in</a>", false),
    ])
    func loginForms(_ html: String, _ isLogin: Bool) throws {
        #expect(try readHTML("<p>x</p>" + html).signals.hasLoginForm == isLogin)
    }

    @Test(arguments: [
        ("text/html", " \n\t", true), ("text/html", "<html><body><img src=x></body></html>", true),
        ("text/plain", "\n", true),
        ("application/json", "  ", true), ("text/markdown", "<!-- x -->", true), ("text/html", "", true),
        ("text/html", "<title>Keys</title>", false), ("text/html", "<script src=x></script>", false),
        ("text/plain", "x", false),
    ])
    func pageWithoutText(_ type: String, _ body: String, _ isEmpty: Bool) throws {
        let page = try PageReader.read(Array(body.utf8), contentType: type, url: "https://a.example/")
        #expect(page.signals.lack == (isEmpty ? .text : nil))
    }

    @Test(arguments: [
        ("0; url=/new", "Redirecting…", "https://docs.example.com/new"),
        ("3;URL='https://b.example/x'", "", "https://b.example/x"),
        ("0;/new", "<a href=/new>Go</a>", "https://docs.example.com/new"),
        ("360", "Reload.", nil), ("0; url=/guide/keys?v=1", "Reload.", nil), ("0; url=", "x", nil),
        ("0; url=/new", String(repeating: "A text of its own. ", count: 30), nil),
    ])
    func pageThatOnlySendsOn(_ refresh: String, _ text: String, _ destination: String?) throws {
        let meta = "<meta http-equiv=refresh content=\"\(refresh)\">"
        let page = try readHTML("<head>\(meta)</head><title>Moved</title><p>\(text)</p>")
        #expect(page.signals.lack == destination.map { .forwarding(to: $0) })
        #expect(try readHTML("<noscript>\(meta)</noscript><title>Moved</title><p>\(text)</p>").signals.lack == nil)
    }

    @Test func textLengthCountsCharactersOfAllRegions() throws {
        #expect(try readHTML("<nav>ab</nav><main><p>cdé</p></main>").signals.textLength == 5)
    }
}
