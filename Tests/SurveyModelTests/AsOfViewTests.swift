import SurveyModel
import SurveySupport
import Testing

@Suite struct AsOfViewTests {
    private func survey(on day: String) throws -> Survey {
        let date: SurveyDate = try #require(SurveyDate(day))
        let loaded = SurveyLoader.load(try FixtureSurvey.valid, today: FixtureSurvey.today, asOf: date)
        return try #require(loaded.survey)
    }

    @Test func `a changed claim says what it said then`() throws {
        let endpoint = try #require(try survey(on: "2026-01-15").provider("acme")?.endpoints.first)
        #expect(endpoint.baseURL == "https://api.acme.example/v1")
        #expect(endpoint.claim.asOf == SurveyDate("2026-01-10"))
        #expect(endpoint.claim.evidence.map(\.source) == ["acme-docs"])
        #expect(endpoint.claim.previously.isEmpty)
    }

    @Test func `from the day of the change on it says the new thing`() throws {
        #expect(
            try survey(on: "2026-02-01").provider("acme")?.endpoints.first?.baseURL == "https://api.acme.example/v2")
        #expect(
            try survey(on: "2026-01-31").provider("acme")?.endpoints.first?.baseURL == "https://api.acme.example/v1")
    }

    @Test func `what had not been stated yet is left out`() throws {
        let early = try survey(on: "2025-12-31")
        #expect(early.providers.isEmpty)
        #expect(early.consumer("shop")?.decisions.isEmpty == true)
        #expect(early.overview.bottomLine.isEmpty)
    }

    @Test func `prose keeps its history too`() throws {
        #expect(try survey(on: "2026-02-01").overview.bottomLine.first?.text == "Keys are the only way in.")
        #expect(try survey(on: "2026-03-01").overview.bottomLine.first?.text == "Keys are the common way in.")
    }
}
