import PageText

/// How well a place on the page agrees with an anchor, from 0 to 1. Remembers what it found out about the heading that it
/// looked at last, so that it is cheapest to ask about places in the order of the page.
final class PlaceScore {
    let anchor: PlaceAnchor
    let index: PageIndex
    private let left: Side
    private let right: Side
    private let headingWords: [UInt16]?
    private let rowWords: [UInt16]
    private let columnWords: [UInt16]
    private var sameHeading = PathMemo<Double>()
    private var inSection = PathMemo<Bool>()
    /// Places that were compared word by word.
    private(set) var weighed = 0
    private lazy var bounds = ContextBounds(
        left: (left.words, left.weights), right: (right.words, right.weights), index)

    // The weights in this file were chosen by hand together with ``Thresholds``, on the same sets of edits.

    /// The words around the place, and its heading, kind of block and table headers. They add up to 1.
    private static let contextWeight = 0.75
    private static let structureWeight = 0.25
    /// Factor for a place at which no word of the value's own sentence or row is left, only those around it.
    private static let neighbourhoodAlone = 0.75
    /// What one side that agrees wholly is worth when the other does not agree at all.
    private static let oneSideAlone = 0.8
    // Parts of the structure. Those that the anchor has are scaled to 1: outside of tables, a heading counts for 0.75.
    private static let headingWeight = 0.6
    private static let kindWeight = 0.2
    private static let rowHeaderWeight = 0.5
    private static let columnHeaderWeight = 0.3
    /// What the heading is worth where another one stands between it and the place: that of the page stands above everything.
    private static let subsection = 0.8
    /// Where the anchor has none of them: neither for nor against.
    private static let unknownStructure = 0.5

    /// Words kept on a side of a place, to be compared with those of the anchor: some more, so that a few words may
    /// have been put in.
    private static let reach = PlaceAnchor.reach + 8

    init(anchor: PlaceAnchor, index: PageIndex) {
        self.anchor = anchor
        self.index = index
        left = Side(anchor.left, inUnit: anchor.leftInUnit, inRow: anchor.leftInRow, index)
        right = Side(anchor.right, inUnit: anchor.rightInUnit, inRow: anchor.rightInRow, index)
        headingWords = anchor.heading.last.map { Words.hashes($0) }
        rowWords = Words.hashes(anchor.rowHeader)
        columnWords = Words.hashes(anchor.columnHeader)
    }

    /// The words of the anchor on one side of the value.
    private struct Side {
        let words: [UInt16]
        let weights: [Double]
        let total: Double
        let inUnit: Int
        let inRow: Int

        init(_ words: [UInt16], inUnit: Int, inRow: Int, _ index: PageIndex) {
            self.words = words
            self.inUnit = inUnit
            self.inRow = inRow
            weights = PlaceScore.weights(words, inUnit: inUnit, inRow: inRow, index: index)
            total = weights.reduce(0, +)
        }

        func likeness(_ new: [UInt16]) -> Double { PlaceScore.likeness(words, weights: weights, total: total, new) }

        func touches(_ new: [UInt16], _ newInUnit: Int) -> Bool {
            guard inUnit > 0 else { return newInUnit == 0 }
            return newInUnit > 0 && words.first == new.first
        }
    }

    struct Agreement {
        var left = 0.0
        var right = 0.0
        /// The words directly beside the value are the same ones.
        var touchesLeft = false
        var touchesRight = false
        var structure = 0.0
        /// Share of the words of the value's own sentence or line that stand in this one, in whatever order.
        var shared = 0.0
        var total = 0.0
    }

    func agreement(at range: Range<Int>) -> Agreement {
        weighed += 1
        var result = Agreement()
        let window = ContextWindow(around: range, in: index, reach: Self.reach)
        result.left = left.likeness(window.left)
        result.right = right.likeness(window.right)
        result.touchesLeft = left.touches(window.left, window.leftInUnit)
        result.touchesRight = right.touches(window.right, window.rightInUnit)
        result.structure = structure(atUnit: index.unit(at: range.lowerBound))
        result.shared = shared(with: window)
        result.total =
            Self.contextWeight * context(left: result.left, right: result.right)
            + Self.structureWeight * result.structure
        if hasNothingOfItsOwn(window) { result.total *= Self.neighbourhoodAlone }
        return result
    }

