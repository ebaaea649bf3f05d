import SurveyModel

/// A value of a claim by its path: `auth/header`.
typealias PathValue = (path: String, text: String)

extension PreviousValue {
    /// What was different, by its path.
    var sorted: [PathValue] { values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// For texts.
    var valuesText: String { PreviousValue.text(of: sorted) }

    /// `baseURL https://old, no plan`.
    static func text(of values: [PathValue]) -> String {
        values.map { $0.text.isEmpty ? "no \($0.path)" : "\($0.path) \($0.text)" }.joined(separator: ", ")
    }
}
