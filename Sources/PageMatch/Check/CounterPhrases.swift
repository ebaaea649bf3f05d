import PageText

/// Phrases that a page must not say. Found as whole words, in any case, in main content only.
package enum CounterPhrases {
    package static func first(
        of phrases: [String], in index: PageIndex
    ) -> (phrase: String, sentence: String, heading: String?)? {
        let lowered = Bytes.lowered(index.text)
        for phrase in phrases {
            let needle = Bytes.lowered(TextFolding.fold(phrase))
            let whole = Bytes.occurrences(of: needle, in: lowered).first { Bytes.isWhole($0, in: lowered) }
            if let whole {
                let heading = index.block(ofUnit: index.unit(at: whole.lowerBound))?.headingPath.last
                return (phrase, Sentence.shown(around: whole, in: index), heading)
            }
        }
        return nil
    }
}
