import PageFetch
import PageText
import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch
@testable import Reports

/// What a redirect's address holds for its bearer is in no output.
@Suite struct ShownAddressTests {
    private static let query =
        "lang=en&X-Amz-Credential=AKIASWORDFISH&X-Amz-Signature=swordfish1&sig=swordfish2&access_token=swordfish3"
        + "&code=swordfish4&Policy=swordfish5&next=https%3A%2F%2Fa.example%2F%3Ftoken%3Dswordfish6"
    private let cited = claim(
        .environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "key in ACME_KEY before"))

    /// The page after a redirect: as cited, changed, without the statement, missing, or a wall.
    private static let answers: [(body: String, status: Int)] = [
        ("<h1>Auth</h1><p>Set the key in ACME_KEY before the first call.</p>", 200),
        ("<h1>Auth</h1><p>Set the key in ACME_TOKEN before the first call.</p>", 200),
        ("<h1>Pricing</h1><p>Nothing is said of it any more on this long page about prices.</p>", 200),
        ("<h1>Not found</h1>", 404), ("<h1>Forbidden</h1>", 403),
    ]

    @Test(arguments: [301, 302], answers.indices)
    func noReportShowsIt(redirect: Int, answer: Int) async throws {
        let (body, status) = Self.answers[answer]
        let destination = Site.page(
            "https://cdn.example.com/auth;jsessionid=swordfish7?\(Self.query)", Site.html(body), status: status,
            headers: [.init(name: "ETag", value: "\"1\"")])
        let run = await result(cited, [Site.redirect(address, to: destination, status: redirect)])
        for format in ReportFormat.allCases {
            let style = ReportStyle(usesColor: false, isVerbose: true)
            let text = try format.write(run.report, style: style)
            #expect(!text.lowercased().contains("swordfish"), "\(format): \(text)")
        }
        #expect(try !JSONWriter.write(encoding: run.state).lowercased().contains("swordfish"))
        let final = run.report.sources.first?.finalURL ?? ""
        #expect(final.hasPrefix("https://cdn.example.com/auth;jsessionid=…?lang=en&X-Amz-Credential=…&X-Amz-Sig"))
    }

    /// A link to a place on the page itself is no way to its address.
    @Test func noLinkOfThePageHoldsIt() throws {
        let destination = Site.page(
            "https://cdn.example.com/auth?\(Self.query)", Site.html("<p>See <a href='#keys'>keys</a> of Acme.</p>"))
        let read = ReadPage(Site.redirect(address, to: destination), tasks: [])
        let links = try #require(read.text).blocks.flatMap(\.links).map(\.destination)
        #expect(links.count == 1)
        #expect(links.allSatisfy { $0.hasPrefix("https://cdn.example.com/auth?") && !$0.contains("swordfish") })
    }

    @Test(arguments: [
        ("https://a.example/?", "https://a.example/?"), ("https://a.example/?a&b=&c=1", "https://a.example/?a&b=&c=1"),
        ("https://a.example/?token=", "https://a.example/?token="),
        ("https://a.example/x?sig=1#part", "https://a.example/x?sig=…#part"),
        ("https://a.example/?access%5Ftoken=1&b=2", "https://a.example/?access%5Ftoken=…&b=2"),
        ("https://a.example/?Key-Pair-Id=1&Expires=2", "https://a.example/?Key-Pair-Id=…&Expires=2"),
        ("https://a.example/#id_token=1", "https://a.example/#id_token=…"),
        ("https://a.example/?q=ghp_AbCdEf0123456789AbCdEf0123456789AbCd", "https://a.example/?q=…"),
        ("https://a.example/signature/token", "https://a.example/signature/token"),
    ])
    func valuesAreMaskedByNameAndShape(address: String, shown: String) {
        #expect(ShownAddress.masked(address) == shown)
        #expect(ShownAddress.isMasked(shown) == (address != shown))
    }

    /// What stands in the data is no secret, and is shown as it is.
    @Test func anAddressThatIsCitedIsShown() {
        let page = Site.page("https://a.example/?code=python", "")
        #expect(ShownAddress.of(page) == "https://a.example/?code=python")
    }
}
