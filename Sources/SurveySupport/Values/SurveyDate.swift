/// A calendar day in UTC, written `2026-04-27`.
package struct SurveyDate: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
    // A survey has days by the million, so one takes four bytes.
    private var yearNumber: Int16
    private var monthNumber: UInt8
    private var dayNumber: UInt8

    package var year: Int { Int(yearNumber) }
    package var month: Int { Int(monthNumber) }
    package var day: Int { Int(dayNumber) }

    /// Nil unless `text` is ten characters `YYYY-MM-DD` naming a day that exists.
    package init?(_ text: String) {
        guard text.utf8.count == 10 else { return nil }
        var (year, month, day) = (0, 0, 0)
        for (index, byte) in text.utf8.enumerated() {
            if index == 4 || index == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard byte.isASCIIDigit else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            switch index {
            case ..<4: year = year * 10 + digit
            case ..<7: month = month * 10 + digit
            default: day = day * 10 + digit
            }
        }
        self.init(year: year, month: month, day: day)
    }

    /// Nil for a day that does not exist.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        self.init(existing: year, month, day)
    }

    /// Years that nobody dates anything in, beyond 32,767, become the last one that there is room for.
    private init(existing year: Int, _ month: Int, _ day: Int) {
        yearNumber = Int16(clamping: year)
        monthNumber = UInt8(month)
        dayNumber = UInt8(day)
    }

    /// The day of a moment given in seconds since 1970-01-01T00:00:00Z.
    package init(secondsSince1970 seconds: Int) {
        self.init(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// The day with this number; 0 is 1970-01-01. Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(existing: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Days from `other` to this day; negative when this day is earlier.
    package func days(since other: SurveyDate) -> Int { daysSince1970 - other.daysSince1970 }

    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            var digits = String(number)
            while digits.utf8.count < width { digits = "0" + digits }
            return digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    package static func < (a: SurveyDate, b: SurveyDate) -> Bool {
        (a.yearNumber, a.monthNumber, a.dayNumber) < (b.yearNumber, b.monthNumber, b.dayNumber)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = SurveyDate(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "must be a day such as 2026-04-27"))
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
