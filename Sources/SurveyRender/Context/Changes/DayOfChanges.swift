import SurveyModel
import SurveySupport

/// What changed on one day, and what was first stated then.
struct DayOfChanges {
    /// A claim or statement that says something else since that day.
    struct Turn {
        enum Subject {
            case claim(ClaimOwner)
            case statement(Statement)
        }

        let subject: Subject
        let entry: PreviousValue
    }

    let day: SurveyDate
    private(set) var turns: [Turn] = []
    private(set) var new: [ClaimOwner] = []

    /// The days since the edition before, the newest first.
    static func all(_ scope: DocumentScope) -> [DayOfChanges] {
        var days: [SurveyDate: DayOfChanges] = [:]
        func change(_ day: SurveyDate, _ body: (inout DayOfChanges) -> Void) {
            body(&days[day, default: DayOfChanges(day: day)])
        }
        for owner in scope.allStated {
            for entry in scope.recent(owner.claim.previously) {
                change(entry.until) { $0.turns.append(Turn(subject: .claim(owner), entry: entry)) }
            }
            if scope.isNew(since: owner.claim.since, previously: owner.claim.previously) {
                change(owner.claim.since) { $0.new.append(owner) }
            }
        }
        let overview = scope.survey.overview
        let others = scope.survey.consumers.flatMap { $0.sections.flatMap(\.statements) }
        for statement in overview.bottomLine + overview.considerations + others {
            for entry in scope.recent(statement.dated.previously) {
                change(entry.until) { $0.turns.append(Turn(subject: .statement(statement), entry: entry)) }
            }
        }
        return days.values.sorted { $0.day > $1.day }
    }
}
