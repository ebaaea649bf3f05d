import PageText
import SurveySupport
import Testing

@testable import PageMatch

/// What became mandatory beside an accepted place.
@Suite struct RequirementTests {
    private static let requests = "Send requests to https://api.acme.ai/v1 with the header Authorization."
    private static let parameters = [["Parameter", "Required"], ["model", "yes"], ["stream", "no"]]

    private func docs(_ more: String = "", rows: [[String]] = parameters, under section: String = "API") -> PageText {
        page(
            [heading("API"), paragraph(Self.requests, under: ["API"]), paragraph(more, under: [section])]
                + table(rows, under: ["API"]))
    }

    private func notices(_ after: PageText) throws -> [String] {
        let query = MatchQuery(
            value: TypedValue(.baseURL, "https://api.acme.ai/v1"), quote: "Send requests to https://api.acme.ai/v1")
        let anchor = try #require(Locator(index: PageIndex(docs())).anchor(of: query))
        let index = PageIndex(after)
        let range = try #require(Locator(index: index).find(query).range)
        return Requirements.new(besides: range, in: index, since: anchor)
    }

    /// What came, and the name that is told.
    static let demands = [
        ("The header x-acme-session is now required.", "x-acme-session"),
        ("Every request must include x-acme-session.", "x-acme-session"),
        ("From 1 March, acme-version is mandatory.", "acme-version"),
        ("The parameter user is required.", "user"), ("project_id (required)", "project_id"),
    ]

    @Test(arguments: demands)
    func `a new demand is told with its name`(text: String, name: String) throws {
        #expect(try notices(docs(text)).contains { $0.hasPrefix("new requirement stands here: '\(name)'") })
    }

    @Test func `rows of parameters are told, too`() throws {
        #expect(try notices(docs(rows: Self.parameters + [["project_id", "yes"]])).count == 1)
        #expect(try notices(docs(rows: [Self.parameters[0], Self.parameters[1], ["stream", "yes"]])).count == 1)
    }

    static let quiet = [
        "", "The header x-acme-session is optional.", "The header x-acme-session is no longer required.",
        "The header x-acme-session is not required.", "The header Authorization is required.", "A receipt is required.",
    ]

    @Test(arguments: quiet)
    func `nothing is told of what is optional, was there or is no name`(text: String) throws {
        #expect(try notices(docs(text)) == [])
    }

    @Test func `another section tells nothing`() throws {
        #expect(try notices(docs("The header x-acme-session is required.", under: "Refunds")) == [])
    }
}
