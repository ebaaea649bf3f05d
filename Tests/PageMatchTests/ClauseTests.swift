import PageText
import SurveySupport
import Testing

@testable import PageMatch

/// Which words take a value back: those of its own clause that speak of it.
@Suite struct ClauseTests {
    static let takenBack = [
        "ACME_KEY is deprecated.", "ACME_KEY has been deprecated since version 2.", "ACME_KEY (deprecated)",
        "Deprecated: ACME_KEY", "The legacy environment variable ACME_KEY still works.", "ACME_KEY is now obsolete.",
        "The ACME_KEY variable was discontinued in May.", "ACME_KEY is no longer read.",
        "ACME_KEY will no longer work after May.", "We no longer support ACME_KEY.", "ACME_KEY is no longer required.",
        "ACME_KEY, which is no longer supported, was the old name.", "ACME_KEY was removed in version 4.",
        "Support for ACME_KEY was dropped.", "Do not use ACME_KEY any more.", "ACME_KEY is not read anymore.",
        "ACME_KEY, our first variable, is a legacy name.", "ACME_KEY, which was shut down in June, is gone.",
    ]
    static let left = [
        "ACME_KEY no longer leaks into the log.", "ACME_KEY no longer requires a restart.",
        "Fixed: ACME_KEY is no longer printed by the installer.", "The client no longer crashes without ACME_KEY.",
        "Set ACME_KEY, the old console was discontinued.", "Set ACME_KEY (the console of 2023 is deprecated).",
        "ACME_KEY replaces the deprecated OLD_KEY.", "OLD_KEY is deprecated, use ACME_KEY instead.",
        "OLD_KEY was removed in favor of ACME_KEY.", "Deprecated and replaced by ACME_KEY.",
        "ACME_KEY opens the legacy console.", "ACME_KEY is not deprecated.", "ACME_KEY isn't deprecated.",
        "ACME_KEY was removed from the log.", "Windows 7 is no longer supported, ACME_KEY is.",
        "Set ACME_KEY when the old API is no longer supported.", "ACME_KEY must not be empty.",
        "Never commit ACME_KEY.", "ACME_KEY=legacy-mode", "ACME_KEY selects the model; models may be retired.",
        "The legacy of old wiring troubles ACME_KEY.", "ACME_KEY works while the console is deprecated.",
    ]

    @Test(arguments: takenBack)
    func `takes back`(sentence: String) throws { #expect(try word(in: sentence) != nil) }

    @Test(arguments: left)
    func `leaves alone`(sentence: String) throws { #expect(try word(in: sentence) == nil) }

    private func word(in sentence: String) throws -> String? {
        let index = PageIndex(page([paragraph(sentence)]))
        let range = try #require(ValueGrammar(TypedValue(.environmentVariable, "ACME_KEY")).first(in: index.text))
        return DeprecationWords.beside(range, in: index)?.word
    }

    /// A heading, and whether it puts aside what stands below.
    static let headings: [(String, Bool)] = [
        ("Deprecated models", true), ("Legacy endpoints", true), ("Models (retired)", true),
        ("No longer supported", true),
        ("Migrating from the legacy API", false), ("Models that are not deprecated", false), ("Models", false),
    ]

    @Test(arguments: headings)
    func `a heading that begins or ends with it puts its section aside`(title: String, aside: Bool) throws {
        let index = PageIndex(page([paragraph("Use acme-1.", under: ["Docs", title])]))
        let range = try #require(ValueGrammar(TypedValue(.modelID, "acme-1")).first(in: index.text))
        #expect((DeprecationWords.beside(range, in: index) != nil) == aside)
    }
}
