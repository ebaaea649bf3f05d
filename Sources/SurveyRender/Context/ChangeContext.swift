import SurveyModel
import SurveySupport

/// Builds what templates read of changes since the edition before: by day, the newest first.
final class ChangeContext {
    private let claims: ClaimContext
    private let statements: StatementContext

    /// A claim or statement that says something else since a day.
    private enum Turn {
        case claim(ClaimOwner, PreviousValue)
        case statement(Statement, PreviousValue)
    }

    init(claims: ClaimContext, statements: StatementContext) {
        self.claims = claims
        self.statements = statements
    }

    private var subjects: [String] {
        let survey = claims.index.survey
        return survey.providers.map(\.id) + survey.tools.map(\.id)
    }

    private lazy var turns: [SurveyDate: [Turn]] = {
        var turns: [SurveyDate: [Turn]] = [:]
        for owner in subjects.flatMap(claims.stated) {
            for entry in claims.recent(owner.claim.previously) {
                turns[entry.until, default: []].append(.claim(owner, entry))
            }
        }
        let survey = claims.index.survey
        let statements =
            survey.overview.bottomLine + survey.overview.considerations
            + survey.consumers.flatMap { $0.sections.flatMap(\.statements) }
        for statement in statements {
            for entry in claims.recent(statement.dated.previously) {
                turns[entry.until, default: []].append(.statement(statement, entry))
            }
        }
        return turns
    }()

    private lazy var new: [SurveyDate: [ClaimOwner]] = {
        let new = subjects.flatMap(claims.stated).filter {
            claims.isNew(since: $0.claim.since, previously: $0.claim.previously)
        }
        return Dictionary(grouping: new) { $0.claim.since }
    }()

    var changedCount: Int { turns.values.reduce(0) { $0 + $1.count } }
    var newCount: Int { new.values.reduce(0) { $0 + $1.count } }

    func days() -> [ContextObject] {
        Set(turns.keys).union(new.keys).sorted(by: >).map { day in
            ContextObject(.day) { [self] member in
                switch member {
                case "date": .text(day.description)
                case "turns": .list((turns[day] ?? []).map(turn))
                case "new": .list((new[day] ?? []).map { claims.claim($0, of: $0.claim.subject) })
                case "newCount": .value(new[day].map { .number($0.count) })
                default: nil
                }
            }
        }
    }

    private func turn(_ turn: Turn) -> ContextObject {
        ContextObject(.turn) { [self] member in
            switch (member, turn) {
            case ("claim", .claim(let owner, _)): .object(claims.claim(owner, of: owner.claim.subject))
            case ("statement", .statement(let statement, _)): .object(statements.statement(statement))
            case ("change", .claim(let owner, let entry)): .object(claims.change(entry, of: owner.fact))
            case ("change", .statement(let statement, let entry)): .object(claims.change(entry, of: statement))
            case ("claim", _), ("statement", _): .object(nil)
            default: nil
            }
        }
    }
}
