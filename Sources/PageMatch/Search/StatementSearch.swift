/// Finds a statement: a quote that holds no typed value and is itself what has to stand on the page.
package struct StatementSearch {
    let index: PageIndex

    package init(index: PageIndex) { self.index = index }

    /// Words that turn a statement round when they come into it.
    static let negations: Set<UInt16> = Set(
        [
            "not", "no", "never", "without", "except", "cannot", "don", "doesn", "isn", "aren", "longer", "nor",
            "unless",
            "deprecated", "discontinued", "removed", "retired",
        ].map { Words.hash($0.utf8) })

    package func find(_ query: MatchQuery) -> Place {
        guard let quote = query.quote else { return Place(.undecided) }
        let locator = Locator(index: index)
        let exact = Bytes.occurrences(of: quote, in: index.text).lazy.filter { Bytes.isWhole($0, in: index.text) }
        if let range = locator.first(of: exact, under: query.heading) {
            return Place(.verified, found: index.string(range), range: range)
        }
        let words = Words.hashes(quote)
        guard !words.isEmpty else { return locator.lost(query, nil) }
        if let range = inOrder(words) {
            return Place(.verified, found: index.string(range), range: range, similarity: Self.similarityInOrder)
        }
        return nearest(words) ?? locator.lost(query, nil)
    }

    /// What reports show for a quote whose words all stand there with others between them: less than for the quote itself.
    private static let similarityInOrder = 0.9

    /// All words in their order, with at most a quarter as many others between them and no negation among those.
    private func inOrder(_ words: [UInt16]) -> Range<Int>? {
        let slack = max(words.count > 3 ? 1 : 0, words.count / 4)
        for start in index.words.indices where index.words[start].hash == words[0] {
            var matched = 1
            var position = start + 1
            while matched < words.count, position < index.words.count, position - start < words.count + slack {
                let hash = index.words[position].hash
                if hash == words[matched] {
                    matched += 1
                } else if Self.negations.contains(hash) {
                    break
                }
                position += 1
            }
            if matched == words.count {
                return index.words[start].bytes.lowerBound..<index.words[position - 1].bytes.upperBound
            }
        }
        return nil
    }

    /// The whole sentence without its full stop, where it is not much longer than the quote; a quote may be a part of one.
    private func sentence(around range: Range<Int>, words: Int) -> Range<Int> {
        let sentence = Sentence.around(range, in: index)
        let count = index.wordsFrom(sentence.upperBound) - index.wordsFrom(sentence.lowerBound)
        guard count <= words * 2 else { return range }
        var end = sentence.upperBound
        while end > sentence.lowerBound, ".;:,".utf8.contains(index.text[end - 1]) { end -= 1 }
        return sentence.lowerBound..<end
    }

    /// The stretch of words that shares most with the quote; a changed statement from
    /// ``Thresholds/leastForStatement`` on.
    private func nearest(_ words: [UInt16]) -> Place? {
        var wanted: [UInt16: Int] = [:]
        for word in words { wanted[word, default: 0] += 1 }
        let width = words.count + max(1, words.count / 3)
        var inWindow: [UInt16: Int] = [:]
        var common = 0
        var best: (end: Int, common: Int)?
        for (position, word) in index.words.enumerated() {
            if let need = wanted[word.hash] {
                inWindow[word.hash, default: 0] += 1
                if inWindow[word.hash, default: 0] <= need { common += 1 }
            }
            if position >= width {
                let old = index.words[position - width].hash
                if let need = wanted[old] {
                    if inWindow[old, default: 0] <= need { common -= 1 }
                    inWindow[old, default: 0] -= 1
                }
            }
            if common > (best?.common ?? 0) { best = (position, common) }
        }
        guard words.count >= 3, let best, Double(best.common) >= Thresholds.leastForStatement * Double(words.count)
        else {
            return nil
        }
        let start = max(0, best.end - width + 1)
        let unit = index.units[index.unit(at: index.words[best.end].bytes.lowerBound)]
        let from = max(index.words[start].bytes.lowerBound, unit.bytes.lowerBound)
        let to = min(unit.bytes.upperBound, max(index.words[best.end].bytes.upperBound, from))
        let range = sentence(around: from..<to, words: words.count)
        return Place(
            .changed, found: index.string(range), range: range, similarity: Double(best.common) / Double(words.count),
            nearest: Sentence.shown(around: range, in: index))
    }
}
