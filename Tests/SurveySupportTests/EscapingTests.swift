import Foundation
import SurveySupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What the escapers do to every character that a combining mark can be put on.
@Suite struct EscapingTests {
    /// Every scalar of Unicode that joins the character before it.
    private static let joining = (UInt32(0x80)...0x10_FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
        "a\(scalar)".count == 1
    }

    @Test func `no mark hides a character that a format reads`() {
        #expect(Self.joining.count > 2_000)
        for mark in Self.joining {
            for (text, escaped) in [("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&apos;")] {
                #expect(MarkupText.escaped("\(text)\(mark)").utf8.starts(with: escaped.utf8))
            }
            for (text, escaped) in [("<", "&lt;"), ("|", "&#124;"), ("`", "\\`"), ("*", "\\*"), ("[", "\\[")] {
                #expect(MarkdownText.text("\(text)\(mark)").utf8.starts(with: escaped.utf8))
            }
            #expect(MarkdownText.code("`\(mark)").utf8.starts(with: "`` `".utf8))
            let command = WorkflowCommand.line("error", [("file", ":\(mark)")], message: "")
            #expect(command.utf8.starts(with: "::error file=%3A".utf8))
        }
    }

    @Test func `a report calls nobody`() {
        #expect(MarkdownText.text("ask @team, see #12", callsNobody: true) == "ask @&#8203;team, see #&#8203;12")
        #expect(MarkdownText.text("ask @team, see #12") == "ask @team, see #12")
    }

    @Test func `XML holds only what XML can hold`() throws {
        let text = (0...0x3000).compactMap(Unicode.Scalar.init).map { String($0) }.joined() + "\u{FFFE}\u{FFFF}"
        let document = try XMLDocument(xmlString: "<a b=\"\(MarkupText.escaped(text))\"/>")
        #expect(document.rootElement()?.attribute(forName: "b")?.stringValue?.isEmpty == false)
    }

    @Test(arguments: [
        ("a\u{1B}[31m\r\n::error::b", "a[31m ::error::b"), ("##[error]x", "## [error]x"),
        ("##\u{200B}[error]x", "## [error]x"), ("\u{202E}abc \u{0} d", "abc d"), ("e\u{301}", "e\u{301}"),
        ("", ""), ("plain", "plain"), ("two words", "two words"), (" two  words ", "two words"), ("a\tb", "a b"),
        (String(repeating: "x", count: 200), String(repeating: "x", count: 200)),
        (String(repeating: "x", count: 201), String(repeating: "x", count: 201) + "…"),
    ])
    func `a line for a terminal is one line that nothing obeys`(text: String, line: String) {
        #expect(TerminalText.line(text) == line)
    }

    @Test(arguments: [
        ("", ""), ("plain\ntext\n", "plain\ntext\n"), ("\u{1B}[31mred\u{1B}[0m", "\u{1B}[31mred\u{1B}[0m"),
        ("a\u{1B}[2Jb", "a\u{FFFD}[2Jb"), ("é\u{202E}a\r\nb\tc", "é\u{FFFD}a\u{FFFD}\nb\tc"), ("\u{7}", "\u{FFFD}"),
    ])
    func `lines for a terminal keep their colours alone`(text: String, lines: String) {
        #expect(TerminalText.lines(text) == lines)
    }
}
