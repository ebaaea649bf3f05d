import SurveyModel
import SurveySupport

/// An earlier value of something that a table declares, beside what now stands there.
struct ChangeObject {
    private let entry: PreviousValue
    private let object: any Declared
    private let scope: DocumentScope
    /// Of the members that differ.
    private let paths: [String]

    init(_ entry: PreviousValue, of object: any Declared, _ scope: DocumentScope) {
        self.entry = entry
        self.object = object
        self.scope = scope
        paths = entry.values.keys.sorted().filter { object.text(at: $0) != entry.values[$0] }
    }

    private var citations: [Citation] {
        entry.evidence.compactMap { scope.index.citation(of: $0.source) }.withoutRepetitions
    }

    static let form = ObjectForm<ChangeObject>(
        "change",
        [
            .list("differences", Difference.form) { change in
                change.paths.map { path in
                    Difference(
                        path: path, before: change.entry.values[path], object: change.object, scope: change.scope)
                }.marked
            },
            .day("until") { $0.entry.until },
            .day("asOf") { $0.entry.asOf },
            .prose("note") { $0.entry.note },
            .list("citations", CitationObject.form) { CitationObject.all($0.citations, $0.scope) },
            .flag("isReworded") { change in
                change.paths.allSatisfy { type(of: change.object).style(at: $0) == .wording }
            },
        ])
}

/// One member of an earlier value.
private struct Difference: Listed {
    let path: String
    /// Empty or nil where the member was not there.
    let before: String?
    let object: any Declared
    let scope: DocumentScope
    var isLast = true

    private func inline(_ text: String) -> Inline? {
        scope.inline(type(of: object).style(at: path).shownEarlier(text))
    }

    static let form = ObjectForm<Difference>(
        "difference",
        [
            .code("path") { $0.path },
            .text("label") { type(of: $0.object).label(at: $0.path) },
            .value("before") { difference in
                let before = difference.before.flatMap { $0.isEmpty ? nil : $0 }
                return before.map(difference.inline) ?? .text("none")
            },
            .value("after") { difference in difference.object.text(at: difference.path).flatMap(difference.inline) },
            .flag("isLast") { $0.isLast },
        ])
}
