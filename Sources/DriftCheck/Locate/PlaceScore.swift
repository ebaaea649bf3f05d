import PageText

/// How well a place on the page agrees with an anchor, from 0 to 1.
struct PlaceScore {
    let anchor: PlaceAnchor
    let index: PageIndex
    private let leftWeights: [Double]
    private let rightWeights: [Double]
    private let headingWords: [[UInt16]]

    init(anchor: PlaceAnchor, index: PageIndex) {
        self.anchor = anchor
        self.index = index
        leftWeights = Self.weights(anchor.left, inUnit: anchor.leftInUnit, inRow: anchor.leftInRow, index: index)
        rightWeights = Self.weights(anchor.right, inUnit: anchor.rightInUnit, inRow: anchor.rightInRow, index: index)
        headingWords = anchor.heading.map { Words.hashes($0) }
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
        var result = Agreement()
        let window = ContextWindow(around: range, in: index, reach: PlaceAnchor.reach + 8)
        result.left = Self.likeness(anchor.left, weights: leftWeights, window.left)
        result.right = Self.likeness(anchor.right, weights: rightWeights, window.right)
        result.touchesLeft = touches(anchor.left, inUnit: anchor.leftInUnit, window.left, window.leftInUnit)
        result.touchesRight = touches(anchor.right, inUnit: anchor.rightInUnit, window.right, window.rightInUnit)
        result.structure = structure(atUnit: index.unit(at: range.lowerBound))
        result.shared = shared(with: window)
        let leftTotal = leftWeights.reduce(0, +)
        let rightTotal = rightWeights.reduce(0, +)
        let all = leftTotal + rightTotal
        let context = all > 0 ? (leftTotal * result.left + rightTotal * result.right) / all : 0
        // A side that holds nothing of the value's own unit or row says little where the other side does.
        let speaksLeft = leftTotal > 0 && (anchor.leftInRow > 0 || anchor.rightInRow == 0)
        let speaksRight = rightTotal > 0 && (anchor.rightInRow > 0 || anchor.leftInRow == 0)
        // One side that agrees wholly finds the place, whatever became of the other.
        let oneSided = 0.8 * max(speaksLeft ? result.left : 0, speaksRight ? result.right : 0)
        result.total = 0.75 * max(context, oneSided) + 0.25 * result.structure
        if hasNothingOfItsOwn(window) { result.total *= 0.75 }
        return result
    }

    private func shared(with window: ContextWindow) -> Double {
        let new = Set(window.left.prefix(window.leftInUnit) + window.right.prefix(window.rightInUnit))
        let left = zip(anchor.left, leftWeights).prefix(anchor.leftInUnit)
        let right = zip(anchor.right, rightWeights).prefix(anchor.rightInUnit)
        let all = Array(left) + Array(right)
        let total = all.reduce(0) { $0 + $1.1 }
        return total > 0 ? all.filter { new.contains($0.0) }.reduce(0) { $0 + $1.1 } / total : 0
    }

    /// The value had words beside it in its unit or row, and none of them stands there: only the neighbourhood speaks.
    private func hasNothingOfItsOwn(_ window: ContextWindow) -> Bool {
        let old = anchor.left.prefix(anchor.leftInRow) + anchor.right.prefix(anchor.rightInRow)
        guard old.count >= 2 else { return false }
        let new = Set(window.left.prefix(window.leftInRow) + window.right.prefix(window.rightInRow))
        return !old.contains(where: new.contains)
    }

    /// Agreement of word order alone, for telling one place of a value from its other places.
    static func likeness(_ place: PlaceAnchor.Surroundings, at range: Range<Int>, in index: PageIndex) -> Double {
        let window = ContextWindow(around: range, in: index, reach: place.left.count + 4)
        let left = likeness(place.left, weights: weights(place.left, index: index), window.left)
        let right = likeness(place.right, weights: weights(place.right, index: index), window.right)
        return (left + right) / 2
    }

    private func touches(_ old: [UInt16], inUnit: Int, _ new: [UInt16], _ newInUnit: Int) -> Bool {
        guard inUnit > 0 else { return newInUnit == 0 }
        return newInUnit > 0 && old.first == new.first
    }

    private func structure(atUnit unit: Int) -> Double {
        guard let block = index.block(ofUnit: unit) else { return 0 }
        var score = 0.0
        var weight = 0.0
        if let last = headingWords.last {
            let path = block.headingPath.map { Words.hashes(ofTitle: $0) }
            let same = path.map { Likeness.ofWords(last, $0) }.max() ?? 0
            score += 0.6 * same
            weight += 0.6
        }
        if !anchor.kind.isEmpty {
            score += block.kind.word == anchor.kind ? 0.2 : 0
            weight += 0.2
        }
        if !anchor.rowHeader.isEmpty {
            score +=
                0.5
                * Likeness.ofWords(Words.hashes(anchor.rowHeader), Words.hashes(ofTitle: block.cell?.rowHeader ?? ""))
            weight += 0.5
        }
        if !anchor.columnHeader.isEmpty {
            score +=
                0.3
                * Likeness.ofWords(
                    Words.hashes(anchor.columnHeader), Words.hashes(ofTitle: block.cell?.columnHeader ?? ""))
            weight += 0.3
        }
        return weight > 0 ? score / weight : 0.5
    }

    /// Near words weigh more than far ones, the value's own unit more than its neighbours, rare words more than common ones.
    private static func weights(
        _ words: [UInt16], inUnit: Int = 0, inRow: Int = 0, index: PageIndex
    ) -> [Double] {
        words.enumerated().map { position, word in
            let nearness = 1 / (1 + Double(position) / 5)
            let own = position < inUnit ? 3.0 : position < inRow ? 2.5 : inRow > inUnit ? 0.5 : 1.0
            let count = Double(max(1, index.count(ofWord: word)))
            return nearness * own / (1 + count.squareRoot() / 4)
        }
    }

    /// Weighted longest common subsequence, as a share of the old side; 0 where the old side is empty. A word that
    /// moved away from the value by many words counts less.
    static func likeness(_ old: [UInt16], weights: [Double], _ new: [UInt16]) -> Double {
        let total = weights.reduce(0, +)
        guard total > 0, !new.isEmpty else { return 0 }
        var row = [Double](repeating: 0, count: new.count + 1)
        for i in old.indices {
            var diagonal = 0.0
            for j in new.indices {
                let above = row[j + 1]
                var best = max(above, row[j])
                if old[i] == new[j] {
                    best = max(best, diagonal + weights[i] * max(0.25, 1 - 0.05 * Double(abs(i - j))))
                }
                diagonal = above
                row[j + 1] = best
            }
        }
        return (row.last ?? 0) / total
    }
}
