import SurveyModel
import SurveySupport

extension PreviousValue {
    /// What was different, by its path.
    private var sorted: [(path: String, text: String)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// For structured answers.
    var valuesNode: JSONNode { .object(sorted.map { ($0.path, JSONNode.text($0.text)) }) }

    /// For texts.
    var valuesText: String {
        sorted.map { $0.text.isEmpty ? "no \($0.path)" : "\($0.path) \($0.text)" }.joined(separator: ", ")
    }
}
