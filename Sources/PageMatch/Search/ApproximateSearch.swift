/// Finds where a pattern stands in a text with the fewest edits: Myers' bit-parallel search, in blocks of 64 rows
/// after Hyyrö. Cost: text length times pattern length / 64.
package struct ApproximateSearch {
    /// Longer patterns are cut: the beginning of a quote finds its place well enough.
    package static let maximumPattern = 512

    package struct Match: Sendable, Hashable {
        /// Bytes of the text.
        package var range: Range<Int>
        package var edits: Int
        /// 1 for no edits, 0 for as many edits as the pattern has bytes.
        package var similarity: Double
    }

    private let pattern: [UInt8]
    private let blocks: Int
    /// For each byte and block, the rows of the pattern that hold the byte.
    private let rows: [UInt64]

    package init?(_ pattern: [UInt8]) {
        guard !pattern.isEmpty else { return nil }
        let pattern = Array(pattern.prefix(Self.maximumPattern))
        self.pattern = pattern
        blocks = (pattern.count + 63) / 64
        var rows = [UInt64](repeating: 0, count: 256 * blocks)
        for (row, byte) in pattern.enumerated() { rows[Int(byte) * blocks + row / 64] |= 1 << UInt64(row % 64) }
        self.rows = rows
    }

    /// The place with the fewest edits, the first one of several; nil when it needs more than `maximumEdits`.
    package func best(in text: [UInt8], maximumEdits: Int) -> Match? {
        guard let end = bestEnd(in: text, maximumEdits: maximumEdits) else { return nil }
        // The beginning is where the reversed pattern ends in the reversed text before that end.
        let window = max(0, end.offset - pattern.count - end.edits)..<end.offset
        let start = ApproximateSearch(pattern.reversed())?
            .bestEnd(in: text[window].reversed(), maximumEdits: end.edits)
            .map { end.offset - $0.offset }
        let range = (start ?? window.lowerBound)..<end.offset
        return Match(range: range, edits: end.edits, similarity: 1 - Double(end.edits) / Double(pattern.count))
    }

    private func bestEnd(in text: [UInt8], maximumEdits: Int) -> (offset: Int, edits: Int)? {
        if blocks == 1 { return bestEndOfOneBlock(in: text, maximumEdits: maximumEdits) }
        var column = Column(self)
        var best: (offset: Int, edits: Int)?
        for (index, byte) in text.enumerated() {
            // In a search, the row above the pattern is zero everywhere: no edit enters from there.
            column.advance(to: byte, in: self, carry: 0)
            if column.edits <= maximumEdits, column.edits < (best?.edits ?? .max) {
                best = (index + 1, column.edits)
            }
        }
        return best
    }

    /// The same where one block holds the pattern, as it does most quotes: the column stays in registers.
    private func bestEndOfOneBlock(in text: [UInt8], maximumEdits: Int) -> (offset: Int, edits: Int)? {
        var (positive, negative, edits) = (UInt64.max, UInt64(0), pattern.count)
        var best = (offset: 0, edits: maximumEdits + 1)
        for (index, byte) in text.enumerated() {
            edits += Self.advance(&positive, &negative, equal: rows[Int(byte)], carry: 0, outRow: lastRow)
            if edits < best.edits { best = (index + 1, edits) }
        }
        return best.edits <= maximumEdits ? best : nil
    }

    /// The bit of the pattern's last row in its block.
    private var lastRow: UInt64 { 1 << UInt64((pattern.count - 1) % 64) }

    /// The edits that make the whole of `text` of the pattern (Levenshtein's distance).
    func distance(to text: some Collection<UInt8>) -> Int {
        var column = Column(self)
        // Each byte of the text more is one edit more from an empty pattern.
        for byte in text { column.advance(to: byte, in: self, carry: 1) }
        return column.edits
    }

    /// The differences between the rows of one column, as bits, and the edits in its last row.
    private struct Column {
        private var positive: [UInt64]
        private var negative: [UInt64]
        private(set) var edits: Int
        private let lastRow: UInt64

        init(_ search: ApproximateSearch) {
            positive = [UInt64](repeating: .max, count: search.blocks)
            negative = [UInt64](repeating: 0, count: search.blocks)
            edits = search.pattern.count
            lastRow = search.lastRow
        }

        @inline(__always)
        mutating func advance(to byte: UInt8, in search: ApproximateSearch, carry: Int) {
            var carry = carry
            for block in 0..<search.blocks {
                let isLast = block == search.blocks - 1
                carry = ApproximateSearch.advance(
                    &positive[block], &negative[block], equal: search.rows[Int(byte) * search.blocks + block],
                    carry: carry, outRow: isLast ? lastRow : 1 << 63)
            }
            edits += carry
        }
    }

    /// One column of one block; returns the difference (-1, 0, 1) that leaves its last row.
    @inline(__always)
    private static func advance(
        _ positive: inout UInt64, _ negative: inout UInt64, equal: UInt64, carry: Int, outRow: UInt64
    ) -> Int {
        var equal = equal
        let vertical = equal | negative
        if carry < 0 { equal |= 1 }
        let horizontal = (((equal & positive) &+ positive) ^ positive) | equal
        var up = negative | ~(horizontal | positive)
        var down = positive & horizontal
        let out = up & outRow != 0 ? 1 : down & outRow != 0 ? -1 : 0
        up = (up << 1) | (carry > 0 ? 1 : 0)
        down = (down << 1) | (carry < 0 ? 1 : 0)
        positive = down | ~(vertical | up)
        negative = up & vertical
        return out
    }
}

/// Likeness of short strings to one of them.
package struct Likeness {
    /// Inputs are cut here.
    private static let longest = 200

    private let search: ApproximateSearch?
    private let length: Int

    init(to bytes: some Collection<UInt8>) {
        let bytes = Array(bytes.prefix(Self.longest))
        search = ApproximateSearch(bytes)
        length = bytes.count
    }

    /// One minus the Levenshtein distance over the longer length.
    func of(_ other: some Collection<UInt8>) -> Double {
        let other = other.prefix(Self.longest)
        guard let search, !other.isEmpty else { return search == nil && other.isEmpty ? 1 : 0 }
        return 1 - Double(search.distance(to: other)) / Double(max(length, other.count))
    }

    /// Share of words in common (Dice); 1 for two empty lists.
    package static func ofWords(_ a: [UInt16], _ b: [UInt16]) -> Double {
        guard !a.isEmpty || !b.isEmpty else { return 1 }
        var counts: [UInt16: Int] = [:]
        for word in a { counts[word, default: 0] += 1 }
        var common = 0
        for word in b {
            if let count = counts[word], count > 0 {
                counts[word] = count - 1
                common += 1
            }
        }
        return 2 * Double(common) / Double(a.count + b.count)
    }
}
