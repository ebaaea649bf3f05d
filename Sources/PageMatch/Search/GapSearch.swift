import SurveySupport

/// Finds new wordings for values that have no shape of their own (scopes, commands, import lines): what stands between
/// the words that stood before the value and the words that stood after it.
struct GapSearch {
    let index: PageIndex
    let grammar: ValueGrammar
    let anchor: PlaceAnchor
    private let value: [UInt16]
    private let before: [UInt16]
    private let after: [UInt16]
    private let contextWords: Set<UInt16>

    init(index: PageIndex, grammar: ValueGrammar, anchor: PlaceAnchor) {
        self.index = index
        self.grammar = grammar
        self.anchor = anchor
        value = Words.hashes(grammar.needle)
        before = anchor.left.prefix(anchor.leftInUnit).reversed()
        after = Array(anchor.right.prefix(anchor.rightInUnit))
        contextWords = Set(before + after)
    }

    // Aligning costs the product of the two lengths, so longer units are left out. The limits are generous for sentences and
    // lines of code, and bound what a hostile page can cost.
    private static let longestUnit = 400
    private static let longestUnitForTokens = 200
    /// Words by which a new wording may be longer than the old one; more is another sentence. Chosen with ``Thresholds``.
    static let mostAddedWords = 8

    /// What could stand in the value's place in a unit: tokens of its shape; whatever single token fills the gap between
    /// its old neighbours; for values without a shape, the gap itself.
    func spans(orTokensIn unit: PageIndex.Unit) -> [(range: Range<Int>, hasShape: Bool)] {
        if !grammar.hasShape { return spans(in: unit).map { ($0, true) } }
        let tokens = grammar.candidates(in: index.text, range: unit.bytes)
        let filled = self.tokens(in: unit).filter { gap in !tokens.contains { $0.overlaps(gap) } }
        return tokens.map { ($0, true) } + filled.map { ($0, false) }
    }

    private func spans(in unit: PageIndex.Unit) -> [Range<Int>] {
        guard unit.words.count <= Self.longestUnit else { return [] }
        if before.isEmpty, after.isEmpty { return wholeUnit(unit).map { [$0] } ?? [] }
        return gap(in: unit).map { [$0] } ?? []
    }

    /// The gap of a unit whose context words stand on both sides, where one token without a space fills it.
    private func tokens(in unit: PageIndex.Unit) -> [Range<Int>] {
        guard unit.words.count <= Self.longestUnitForTokens, !before.isEmpty || !after.isEmpty, sharesNeighbour(unit),
            let gap = gap(in: unit), !index.text[gap].contains(Bytes.space),
            !ValueGrammar.isExpression(index.text[gap]) || ValueGrammar.isExpression(grammar.needle[...]),
            !ValueGrammar.isAddress(grammar.value.type) || index.text[gap].contains(Bytes.slash)
        else { return [] }
        return [gap]
    }

    /// Cheap test before an alignment: one of the words directly beside the value stands in the unit.
    private func sharesNeighbour(_ unit: PageIndex.Unit) -> Bool {
        let (last, first) = (before.last, after.first)
        return index.words[unit.words].contains { $0.hash == last || $0.hash == first }
    }

    /// For a value that was a whole line: a line that shares enough words with it. Punctuation at its end that the value did
    /// not have is left out, as the `;` of a line of code.
    private func wholeUnit(_ unit: PageIndex.Unit) -> Range<Int>? {
        let words = index.words[unit.words].map(\.hash)
        guard Likeness.ofWords(words, value) >= Thresholds.leastCommonWords else { return nil }
        var end = unit.bytes.upperBound
        while end > unit.bytes.lowerBound, ";,.".utf8.contains(index.text[end - 1]),
            index.text[end - 1] != grammar.needle.last
        {
            end -= 1
        }
        return unit.bytes.lowerBound..<end
    }

