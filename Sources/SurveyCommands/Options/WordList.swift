import ArgumentParser
import SurveySupport

extension RawRepresentable where RawValue == String, Self: CaseIterable {
    /// The words of the list, as help texts and messages have them.
    static var allWords: [String] { allCases.map(\.rawValue) }
    static var wordList: String { allWords.joined(separator: ", ") }

    /// Refuses a word that the list does not have.
    ///
    /// - Parameter what: what the word is for, as the message says it: `category`.
    static func require(_ word: String?, _ what: String) throws {
        guard let word, Self(rawValue: word) == nil else { return }
        let remedy = NearMiss.suggestion(word, in: allWords) ?? "use one of \(wordList)"
        throw ValidationError("unknown \(what) '\(word)'; \(remedy)")
    }
}
