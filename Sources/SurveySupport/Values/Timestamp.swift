/// Moments to the second, in UTC, as reports and recordings write them (RFC 3339).
package enum Timestamp {
    /// `2026-11-20T06:00:00Z`.
    package static func text(secondsSince1970 seconds: Int) -> String {
        let day = SurveyDate(secondsSince1970: seconds)
        let time = seconds - day.daysSince1970 * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day)T\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }
}
