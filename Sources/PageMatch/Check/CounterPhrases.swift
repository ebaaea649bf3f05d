import PageText

/// Phrases that a page must not say. Found as whole words, in any case, in main content only.
package enum CounterPhrases {
    package static func first(of phrases: [String], in index: PageIndex) -> (phrase: String, heading: String?)? {
        let lowered = Bytes.lowered(index.text)
        for phrase in phrases {
            let needle = Bytes.lowered(TextFolding.fold(phrase))
            let whole = Bytes.occurrences(of: needle, in: lowered).first { Bytes.isWhole($0, in: lowered) }
            if let whole {
                return (phrase, index.block(ofUnit: index.unit(at: whole.lowerBound))?.headingPath.last)
            }
        }
        return nil
    }
}
