import PageText

/// The sentence of a page that comes nearest to what does not stand there, for people to look at. Nothing is decided by it.
package struct NearestText: Sendable, Hashable {
    /// Whole words of the index's text, within one unit.
    package var range: Range<Int>
    /// Agreement in letters, 0 to 1.
    package var similarity: Double
    /// The sentence around them, at most 160 bytes.
    package var text: String

    /// Nil where nothing on the page is near: see ``Thresholds/leastLettersOfNearest``.
    package init?(to wanted: [UInt8], in index: PageIndex) {
        let mostEdits = Int(Double(wanted.count) * (1 - Thresholds.leastLettersOfNearest))
        guard !index.units.isEmpty,
            let match = ApproximateSearch(wanted)?.best(in: index.text, maximumEdits: mostEdits),
            let range = Self.wholeWords(match.range, in: index)
        else { return nil }
        let sentence = Sentence.around(range, in: index)
        let isNear =
            match.similarity >= Thresholds.enoughLettersOfNearest
            || Self.share(ofWordsIn: wanted, standingIn: sentence, of: index) >= Thresholds.leastWordsOfNearest
        guard isNear else { return nil }
        (self.range, similarity, text) = (range, match.similarity, Sentence.shown(around: range, in: index))
    }

    /// The part of a match that lies in one unit, where it crosses several, without words cut in two.
    private static func wholeWords(_ match: Range<Int>, in index: PageIndex) -> Range<Int>? {
        let parts = (index.unit(at: match.lowerBound)...index.unit(at: match.upperBound)).map { unit in
            (bytes: index.units[unit].bytes, part: match.clamped(to: index.units[unit].bytes))
        }
        guard let (unit, part) = parts.max(by: { $0.part.count < $1.part.count }), !part.isEmpty else { return nil }
        var (start, end) = (part.lowerBound, part.upperBound)
        while start > unit.lowerBound, Bytes.cutsWord(index.text, at: start) { start -= 1 }
        while end < unit.upperBound, Bytes.cutsWord(index.text, at: end) { end += 1 }
        return start..<end
    }

    private static func share(ofWordsIn wanted: [UInt8], standingIn range: Range<Int>, of index: PageIndex) -> Double {
        let words = Words.hashes(wanted)
        let there = Set(Words.split(index.text, in: range).map(\.hash))
        return words.isEmpty ? 0 : Double(words.count(where: there.contains)) / Double(words.count)
    }
}
