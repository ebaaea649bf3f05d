import SurveySupport

/// The three date formats of HTTP (RFC 9110, section 5.6.7), as seconds since 1970.
enum HTTPDate {
    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. The day of
    /// the week is not checked; a year of two digits is one of 1970 to 2069.
    static func secondsSince1970(_ text: String) -> Int? {
        let words = text.split { " ,-\t".contains($0) }.map(String.init)
        guard words.count >= 5 else { return nil }
        if let day = Int(words[1]) {
            return seconds(day: day, month: words[2], year: words[3], time: words[4])
        }
        guard let day = Int(words[2]) else { return nil }
        return seconds(day: day, month: words[1], year: words[4], time: words[3])
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func seconds(day: Int, month: String, year: String, time: String) -> Int? {
        let clock = time.split(separator: ":").map { Int($0) ?? -1 }
        guard let month = months.firstIndex(of: month.lowercased()), let year = fullYear(year),
            let day = SurveyDate(year: year, month: month + 1, day: day), clock.count == 3,
            (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return day.daysSince1970 * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    }

    private static func fullYear(_ text: String) -> Int? {
        guard let year = Int(text), (0...9999).contains(year) else { return nil }
        guard text.utf8.count <= 2 else { return year }
        return year < 70 ? year + 2000 : year + 1900
    }
}
