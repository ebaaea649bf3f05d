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

    static func plan(_ grant: ConsumerPlan.Grant?) -> HTML {
        switch grant {
        case .yes?: badge(ConsumerPlan.Grant.yes.plain, "good")
        case .partial?: badge(ConsumerPlan.Grant.partial.plain, "mixed")
        case .no?: badge(ConsumerPlan.Grant.no.plain, "bad")
        case let grant?: badge(grant.plain, "none")
        case nil: "<span class=\"none\">Not surveyed</span>"
        }
    }

    static func oauth(_ availability: OAuth.Availability?) -> HTML {
        switch availability {
        case .yes?: badge(OAuth.Availability.yes.plain, "good")
        case .firstPartyOnly?: badge(OAuth.Availability.firstPartyOnly.plain, "mixed")
        case .no?: badge(OAuth.Availability.no.plain, "bad")
        case let availability?: badge(availability.plain, "none")
        case nil: "<span class=\"none\">Not surveyed</span>"
        }
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
