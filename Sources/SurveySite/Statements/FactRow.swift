import SurveyModel

/// One line of a statement: what is told, and the value.
struct FactRow: Sendable, Hashable {
    var label: String
    var value: Value

    enum Value: Sendable, Hashable {
        case text(String)
        /// Text in which words between ticks are code.
        case prose(String)
        /// Values that are taken letter by letter.
        case codes([String])
        /// One such value that people copy.
        case copied(String)
        case link(String, String)
        case list([String])
        case color(String)
    }

    /// Nil without a value.
    init?(_ label: String, _ value: Value?) {
        guard let value else { return nil }
        (self.label, self.value) = (label, value)
    }

    static func word(_ label: String, _ word: (some Titled)?) -> FactRow? {
        FactRow(label, word.map { .text($0.plain) })
    }

    static func words(_ label: String, _ words: [some Titled]) -> FactRow? {
        FactRow(label, words.isEmpty ? nil : .text(words.map(\.title).joined(separator: ", ").withCapital))
    }

    static func codes(_ label: String, _ values: [String]) -> FactRow? {
        FactRow(label, values.isEmpty ? nil : .codes(values))
    }

    static func copied(_ label: String, _ value: String?) -> FactRow? { FactRow(label, value.map(Value.copied)) }

    static func text(_ label: String, _ text: String?) -> FactRow? { FactRow(label, text.map(Value.text)) }

    /// What it says, without any markup: for comparisons and search.
    var plainText: String {
        switch value {
        case .text(let text), .prose(let text), .copied(let text), .link(_, let text), .color(let text): text
        case .codes(let values): values.joined(separator: ", ")
        case .list(let items): items.joined(separator: " ")
        }
    }
}
