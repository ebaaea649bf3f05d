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
        return standing(quote, query) ?? nearest(Words.hashes(quote)) ?? Locator(index: index).lost(query, nil)
    }

    /// The statement as it was cited, or with a few words between its own; nil where it does not stand, without a look for
    /// what comes nearest.
    func standing(_ query: MatchQuery) -> Place? {
        query.quote.flatMap { standing($0, query) }
    }

    private func standing(_ quote: [UInt8], _ query: MatchQuery) -> Place? {
        let exact = Bytes.occurrences(of: quote, in: index.text).lazy.filter { Bytes.isWhole($0, in: index.text) }
        if let range = Locator(index: index).first(of: exact, under: query.heading) {
            return Place(.verified, found: index.string(range), range: range)
        }
        return inOrder(Words.hashes(quote)).map { range in
            Place(.verified, found: index.string(range), range: range, similarity: Self.similarityInOrder)
        }
    }

    /// What reports show for a quote whose words all stand there with others between them: less than for the quote itself.
    private static let similarityInOrder = 0.9

    /// All words in their order, with at most a quarter as many others between them and no negation among those.
    private func inOrder(_ words: [UInt16]) -> Range<Int>? {
        // Most pages that lack a statement lack one of its words.
        guard !words.isEmpty, words.allSatisfy({ index.count(ofWord: $0) > 0 }) else { return nil }
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
        guard WantedWords.lengths.contains(words.count) else { return nil }
        let wanted = WantedWords(words)
        let least = Thresholds.leastForStatement * Double(words.count)
        guard Double(wanted.mostCommon(in: index)) >= least else { return nil }
        let width = words.count + max(1, words.count / 3)
        let best = wanted.bestWindow(of: width, in: index.words)
        guard Double(best.common) >= least else { return nil }
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

/// The words of a quote, each as often as it stands there, whatever their order.
private struct WantedWords {
    /// How many words may be wanted: of two, one alone would be too many; no quote is longer than the numbers reach.
    static let lengths = 3..<Int(UInt16.max)
    /// For each fingerprint, the number of the word from 1 on; 0 for words that the quote does not have. Half a million of
    /// them are looked up on a large page, which a dictionary would spend on hashing.
    private var numbers = [UInt16](repeating: 0, count: 1 << 16)
    /// The distinct words, and how often each is wanted.
    private var words: [UInt16] = []
    private var counts: [Int] = []

    init(_ quoted: [UInt16]) {
        for word in quoted {
            if numbers[Int(word)] == 0 {
                words.append(word)
                counts.append(0)
                numbers[Int(word)] = UInt16(words.count)
            }
            counts[Int(numbers[Int(word)]) - 1] += 1
        }
    }

    /// The most that any stretch of a page can have of them: what the page has.
    func mostCommon(in index: PageIndex) -> Int {
        zip(words, counts).reduce(0) { $0 + min($1.1, index.count(ofWord: $1.0)) }
    }

    /// The first stretch of so many words that holds most of them, by its last word, and how many it holds.
    func bestWindow(of width: Int, in page: [PageIndex.Word]) -> (end: Int, common: Int) {
        // What is still missing of each in the stretch; below zero where it has more than are wanted.
        var missing = counts
        var common = 0
        var best = (end: 0, common: 0)
        for (position, word) in page.enumerated() {
            if case let number = Int(numbers[Int(word.hash)]), number > 0 {
                missing[number - 1] -= 1
                if missing[number - 1] >= 0 { common += 1 }
            }
            if position >= width, case let number = Int(numbers[Int(page[position - width].hash)]), number > 0 {
                missing[number - 1] += 1
                if missing[number - 1] > 0 { common -= 1 }
            }
            if common > best.common { best = (position, common) }
        }
        return best
    }
}
