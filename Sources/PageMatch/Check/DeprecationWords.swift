import PageText

/// Words that take back a value that still stands on the page.
package enum DeprecationWords {
    private static let words = ["deprecated", "discontinued", "retired", "legacy", "sunset", "sunsetted", "no longer"]
    private static let negations = ["not", "never", "no plans", "without", "non"]

    /// A word that takes a value back, and where: what a person reads to see why.
    package struct Finding: Sendable, Hashable {
        package var word: String
        /// `the page says 'X is no longer supported'`, `its row says 'Retired'`, `it stands under 'Legacy models'`.
        package var statement: String
    }

    /// The word that takes the value at `range` back, if one does. It stands in the same clause and speaks of the value
    /// ("X is deprecated", but not "use X instead of the deprecated Y"), in a status cell of the same row ("Retired"), or in
    /// a heading above ("Legacy endpoints").
    package static func beside(_ range: Range<Int>, in index: PageIndex) -> Finding? {
        guard !index.units.isEmpty else { return nil }
        let unit = index.unit(at: range.lowerBound)
        let sentence = Sentence.around(range, in: index)
        let value = range.lowerBound - sentence.lowerBound..<range.upperBound - sentence.lowerBound
        if let word = Clause(Array(index.text[sentence]), value: value)?.takesBack() {
            let place = sentence.lowerBound + word.bytes.lowerBound..<sentence.lowerBound + word.bytes.upperBound
            let both = min(range.lowerBound, place.lowerBound)..<max(range.upperBound, place.upperBound)
            return Finding(word: word.text, statement: "the page says '\(Sentence.shown(around: both, in: index))'")
        }
        return statusCell(besides: unit, in: index) ?? heading(above: unit, in: index)
    }

    /// A heading above that puts everything below it aside: "Deprecated models", "Legacy endpoints", "Models (retired)", but not
    /// "Migrating from the legacy API".
    private static func heading(above unit: Int, in index: PageIndex) -> Finding? {
        for heading in index.block(ofUnit: unit)?.headingPath ?? [] {
            let lowered = TextFolding.fold(heading).map(Bytes.lowered)
            for word in words {
                let places = Bytes.occurrences(of: Array(word.utf8), in: lowered)
                let isStated = places.contains { place in
                    let isAtEdge =
                        !lowered[..<place.lowerBound].contains(where: Bytes.isLetter)
                        || !lowered[place.upperBound...].contains(where: Bytes.isLetter)
                    return isAtEdge && isWord(place, in: lowered) && !isNegated(place, in: lowered)
                }
                if isStated { return Finding(word: word, statement: "it stands under '\(heading)'") }
            }
        }
        return nil
    }

    /// A word of its own: not a part of an identifier or address.
    private static func isWord(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        func joins(_ byte: UInt8) -> Bool { Bytes.isWord(byte) || "-/.@#".utf8.contains(byte) }
        let before = range.lowerBound > 0 && joins(text[range.lowerBound - 1])
        let after =
            range.upperBound < text.count
            && (Bytes.isWord(text[range.upperBound]) || "-/@_".utf8.contains(text[range.upperBound]))
        return !before && !after
    }

    /// A negation within the three words before it.
    private static func isNegated(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let before = String(decoding: text[max(0, range.lowerBound - 28)..<range.lowerBound], as: UTF8.self)
        let last = before.split(whereSeparator: { $0 == " " || $0 == "," }).suffix(3)
        return last.contains { negations.contains(String($0)) || $0.hasSuffix("n't") } || before.contains("no plans")
    }

    /// Another cell of the row whose whole text is a state: "Deprecated", "Legacy", "Retired 2025-01-01".
    private static func statusCell(besides unit: Int, in index: PageIndex) -> Finding? {
        guard let row = index.units[unit].row, let cell = index.block(ofUnit: unit)?.cell, !cell.isHeader else {
            return nil
        }
        for other in index.units where other.row == row {
            guard other.words.count <= 4, index.blocks[other.block].cell?.column != cell.column else { continue }
            let text = index.text[other.bytes].map(Bytes.lowered)
            guard let word = words.first(where: { text.starts(with: $0.utf8) }) else { continue }
            return Finding(word: word, statement: "its row says '\(index.string(other.bytes))'")
        }
        return nil
    }
}
