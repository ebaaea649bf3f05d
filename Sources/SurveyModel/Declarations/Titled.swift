/// A word of the data that has a term for people.
package protocol Titled: RawRepresentable<String>, CaseIterable, Sendable {
    /// As people read it inside a sentence: "OpenAI-compatible chat completions".
    var title: String { get }
}

extension Titled {
    package var title: String { words }

    /// The terms by the words of the data.
    static var titles: [String: String] { Dictionary(allCases.map { ($0.rawValue, $0.title) }) { first, _ in first } }
}
