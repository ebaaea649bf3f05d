import SurveyModel
import SurveySupport

/// What changed on one day, and what was first stated then.
struct DayObject {
    let day: SurveyDate
    fileprivate(set) var turns: [Turn] = []
    fileprivate(set) var new: [ClaimOwner] = []
    let scope: DocumentScope

    static let form = ObjectForm<DayObject>(
        "day",
        [
            .day("date") { $0.day }, .list("turns", Turn.form) { $0.turns },
            .list("new", ClaimObject.form) { day in day.new.map { ClaimObject($0, day.scope) } },
            .number("newCount") { $0.new.isEmpty ? nil : $0.new.count },
        ])

    /// The days since the edition before, the newest first.
    static func all(_ scope: DocumentScope) -> [DayObject] {
        var days: [SurveyDate: DayObject] = [:]
        func change(_ day: SurveyDate, _ body: (inout DayObject) -> Void) {
            body(&days[day, default: DayObject(day: day, scope: scope)])
        }
        for owner in scope.allStated {
            for entry in scope.recent(owner.claim.previously) {
                change(entry.until) { $0.turns.append(Turn(subject: .claim(owner), entry: entry, scope: scope)) }
            }
            if scope.isNew(since: owner.claim.since, previously: owner.claim.previously) {
                change(owner.claim.since) { $0.new.append(owner) }
            }
        }
        let overview = scope.survey.overview
        let others = scope.survey.consumers.flatMap { $0.sections.flatMap(\.statements) }
        for statement in overview.bottomLine + overview.considerations + others {
            for entry in scope.recent(statement.dated.previously) {
                change(entry.until) {
                    $0.turns.append(Turn(subject: .statement(statement), entry: entry, scope: scope))
                }
            }
        }
        return days.values.sorted { $0.day > $1.day }
    }
}

/// A claim or statement that says something else since a day.
struct Turn {
    fileprivate enum Subject {
        case claim(ClaimOwner)
        case statement(Statement)
    }

    fileprivate let subject: Subject
    fileprivate let entry: PreviousValue
    fileprivate let scope: DocumentScope

    private var claim: ClaimObject? { if case .claim(let owner) = subject { ClaimObject(owner, scope) } else { nil } }

    private var statement: StatementObject? {
        if case .statement(let text) = subject { StatementObject(content: text, scope: scope) } else { nil }
    }

    private var object: any Declared {
        switch subject {
        case .claim(let owner): owner.fact
        case .statement(let statement): statement
        }
    }

    static let form = ObjectForm<Turn>(
        "turn",
        [
            .object("claim", ClaimObject.form) { $0.claim },
            .object("statement", StatementObject.form) { $0.statement },
            .object("change", ChangeObject.form) { ChangeObject($0.entry, of: $0.object, $0.scope) },
        ])
}
