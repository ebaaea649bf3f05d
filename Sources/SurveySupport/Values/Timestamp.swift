/// Moments to the second, in UTC, as reports and recordings write them (RFC 3339).
package enum Timestamp {
    /// `2026-11-20T06:00:00Z`.
    package static func text(secondsSince1970 seconds: Int) -> String {
        let day = SurveyDate(secondsSince1970: seconds)
        let time = seconds - day.daysSince1970 * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day)T\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }

    /// The moment that a text names in UTC, without its fraction of a second; nil for a text of another form.
    package static func secondsSince1970(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /(.{10})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?Z/),
            let day = SurveyDate(String(match.1)), let hour = Int(match.2), let minute = Int(match.3),
            let second = Int(match.4)
        else { return nil }
        return day.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
    }
}
