import SurveyModel
import SurveySupport
import Testing

@Suite struct SurveyDateTests {
    @Test(arguments: [
        "2026-4-27", "2026-02-29", "2026-13-01", "2026-00-10", "20260427", "2026-04-27T00:00Z", "２０２６-04-27", "",
    ])
    func `only days that exist are dates`(_ text: String) {
        #expect(SurveyDate(text) == nil)
    }

    @Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-04-27", 20_570), ("1969-12-31", -1)])
    func `days are counted from 1970`(_ text: String, _ days: Int) throws {
        let date = try #require(SurveyDate(text))
        #expect(date.daysSince1970 == days)
        #expect(SurveyDate(daysSince1970: days) == date)
        #expect(date.description == text)
    }
}
