import PageReading
import PageText
import Testing

/// What a hostile or broken page may hold. The limits of time are those of the suite; no test measures.
@Suite(.timeLimit(.minutes(15))) struct HostileInputTests {
    private static func times(_ count: Int, _ text: String) -> [UInt8] {
        Array(String(repeating: text, count: count).utf8)
    }

    private func read(_ bytes: [UInt8], _ type: String = "text/html; charset=utf-8", _ limits: ReaderLimits = .default)
        throws -> PageText
    {
        try PageReader.read(bytes, contentType: type, url: "https://docs.example.com/", limits: limits)
    }

    @Test func twoMillionElementsInsideEachOther() throws {
        let page = try read(Array("<p>before</p>".utf8) + Self.times(2_000_000, "<div>") + Array("x".utf8))
        #expect(page.mainTexts == ["before"])
        #expect(page.signals.isTruncated)
    }

    @Test(arguments: ["text/html; charset=utf-8", "application/xml"])
    func attributesByTheHundredThousand(_ type: String) throws {
        let attributes = (0..<300_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        let page = try read(Array("<p \(attributes)>text</p>".utf8), type)
        #expect(page.mainTexts == ["text"])
        #expect(page.signals.isTruncated)
    }

    @Test func quotedTagEndsAndCommentsAreNoAttributes() throws {
        var limits = ReaderLimits.default
        limits.attributes = 2
        let page = try read(
            Array("<!-- <p a b c d> --><p title='>' id=x lang=\"b > c\">text</p><p a b>more</p>".utf8), "text/html",
            limits)
        #expect(page.mainTexts == ["text", "more"])
    }

    @Test func entitiesDoNotExpand() throws {
        var declarations = "<!ENTITY a \"lol\">"
        for (outer, inner) in zip("bcdefghij", "abcdefghi") {
            declarations += "<!ENTITY \(outer) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
        }
        let page = try readXML("<!DOCTYPE l [\(declarations)]><l><b>&amp; &j;</b></l>")
        #expect(page.signals.textLength < 10)
    }

    @Test func externalEntityIsNotRead() throws {
        let page = try readXML("<!DOCTYPE l [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><l><b>x&a;</b></l>")
        #expect(page.texts(in: .main) == ["x"])
    }

    @Test func externalSubsetIsNotRead() throws {
        let page = try readXML("<!DOCTYPE l SYSTEM \"http://127.0.0.1:1/x.dtd\"><l><b>x</b></l>")
        #expect(page.texts(in: .main) == ["x"])
    }

    @Test func oneHugeLineIsCut() throws {
        let page = try read(Array("<p>short</p><pre>".utf8) + Self.times(20_000_000, "x"))
        #expect(page.mainTexts.first == "short")
        #expect(page.blocks.count == 2)
        #expect(page.blocks.allSatisfy { $0.text.utf8.count <= ReaderLimits.default.blockText })
        #expect(page.signals.isTruncated)
    }

    @Test func blocksAndLinksAreCounted() throws {
        var limits = ReaderLimits.default
        (limits.blocks, limits.links) = (10, 3)
        let many = try read(Self.times(1_000, "<p>x"), "text/html", limits)
        #expect(many.blocks.count == 10 && many.signals.isTruncated)
        let linked = try read(Array("<p>".utf8) + Self.times(10, "<a href=x>y</a>"), "text/html", limits)
        #expect(linked.blocks.first?.links.count == 3 && linked.signals.isTruncated)
    }

    @Test(arguments: [
        ("text/html", "<p>ten bytes.</p>"), ("text/markdown", "ten bytes.\n\n"), ("text/plain", "ten bytes.\n\n"),
    ])
    func textIsCountedOverAllBlocks(_ type: String, _ piece: String) throws {
        var limits = ReaderLimits.default
        limits.text = 25
        let cut = try read(Self.times(9, piece), type, limits)
        #expect(cut.blocks.map(\.text) == ["ten bytes.", "ten bytes.", "ten bytes."])
        #expect(cut.signals.isTruncated)
        limits.text = 90
        let whole = try read(Self.times(9, piece), type, limits)
        #expect(whole.blocks.count == 9)
        #expect(!whole.signals.isTruncated)
    }

    /// Short links that resolve to long ones: under a long base, around many blocks, by one definition.
    @Test(arguments: [
        ("text/html", "<base href='/LONG/'><p><a href=1>one</a> <a href=2>two</a> <a href=3>three</a>"),
        ("text/html", "<a href='/LONG'><p>one<p>two<p>three</a>"),
        ("text/markdown", "[one][a] [two][a]\n\n[three][a]\n\n[a]: /LONG"),
        ("application/xml", "<f><link href='/LONG'/><link href='/LONG'/><link href='/LONG'/></f>"),
    ])
    func targetsOfLinksAreCountedByTheirBytes(_ type: String, _ text: String) throws {
        let page = Array(text.replacing("LONG", with: String(repeating: "x", count: 500)).utf8)
        var limits = ReaderLimits.default
        limits.linkText = 1_000
        let bounded = try read(page, type, limits)
        #expect(bounded.blocks.flatMap(\.links).count == 2)
        #expect(bounded.signals.isTruncated)
        let whole = try read(page, type)
        #expect(whole.blocks.flatMap(\.links).count == 3)
        #expect(!whole.signals.isTruncated)
    }

    /// The parser finds a new name the slower the more it has seen.
    @Test(arguments: ["<x#></x#>", "<b x#></b>"])
    func namesByTheHundredThousand(_ piece: String) throws {
        let names = (0..<200_000).map { piece.replacing("#", with: "\($0)") }.joined()
        let page = try read(Array("<p>before</p>\(names)<p>after</p>".utf8))
        #expect(page.mainTexts == ["before"])
        #expect(page.signals.isTruncated)
    }

    @Test func declarationsByTheHundredThousand() throws {
        let few = try readXML("<!DOCTYPE r [<!ENTITY a 'x'><!ATTLIST r b CDATA #IMPLIED>]><r>text</r>")
        #expect(few.mainTexts == ["text"] && !few.signals.isTruncated)
        let many = (0..<100_000).map { "<!ENTITY x\($0) 'y'>" }.joined()
        #expect(try readXML("<!DOCTYPE r [\(many)]><r>text</r>").signals.isTruncated)
    }

    @Test func attributesOfOneBodyInManyTags() throws {
        let tags = (0..<200_000).map { "<body x\($0)>" }.joined()
        let page = try read(Array("<p>before</p>\(tags)<p>after</p>".utf8))
        #expect(page.mainTexts == ["before", "after"])
        #expect(page.signals.isTruncated)
    }

    @Test func endTagsThatEndNothing() throws {
        let page = try read(Self.times(100_000, "</b></p></main>") + Array("<p>text".utf8))
        #expect(page.mainTexts.contains("text"))
    }

    @Test(arguments: [
        "`", "`a``b", "[", "[a](", "[a](b", "![", "*a_b", "*", "<a \"", "<a href=x>", "<!--", ">", "&", "\\", "- ",
        "~~~",
        "|", "# a {#", "    ", "http://", "1. ", "<table>",
    ])
    func repeatedMarkdown(_ piece: String) throws {
        _ = try read(Self.times(10_000, piece), "text/markdown")
        _ = try read(Self.times(3_000, piece + "\n"), "text/markdown")
    }

    @Test func aHundredThousandBackticks() throws {
        let page = try read(Self.times(100_000, "`") + Array(" x `y`".utf8), "text/markdown")
        #expect(page.mainTexts == [String(repeating: "`", count: 100_000) + " x y"])
    }

    @Test func numbersAtTheEndOfTheirRangeAreNoLineNumbers() throws {
        for number in ["9223372036854775807", "-9223372036854775808", "2147483647"] {
            let page = try read(Array("<table><tr><td><pre>\(number)\n7</pre></table><pre>\(number) 7</pre>".utf8))
            #expect(page.blocks.last?.text == "\(number) 7")
        }
    }

    @Test func oneRunOfMarksClosesAnother() throws {
        let marks = Self.times(300_000, "*")
        let page = try read(marks + Array("bold".utf8) + marks, "text/markdown")
        #expect(page.mainTexts == ["bold"])
    }

    @Test func rowsBelowACellThatSpansAllOfThem() throws {
        let page = try read(
            Array("<table><tr><td colspan=255 rowspan=65534>wide</td><td>beside</td></tr>".utf8)
                + Self.times(60_000, "<tr>") + Array("<td>below</table>".utf8))
        #expect(page.blocks.last?.cell?.column == 255)
        #expect(page.blocks.last?.cell?.row == 60_000)
    }

    @Test func onlyTheFirstBaseCountsAndOnlyAShortOne() throws {
        let long = String(repeating: "x", count: 3_000)
        let page = try read(
            Array("<base href='/\(long)/'>".utf8) + Self.times(50_000, "<base href='a/'>")
                + Array("<p><a href=b>link</a>".utf8))
        #expect(page.blocks.first?.links.first?.destination == "https://docs.example.com/a/b")
    }

    /// Without controls, for which a body is refused.
    @Test func randomBytesAreReadAsFarAsTheyGo() throws {
        var state: UInt64 = 42
        let markup = Array("<>/=\"'&;#![]-? aphdtrl\0\r\n\u{E9}".utf8)
        for type in ["text/html", "application/xml", "text/markdown", "text/plain", "application/json"] {
            for _ in 0..<60 {
                let bytes = (0..<2_000).map { _ -> UInt8 in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return state >> 63 == 0
                        ? markup[Int(state >> 33) % markup.count] : UInt8(truncatingIfNeeded: state >> 40) | 0x20
                }
                _ = try read(bytes, type)
            }
        }
    }
}
