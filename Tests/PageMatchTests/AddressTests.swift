import PageText
import SurveySupport
import Testing

@testable import PageMatch

/// When an address of the page bears an address of the survey out.
@Suite struct AddressTests {
    /// A value, an address as a page writes it, and whether they are the same.
    static let spellings: [(String, String, Bool)] = [
        ("https://{resource}.acme.ai/v1", "https://<resource-name>.acme.ai/v1", true),
        ("https://{resource}.acme.ai/v1", "https://${RESOURCE}.acme.ai/v1", true),
        ("https://{resource}.acme.ai/v1", "https://$RESOURCE.acme.ai/v1", true),
        ("https://{resource}.acme.ai/v1", "https://YOUR_RESOURCE.acme.ai/v1", true),
        ("https://{resource}.acme.ai/v1", "https://your-resource.acme.ai/v1", true),
        ("https://{resource}.acme.ai/v1", "https://YOUR-RESOURCE-NAME.acme.ai/v1", true),
        ("https://{resource}.acme.ai/v1", "https://RESOURCE_NAME.acme.ai/v1", true),
        ("https://acme.ai/{account}/v1", "https://acme.ai/YOUR_ACCOUNT/v1", true),
        ("https://{resource}.acme.ai/v1", "https://www.acme.ai/v1", false),
        ("https://{resource}.acme.ai/v1", "https://your-resource.acme.ai/v2", false),
        ("https://{resource}.acme.ai/v1", "https://.acme.ai/v1", false),
        ("https://api.acme.ai/v1", "https://API.Acme.ai/v1", true),
        ("https://api.acme.ai/v1", "HTTPS://api.acme.ai/v1", true),
        ("https://api.acme.ai/v1", "https://api.acme.ai/V1", false),
        ("https://yourbase.ai/v1", "https://yours.ai/v1", false),
    ]

    @Test(arguments: spellings)
    func `placeholders agree, and the case of hosts makes no difference`(_ value: String, _ text: String, _ same: Bool)
    {
        let grammar = ValueGrammar(TypedValue(.baseURL, value))
        let line = TextFolding.fold("Send requests to \(text) now")
        #expect((grammar.first(in: line) != nil) == same)
        #expect(AddressEquality(TypedValue(.baseURL, value)).matches(text) == same)
    }

    /// A base, a text, and whether the text bears it out where nothing was accepted.
    static let calls: [(String, String, Bool)] = [
        ("https://api.acme.ai/v1", "curl https://api.acme.ai/v1/predictions", true),
        ("https://api.acme.ai/cortex", "POST https://api.acme.ai/cortex/inference:complete", true),
        ("https://api.acme.ai", "curl https://api.acme.ai/v1/predictions", false),
        ("https://api.acme.ai", "curl https://api.acme.ai/v1/messages", true),
        ("https://api.acme.ai", "curl https://api.acme.ai/v1/messages_old", false),
        ("https://api.acme.ai", "Base URL: https://api.acme.ai/v1", false),
        ("https://api.acme.ai", "Base URL: https://api.acme.ai/v1/openai", false),
        ("https://api.acme.ai/v1", "https://api.acme.ai/v10/predictions", false),
        ("https://api.acme.ai/v1", "https://open.me/?url=https://api.acme.ai/v1", false),
        ("https://api.acme.ai/v1", "https://web.me/2025/https://api.acme.ai/v1", false),
        ("https://api.acme.ai/v1", "ACME_URL=https://api.acme.ai/v1", true),
    ]

    @Test(arguments: calls)
    func `a base is borne out by a call below it and by no part of another address`(
        _ base: String, _ text: String, _ stands: Bool
    ) {
        let query = MatchQuery(
            value: TypedValue(.baseURL, base), quote: nil, calls: ["/v1/messages", "/v1/chat?x={y}"])
        let place = Locator(index: PageIndex(page([paragraph(text)]))).find(query)
        #expect((place.outcome == .verified) == stands)
    }

    @Test func `more of an address behind an accepted base is another base`() {
        func docs(_ base: String) -> PageText { page([paragraph("The base URL is \(base) in all regions.")]) }
        let place = check(
            .baseURL, "https://api.acme.ai", quote: "The base URL is https://api.acme.ai",
            before: docs("https://api.acme.ai"),
            after: docs("https://api.acme.ai/v2/beta"))
        #expect(place.outcome == .changed)
        #expect(place.found == "https://api.acme.ai/v2/beta")
    }
}
