/// A word of the data that has a term for people.
package protocol Titled: RawRepresentable<String>, CaseIterable, Sendable {
    /// As people read it inside a sentence: "OpenAI-compatible chat completions".
    var title: String { get }
}

extension Titled {
    package var title: String { words }

    /// Its term, as it stands by itself: "Chat completions".
    package var plain: String { title.withCapital }

    /// The terms by the words of the data.
    static var titles: [String: String] { Dictionary(allCases.map { ($0.rawValue, $0.title) }) { first, _ in first } }
}

extension String {
    /// As it stands at the beginning of a line.
    package var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
