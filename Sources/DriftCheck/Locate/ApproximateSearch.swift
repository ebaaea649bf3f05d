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
        var positive = [UInt64](repeating: .max, count: blocks)
        var negative = [UInt64](repeating: 0, count: blocks)
        let lastRow = UInt64(1) << UInt64((pattern.count - 1) % 64)
        var edits = pattern.count
        var best: (offset: Int, edits: Int)?
        for (index, byte) in text.enumerated() {
            // In a search, the row above the pattern is zero everywhere: no edit enters from there.
            var carry = 0
            for block in 0..<blocks {
                let isLast = block == blocks - 1
                carry = Self.advance(
                    &positive[block], &negative[block], equal: rows[Int(byte) * blocks + block], carry: carry,
                    outRow: isLast ? lastRow : 1 << 63)
            }
            edits += carry
            if edits <= maximumEdits, edits < (best?.edits ?? .max) { best = (index + 1, edits) }
        }
        return best
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

/// Likeness of two short strings.
enum Likeness {
    /// One minus the Levenshtein distance over the longer length; inputs are cut at 200 bytes.
    static func ofBytes(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Double {
        let a = Array(a.prefix(200))
        let b = Array(b.prefix(200))
        guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty ? 1 : 0 }
        var previous = Array(0...b.count)
        var current = previous
        for i in 1...a.count {
            current[0] = i
            for j in 1...b.count {
                let replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                current[j] = min(replaced, previous[j] + 1, current[j - 1] + 1)
            }
            swap(&previous, &current)
        }
        return 1 - Double(previous[b.count]) / Double(max(a.count, b.count))
    }

    /// Share of words in common (Dice); 1 for two empty lists.
    static func ofWords(_ a: [UInt16], _ b: [UInt16]) -> Double {
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
