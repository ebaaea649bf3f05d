import SurveyModel
import SurveySupport

/// Small parts of pages.
enum Parts {
    /// Text in which words between ticks are code.
    static func prose(_ text: String) -> HTML {
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count > 1, pieces.count % 2 == 1 else { return "\(text)" }
        return pieces.enumerated().map { index, piece -> HTML in
            index % 2 == 0 ? "\(piece)" : "<code>\(piece)</code>"
        }.joined()
    }

    /// Code with a button that copies it; the button does nothing without the script, which shows it.
    static func copied(_ text: String) -> HTML {
        "<span class=\"copied\"><code>\(text)</code><button type=\"button\" class=\"copy\" hidden aria-label=\"Copy \(text)\">Copy</button></span>"
    }

    static func outside(_ label: String, _ address: String?) -> HTML {
        guard let link = Link(outside: address) else { return "\(label)" }
        return "<a href=\"\(link)\" rel=\"noreferrer\">\(label)</a>"
    }

    /// A day with its age, fading in six steps.
    static func confirmed(_ day: SurveyDate, on today: SurveyDate) -> HTML {
        let age = Age(days: today.days(since: day))
        return
            "<span class=\"age \(age.style)\"><span class=\"dots\" aria-hidden=\"true\"></span> confirmed <time datetime=\"\(day)\">\(day)</time> <span class=\"ago\">(\(age.text))</span></span>"
    }

    static func badge(_ text: String, _ style: HTML) -> HTML { "<span class=\"badge \(style)\">\(text)</span>" }

    static func plan(_ grant: ConsumerPlan.Grant?) -> HTML { answer(grant, good: .yes, mixed: .partial, bad: .no) }

    static func oauth(_ availability: OAuth.Availability?) -> HTML {
        answer(availability, good: .yes, mixed: .firstPartyOnly, bad: .no)
    }

    private static func answer<Word: Titled & Equatable>(_ word: Word?, good: Word, mixed: Word, bad: Word) -> HTML {
        guard let word else { return "<span class=\"none\">Not surveyed</span>" }
        return badge(word.plain, word == good ? "good" : word == mixed ? "mixed" : word == bad ? "bad" : "none")
    }

    static func status(_ state: Status.State) -> HTML {
        switch state {
        case .active: badge(state.plain, "good")
        case .preview, .unknown: badge(state.plain, "none")
        case .deprecated: badge(state.plain, "mixed")
        case .retired: badge(state.plain, "bad")
        }
    }

    static func table(_ caption: HTML, _ heads: [HTML], _ rows: [HTML]) -> HTML {
        let heads = heads.map { head -> HTML in "<th scope=\"col\">\(head)</th>" }
        return
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(caption)\"><table><caption>\(caption)</caption><thead><tr>\(heads)</tr></thead><tbody>\n\(rows)</tbody></table></div>"
    }
}

/// How long ago something was confirmed.
struct Age {
    let days: Int

    /// The scale of the dots: a month, a quarter, the half year after which `check` calls a confirmation old, a year, two.
    var style: HTML {
        switch days {
        case ..<31: "age-1"
        case ..<91: "age-2"
        case ..<181: "age-3"
        case ..<366: "age-4"
        default: "age-5"
        }
    }

    var text: String {
        switch days {
        case ..<0: "later"
        case 0: "today"
        case 1: "yesterday"
        case ..<60: "\(days) days ago"
        case ..<730: "\(days / 30) months ago"
        default: "\(days / 365) years ago"
        }
    }
}
