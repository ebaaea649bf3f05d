import PageText

/// Phrases that a page must not say. Found as whole words, in any case, in main content only.
enum CounterPhrases {
    static func first(of phrases: [String], in index: PageIndex) -> (phrase: String, heading: String?)? {
        let lowered = index.text.map(Bytes.lowered)
        for phrase in phrases {
            let needle = TextFolding.fold(phrase).map(Bytes.lowered)
            let whole = Bytes.occurrences(of: needle, in: lowered).first { isWhole($0, in: lowered) }
            if let whole {
                return (phrase, index.block(ofUnit: index.unit(at: whole.lowerBound))?.headingPath.last)
            }
        }
        return nil
    }

    private static func isWhole(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let begins =
            range.lowerBound == 0 || !Bytes.isWord(text[range.lowerBound]) || !Bytes.isWord(text[range.lowerBound - 1])
        let ends =
            range.upperBound == text.count || !Bytes.isWord(text[range.upperBound - 1])
            || !Bytes.isWord(text[range.upperBound])
        return begins && ends
    }
}