    /// The most that ``agreement(at:)`` could come to, told without comparing the order of words.
    func mostAgreement(at range: Range<Int>) -> Double {
        let most = bounds.likeness(around: range, in: index, reach: Self.reach)
        return Self.contextWeight * context(left: most.left, right: most.right) + Self.structureWeight
    }

    /// True for a place below the accepted heading itself.
    func isInSection(_ range: Range<Int>) -> Bool {
        inSection.value(for: index.headingPath(at: range.lowerBound)) { path in
            headingWords == path.last.map { Words.hashes(ofTitle: $0) }
        }
    }

    private func context(left likenessLeft: Double, right likenessRight: Double) -> Double {
        let all = left.total + right.total
        let context = all > 0 ? (left.total * likenessLeft + right.total * likenessRight) / all : 0
        // A side that holds nothing of the value's own unit or row says little where the other side does.
        let speaksLeft = left.total > 0 && (left.inRow > 0 || right.inRow == 0)
        let speaksRight = right.total > 0 && (right.inRow > 0 || left.inRow == 0)
        // One side that agrees wholly finds the place, whatever became of the other.
        let oneSided = Self.oneSideAlone * max(speaksLeft ? likenessLeft : 0, speaksRight ? likenessRight : 0)
        return max(context, oneSided)
    }

    private func shared(with window: ContextWindow) -> Double {
        var total = 0.0
        var found = 0.0
        for side in [left, right] {
            for (word, weight) in zip(side.words, side.weights).prefix(side.inUnit) {
                total += weight
                if window.unitHolds(word) { found += weight }
            }
        }
        return total > 0 ? found / total : 0
    }

    /// True where the value had words beside it in its unit or row, and none of them stands there. What agrees is then
    /// only the neighbourhood: the sentence before, the row below.
    private func hasNothingOfItsOwn(_ window: ContextWindow) -> Bool {
        let (ownLeft, ownRight) = (left.words.prefix(left.inRow), right.words.prefix(right.inRow))
        guard ownLeft.count + ownRight.count >= 2 else { return false }
        return !ownLeft.contains(where: window.rowHolds) && !ownRight.contains(where: window.rowHolds)
    }

    private func structure(atUnit unit: Int) -> Double {
        guard index.units.indices.contains(unit) else { return 0 }
        let block = index.units[unit].block
        var score = 0.0
        var weight = 0.0
        if let headingWords {
            let same = sameHeading.value(for: index.blocks[block].headingPath) { path in
                let likenesses = path.map { Likeness.ofWords(headingWords, Words.hashes(ofTitle: $0)) }
                return max(likenesses.last ?? 0, Self.subsection * (likenesses.dropLast().max() ?? 0))
            }
            score += Self.headingWeight * same
            weight += Self.headingWeight
        }
        if !anchor.kind.isEmpty {
            score += index.blocks[block].kind.word == anchor.kind ? Self.kindWeight : 0
            weight += Self.kindWeight
        }
        if !anchor.rowHeader.isEmpty {
            let header = index.blocks[block].cell?.rowHeader ?? ""
            score += Self.rowHeaderWeight * Likeness.ofWords(rowWords, Words.hashes(ofTitle: header))
            weight += Self.rowHeaderWeight
        }
        if !anchor.columnHeader.isEmpty {
            let header = index.blocks[block].cell?.columnHeader ?? ""
            score += Self.columnHeaderWeight * Likeness.ofWords(columnWords, Words.hashes(ofTitle: header))
            weight += Self.columnHeaderWeight
        }
        return weight > 0 ? score / weight : Self.unknownStructure
    }

