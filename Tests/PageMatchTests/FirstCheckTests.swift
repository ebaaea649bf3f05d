import PageText
import SurveySupport
import Testing

@testable import PageMatch

/// Without a baseline nothing is lost that stands anywhere on the page.
@Suite struct FirstCheckTests {
    /// A text of the page, and a phrase that a person copies from it.
    static let phrases: [(String, String)] = [
        ("Der Schlüssel heißt „Hauptschlüssel“ und gilt ein Jahr.", "heißt \"Hauptschlüssel\" und"),
        ("Der Schlüssel heißt ‚klein‘.", "heißt 'klein'"),
        ("Cafe\u{301} au lait", "Caf\u{E9} au lait"),
        ("Vie\u{302}\u{323}t Nam", "Vi\u{1EC7}t Nam"),
        ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} 문서", "한글 문서"),
        ("ﾊﾞｽで行く", "バスで行く"),
        ("使用API密钥登录", "API密钥"),
        ("請將TOKEN放入環境變數", "TOKEN"),
        ("一日に十回まで呼び出せます。", "十回まで"),
        ("¿Qué clave usa?", "Qué clave"),
        ("Prix : 25 € par mois", "25 € par mois"),
    ]

    @Test(arguments: phrases)
    func `a phrase that stands on the page is verified, however its letters are spelled`(text: String, phrase: String) {
        let docs = page([paragraph(text)])
        #expect(firstCheck(nil, "", quote: phrase, on: docs).outcome == .verified)
        #expect(firstCheck(.identifier, phrase, quote: phrase, on: docs).outcome == .verified)
    }

    @Test(arguments: [PageText.Region.navigation, .chrome])
    func `what stands outside of the article is not lost, once accepted it is`(region: PageText.Region) {
        let sentence = "Keys are read from ACME_API_KEY at every start"
        let outside = page([paragraph("About us."), paragraph(sentence, in: region)])
        #expect(firstCheck(.environmentVariable, "ACME_API_KEY", quote: sentence, on: outside).outcome == .verified)
        #expect(firstCheck(nil, "", quote: sentence, on: outside).outcome == .verified)
        let inside = page([paragraph("About us."), paragraph(sentence)])
        let after = check(.environmentVariable, "ACME_API_KEY", quote: sentence, before: inside, after: outside)
        #expect(after.outcome == .lost)
    }

    @Test func `a value without its quote is undecided, not changed`() {
        let docs = page([paragraph("Set the key in ACME_TOKEN."), code("export ACME_KEY=...")])
        let place = firstCheck(.environmentVariable, "ACME_KEY", quote: "Set the key in ACME_KEY", on: docs)
        #expect(place.outcome == .undecided)
        #expect(place.reason?.contains("ACME_TOKEN") == true)
        #expect(place.nearest == "export ACME_KEY=...")
    }

    @Test func `what stands nowhere is lost or changed`() {
        let docs = page([paragraph("Set the key in ACME_TOKEN.")])
        let place = firstCheck(.environmentVariable, "ACME_KEY", quote: "Set the key in ACME_KEY", on: docs)
        #expect(place.outcome == .changed)
        #expect(place.found == "ACME_TOKEN")
        #expect(firstCheck(nil, "", quote: "Keys never expire", on: docs).outcome == .lost)
    }

    /// Quotes with a mistake, and none of them stands on the page.
    static let mistyped = [
        "ACME_KEY=your-keyy", "ACME_KEY=your-ke", "port ACME_KEY=your-key",
        "exporf ACME_KEY=your-key",
    ]

    @Test(arguments: mistyped)
    func `a quote with a mistyped word does not verify`(quote: String) {
        let docs = page([code("export ACME_KEY=your-key")])
        #expect(firstCheck(.environmentVariable, "ACME_KEY", quote: quote, on: docs).outcome == .undecided)
    }

    @Test(arguments: ["Set the variable ACME_KEY first", "You set the variables ACME_KEY first"])
    func `a reworded sentence still verifies`(sentence: String) {
        let docs = page([paragraph(sentence + ".")])
        let place = firstCheck(.environmentVariable, "ACME_KEY", quote: "Set the variable ACME_KEY", on: docs)
        #expect(place.outcome == .verified)
    }

    @Test func `where a quote repeats, the occurrence with the value counts`() {
        let docs = page([
            paragraph("Base URL:", under: ["Europe"]), code("https://eu.acme.ai/v1", under: ["Europe"]),
            paragraph("Base URL:", under: ["America"]), code("https://us.acme.ai/v1", under: ["America"]),
        ])
        for host in ["eu", "us"] {
            let place = firstCheck(.baseURL, "https://\(host).acme.ai/v1", quote: "Base URL:", on: docs)
            #expect(place.outcome == .verified)
        }
        #expect(firstCheck(.baseURL, "https://ap.acme.ai/v1", quote: "Base URL:", on: docs).outcome != .verified)
    }
}
