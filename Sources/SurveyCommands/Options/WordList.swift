extension RawRepresentable where RawValue == String, Self: CaseIterable {
    /// The words of the list, as help texts and messages have them.
    static var allWords: [String] { allCases.map(\.rawValue) }
    static var wordList: String { allWords.joined(separator: ", ") }
}
