import SurveyModel
import SurveySupport

/// Something that a day brought: a statement that began to say something else, or was first made.
struct Change: Sendable {
    var day: SurveyDate
    /// Id and name of the provider or tool.
    var subject: String
    var subjectName: String
    var isTool: Bool
    var statement: DatedStatement
    /// What it had said; nil for a new statement.
    var earlier: EarlierValue?

    var anchor: Anchor { statement.anchor }

    /// A page that says what the statement says.
    var source: Link? { statement.evidence.lazy.compactMap { Link(outside: $0.address) }.first }

    /// "Endpoint: base URL https://old is now https://new", as one line.
    var text: String {
        guard let earlier else { return "\(statement.name): \(statement.summary)" }
        let differences = earlier.differences.map { difference in
            "\(difference.label): \(difference.before ?? "not stated") → \(difference.after ?? "not stated")"
        }
        return "\(statement.name): "
            + (differences.isEmpty ? "reworded" : differences.joined(separator: "; "))
    }
}

/// Every change, newest first.
struct ChangeList: Sendable {
    let changes: [Change]
    private let bySubject: [String: [Change]]

    init(_ subjects: [SubjectModel]) {
        let unsorted = subjects.flatMap { subject in
            subject.statements.filter { $0.inheritedFrom == nil }.flatMap { Self.changes($0, of: subject) }
        }
        changes = unsorted.sorted { ($1.day, $0.subject, $0.statement.id) < ($0.day, $1.subject, $1.statement.id) }
        bySubject = Dictionary(grouping: changes, by: \.subject)
    }

    private static func changes(_ statement: DatedStatement, of subject: SubjectModel) -> [Change] {
        func change(_ day: SurveyDate, _ earlier: EarlierValue?) -> Change {
            Change(
                day: day, subject: subject.id, subjectName: subject.name, isTool: subject.isTool, statement: statement,
                earlier: earlier)
        }
        let first = statement.history.map(\.from).min() ?? statement.since
        return statement.history.map { change($0.until, $0) } + [change(first, nil)]
    }

    func of(_ subject: String) -> [Change] { bySubject[subject] ?? [] }

    /// Newest day first, each with what changed and what is new.
    var byDay: [(day: SurveyDate, changed: [Change], new: [Change])] {
        let days = Dictionary(grouping: changes, by: \.day)
        return days.keys.sorted(by: >).map { day in
            let changes = days[day] ?? []
            return (day, changes.filter { $0.earlier != nil }, changes.filter { $0.earlier == nil })
        }
    }
}
