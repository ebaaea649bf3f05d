import SurveyModel

/// Reads the values of a member as the data writes them, to show an earlier one beside the current one.
struct ValueReader {
    let label: String
    let isCode: Bool
    /// The terms for the words of the data.
    private let titles: [String: String]

    init<F: DisplayedFact>(_ fact: F, path: String) {
        titles = F.titles(at: path)
        // Members of nested objects have no name of their own: `auth/scheme`.
        label = F.label(at: path).replacing("/", with: " ").withCapital
        switch F.style(at: path) {
        case .code, .name: isCode = titles.isEmpty
        case .text, .words, .prose, .wording: isCode = false
        }
    }

    /// Nil for a value that was not there.
    func plain(_ value: String?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        if titles.isEmpty { return value }
        return value.split(separator: ", ").map { titles[String($0)] ?? String($0) }.joined(separator: ", ")
            .withCapital
    }
}
