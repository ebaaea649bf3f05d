import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch

/// Values as pages spell them: cut by mark-up, escaped, or in an attribute only.
@Suite struct MarkupTests {
    private func claimOutcome(
        _ type: ValueType, _ value: String, quote: String? = nil, _ body: String, head: String = ""
    ) async -> ClaimOutcome? {
        let html = """
            <!doctype html><html><head><title>Docs</title>\(head)</head>
            <body><main><h1>Guide</h1>\(body)<p>More to read.</p></main></body></html>
            """
        let cited = claim(type, value, Evidence(source: "page", quote: quote))
        return await result(cited, [Site.page(address, html)]).report.claims.first?.outcome
    }

    @Test(arguments: [
        "ACME<wbr>_API<wbr>_KEY", "<span>ACME</span><span>_API_</span><span>KEY</span>", "ACME&#95;API&#x5F;KEY",
        "ACME_&shy;API_KEY", "ACME_\u{200B}API_\u{2060}KEY", "<b>ACME</b>_API<em>_KEY</em>",
        "<!-- x -->ACME_API<!-- y -->_KEY",
    ])
    func `mark-up inside a value does not hide it`(_ spelling: String) async {
        let body = "<p>Set \(spelling) first.</p>"
        #expect(await claimOutcome(.environmentVariable, "ACME_API_KEY", body) == .verified)
        #expect(
            await claimOutcome(.environmentVariable, "ACME_API_KEY", quote: "Set ACME_API_KEY first", body) == .verified
        )
        #expect(await claimOutcome(.environmentVariable, "ACME_API", body) == .lost)
    }

    @Test(arguments: [
        ("https://api.acme.ai/v1", "https://api.acme.ai/v1/"), ("https://api.acme.ai/v1", "HTTPS://API.acme.ai/v1"),
        ("https://acme.ai/a?b=1&c=2", "https://acme.ai/a?b=1&amp;c=2"),
        ("https://acme.ai/~keys", "https://acme.ai/%7Ekeys"), ("https://acme.ai/a_b", "https://acme.ai/a%5Fb"),
    ])
    func `an address in a link is the same in every spelling`(_ value: String, _ spelling: String) async {
        let body = "<p>See <a href=\"\(spelling)\">the page</a>.</p>"
        #expect(await claimOutcome(.url, value, body) == .verified)
        #expect(await claimOutcome(.url, value, quote: "See the page", body) == .verified)
        #expect(await claimOutcome(.url, value + "x", body) == .lost)
    }

    @Test func `what an escape changes is another address`() async {
        let body = "<p>See <a href=\"https://acme.ai/a%2Fb\">it</a>.</p>"
        #expect(await claimOutcome(.url, "https://acme.ai/a/b", body) == .lost)
    }

    @Test func `an address may stand in the head only`() async {
        let canonical = "<link rel=\"canonical\" href=\"https://acme.ai/docs/start\">"
        let graph = "<meta property=\"og:url\" content=\"https://acme.ai/docs/start\">"
        for head in [canonical, graph] {
            #expect(
                await claimOutcome(.url, "https://acme.ai/docs/start", "<p>Nothing here.</p>", head: head) == .verified)
        }
        let both = canonical + graph
        #expect(await claimOutcome(.url, "https://acme.ai/docs", "<p>Nothing here.</p>", head: both) == .lost)
    }
}