    /// Near words weigh more than far ones, the value's own unit more than its neighbours, rare words more than common ones.
    ///
    /// Examples: the word that is five words farther away than the nearest weighs half as much; one that stands a hundred
    /// times on the page, a third as much as one that stands there once.
    static func weights(
        _ words: [UInt16], inUnit: Int = 0, inRow: Int = 0, index: PageIndex
    ) -> [Double] {
        words.enumerated().map { position, word in
            let nearness = 1 / (1 + Double(position) / 5)
            // A cell has its row for context, so what stands outside of the row counts less than beside a sentence.
            let own = position < inUnit ? 3.0 : position < inRow ? 2.5 : inRow > inUnit ? 0.5 : 1.0
            let count = Double(max(1, index.count(ofWord: word)))
            return nearness * own / (1 + count.squareRoot() / 4)
        }
    }

    /// What a word loses of its weight for each word by which it has moved, and what it keeps however far it moved.
    private static let lossPerWord = 0.05
    private static let leastWhenMoved = 0.25

    /// Weighted longest common subsequence, as a share of the old side; 0 where the old side is empty. A word that
    /// moved away from the value by many words counts less.
    static func likeness(
        _ old: [UInt16], weights: [Double], total: Double, _ new: some RandomAccessCollection<UInt16>
    ) -> Double {
        guard total > 0, !new.isEmpty else { return 0 }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: new.count + 1) { row in
            row.initialize(repeating: 0)
            // The row never falls from left to right, so that a word which stands nowhere leaves it as it is.
            for i in old.indices where new.contains(old[i]) {
                var diagonal = 0.0
                for (j, word) in new.enumerated() {
                    let above = row[j + 1]
                    var best = max(above, row[j])
                    if old[i] == word {
                        best = max(
                            best, diagonal + weights[i] * max(leastWhenMoved, 1 - lossPerWord * Double(abs(i - j))))
                    }
                    diagonal = above
                    row[j + 1] = best
                }
            }
            return row[new.count] / total
        }
    }
}

/// Bounds from above for the likeness of the words around a place with those of an anchor: the weights of the words
/// there, whatever their order. Sums along the page make each bound one subtraction.
private struct ContextBounds {
    /// Sums of the weights of all words before each word of the page.
    private let left: [Double]
    private let right: [Double]
    private let leftTotal: Double
    private let rightTotal: Double

    init(left: ([UInt16], [Double]), right: ([UInt16], [Double]), _ index: PageIndex) {
        (self.left, leftTotal) = Self.sums(left.0, left.1, index)
        (self.right, rightTotal) = Self.sums(right.0, right.1, index)
    }

    private static func sums(_ words: [UInt16], _ weights: [Double], _ index: PageIndex) -> ([Double], Double) {
        var heaviest = [Double](repeating: 0, count: 1 << 16)
        for (word, weight) in zip(words, weights) { heaviest[Int(word)] = max(heaviest[Int(word)], weight) }
        var sums = [0.0]
        sums.reserveCapacity(index.words.count + 1)
        var sum = 0.0
        for word in index.words {
            sum += heaviest[Int(word.hash)]
            sums.append(sum)
        }
        return (sums, weights.reduce(0, +))
    }

    func likeness(around range: Range<Int>, in index: PageIndex, reach: Int) -> (left: Double, right: Double) {
        let before = index.wordsBefore(range.lowerBound)
        let after = index.wordsFrom(range.upperBound)
        let last = min(index.words.count, after + reach)
        return (
            Self.share(left[before] - left[max(0, before - reach)], of: leftTotal),
            Self.share(right[last] - right[after], of: rightTotal)
        )
    }

    /// Rounding of sums over a page may not make a bound too low.
    private static func share(_ weight: Double, of total: Double) -> Double {
        total > 0 ? min(1, weight / total + 1e-6) : 0
    }
}

/// What was found out about the last heading path that was asked about. Places come in the order of the page, and all
/// those below one heading share its path.
struct PathMemo<Value> {
    private var last: (path: [String], value: Value)?

    mutating func value(for path: [String], _ find: ([String]) -> Value) -> Value {
        if let last, last.path == path { return last.value }
        let value = find(path)
        last = (path, value)
        return value
    }
}