    /// Aligns the old words with the unit's, and takes what lies between the two contexts.
    private func gap(in unit: PageIndex.Unit) -> Range<Int>? {
        let words = index.words[unit.words]
        guard words.contains(where: { contextWords.contains($0.hash) }) else { return nil }
        let old = before + value + after
        let alignment = Alignment(old: old, new: words.map(\.hash))
        // From the end, so that a word which stands twice counts as the later one.
        let backwards = Alignment(old: old.reversed(), new: words.reversed().map(\.hash))
        let left = before.indices.compactMap { alignment.partner[$0] }
        let right = after.indices.compactMap { backwards.partner[after.count - 1 - $0] }.map { words.count - 1 - $0 }
        guard left.count + right.count >= min(2, before.count + after.count) else { return nil }
        let (leftPartner, rightPartner) = (left.max(), right.min())
        guard let start = leftPartner.map({ $0 + 1 }) ?? (before.isEmpty ? 0 : firstValuePartner(alignment)),
            let end = rightPartner ?? (after.isEmpty ? words.count : lastValuePartner(alignment).map { $0 + 1 }),
            start < end, end - start <= value.count + Self.mostAddedWords
        else { return nil }
        let isClosed = leftPartner != nil && rightPartner != nil
        let filled = narrowed(start..<end, words, least: isClosed ? value.count : (value.count + 1) / 2)
        let first = words[words.startIndex + filled.lowerBound].bytes.lowerBound
        let last = words[words.startIndex + filled.upperBound - 1].bytes.upperBound
        return widened(first..<last, within: unit.bytes)
    }

    /// Where the value has a number, a gap may hold more than the new one: "90 seconds without an answer". As many words as the value has, where so many of
    /// them are its own or have a number where it has one; of a gap that is open on one side, half of them are enough.
    private func narrowed(_ gap: Range<Int>, _ words: ArraySlice<PageIndex.Word>, least: Int) -> Range<Int> {
        let numbers = Words.split(grammar.needle, in: 0..<grammar.needle.count)
            .map { Bytes.isDigit(grammar.needle[$0.bytes.lowerBound]) }
        guard numbers.contains(true), gap.count > value.count else { return gap }
        func agreement(at start: Int) -> Int {
            value.indices.count { offset in
                let word = words[words.startIndex + start + offset]
                return word.hash == value[offset]
                    || (numbers[offset] && Bytes.isDigit(index.text[word.bytes.lowerBound]))
            }
        }
        let starts = gap.lowerBound..<(gap.upperBound - value.count)
        guard let best = starts.max(by: { agreement(at: $0) < agreement(at: $1) }),
            agreement(at: best) >= least
        else { return gap }
        let next = words[words.startIndex + best + value.count].bytes.lowerBound
        // A token is not cut: `2025-04-01` of `2025-04-01-preview`.
        return next > 0 && index.text[next - 1] == Bytes.space ? best..<best + value.count : gap
    }

    private func firstValuePartner(_ alignment: Alignment) -> Int? {
        value.indices.compactMap { alignment.partner[before.count + $0] }.min()
    }

    private func lastValuePartner(_ alignment: Alignment) -> Int? {
        value.indices.compactMap { alignment.partner[before.count + $0] }.max()
    }

    /// Takes in the signs of the kind that the value begins or ends with, such as the dashes of an option.
    private func widened(_ range: Range<Int>, within unit: Range<Int>) -> Range<Int> {
        let leading = grammar.needle.prefix { !Bytes.isWord($0) && $0 < 0x80 }
        let trailing = grammar.needle.reversed().prefix { !Bytes.isWord($0) && $0 < 0x80 }
        var start = range.lowerBound
        var end = range.upperBound
        while start > unit.lowerBound, leading.contains(index.text[start - 1]) { start -= 1 }
        while end < unit.upperBound, trailing.contains(index.text[end]) { end += 1 }
        return start..<end
    }
}

/// Longest common subsequence of two word lists, and which word stands for which.
struct Alignment {
    /// For each old word, its place in the new list.
    private(set) var partner: [Int?]
    private(set) var matches = 0

    init(old: [UInt16], new: [UInt16]) {
        partner = [Int?](repeating: nil, count: old.count)
        guard !old.isEmpty, !new.isEmpty else { return }
        let width = new.count + 1
        var table = [UInt16](repeating: 0, count: (old.count + 1) * width)
        for i in stride(from: old.count - 1, through: 0, by: -1) {
            for j in stride(from: new.count - 1, through: 0, by: -1) {
                table[i * width + j] =
                    old[i] == new[j]
                    ? table[(i + 1) * width + j + 1] + 1
                    : max(table[(i + 1) * width + j], table[i * width + j + 1])
            }
        }
        var i = 0
        var j = 0
        while i < old.count, j < new.count {
            if old[i] == new[j] {
                partner[i] = j
                matches += 1
                i += 1
                j += 1
            } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
