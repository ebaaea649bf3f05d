import PageText
import SurveySupport
import Testing

@testable import PageMatch

@Suite struct DeprecationTests {
    /// A sentence about `ACME_KEY`, and whether it takes the name back.
    static let sentences: [(String, Bool)] = [
        ("ACME_KEY is deprecated.", true),
        ("The legacy ACME_KEY still works.", true),
        ("ACME_KEY is no longer read.", true),
        ("ACME_KEY is not deprecated.", false),
        ("There are no plans to retire ACME_KEY; it isn't legacy.", false),
        ("OLD_KEY is deprecated, use ACME_KEY instead.", false),
        ("ACME_KEY replaces the deprecated OLD_KEY.", false),
        ("Set ACME_KEY. The old console was discontinued.", false),
        ("Set ACME_KEY=legacy-mode to go on.", false),
        ("ACME_KEY is read at start.", false),
    ]

    @Test(arguments: sentences)
    func takesBack(_ sentence: String, _ expected: Bool) throws {
        let index = PageIndex(page([paragraph(sentence)]))
        let grammar = ValueGrammar(TypedValue(.environmentVariable, "ACME_KEY"))
        let range = try #require(grammar.first(in: index.text))
        #expect((DeprecationWords.beside(range, in: index) != nil) == expected, "\(sentence)")
    }

    @Test func statusCellAndHeading() throws {
        let grammar = ValueGrammar(TypedValue(.modelID, "acme-1"))
        let row = PageIndex(page(table([["Model", "State"], ["acme-1", "Deprecated"], ["acme-2", "Active"]])))
        #expect(
            DeprecationWords.beside(try #require(grammar.first(in: row.text)), in: row)
                == .init(word: "deprecated", statement: "its row says 'Deprecated'"))
        let headed = PageIndex(page([paragraph("acme-1", under: ["Models", "Legacy models"])]))
        #expect(
            DeprecationWords.beside(
                try #require(grammar.first(in: headed.text)), in: headed)
                == .init(word: "legacy", statement: "it stands under 'Legacy models'"))
    }
}
