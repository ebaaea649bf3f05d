import SurveyModel
import SurveySupport

/// What changed on one day, as documents show it.
struct DayObject {
    let content: DayOfChanges
    let scope: DocumentScope

    static let form = ObjectForm<DayObject>(
        "day",
        [
            .day("date") { $0.content.day },
            .list("turns", TurnObject.form) { day in
                day.content.turns.map { TurnObject(content: $0, scope: day.scope) }
            },
            .list("new", ClaimObject.form) { day in day.content.new.map { ClaimObject($0, day.scope) } },
            .number("newCount") { $0.content.new.isEmpty ? nil : $0.content.new.count },
        ])
}

/// A claim or statement that says something else since a day.
struct TurnObject {
    fileprivate let content: DayOfChanges.Turn
    fileprivate let scope: DocumentScope

    private var claim: ClaimObject? {
        if case .claim(let owner) = content.subject { ClaimObject(owner, scope) } else { nil }
    }

    private var statement: StatementObject? {
        if case .statement(let text) = content.subject { StatementObject(content: text, scope: scope) } else { nil }
    }

    private var object: any Declared {
        switch content.subject {
        case .claim(let owner): owner.fact
        case .statement(let statement): statement
        }
    }

    static let form = ObjectForm<TurnObject>(
        "turn",
        [
            .object("claim", ClaimObject.form) { $0.claim },
            .object("statement", StatementObject.form) { $0.statement },
            .object("change", ChangeObject.form) { ChangeObject($0.content.entry, of: $0.object, $0.scope) },
        ])
}
