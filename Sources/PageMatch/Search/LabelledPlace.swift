import PageText

/// The cited place where something else than the words around it names it: a table cell by its row and column, the text below
/// a term by the term. What stands there now has taken the value's place, however like the value's new place is.
struct LabelledPlace {
    private let index: PageIndex
    private let grammar: ValueGrammar
    private let anchor: PlaceAnchor

    init(_ anchor: PlaceAnchor, _ grammar: ValueGrammar, in index: PageIndex) {
        self.index = index
        self.grammar = grammar
        self.anchor = anchor
    }

    /// What stands at the cited place instead of the value; nil where the value stands there or in its row, where nothing of
    /// its kind does, or where the labels name no place or several.
    func successor(neighbours: Neighbours?) -> Range<Int>? {
        guard let place = anchor.kind == "cell" ? citedCell() : unitBelowTerm() else { return nil }
        let values = Array(grammar.occurrences(in: index.text, neighbours: neighbours).prefix(Self.mostValues))
        guard !values.contains(where: place.row.overlaps) else { return nil }
        guard grammar.hasShape else { return wholeUnit(place.units) }
        let tokens = place.units.flatMap { grammar.candidates(in: index.text, range: index.units[$0].bytes) }
            .map { neighbours?.trimmed($0, in: index.text) ?? $0 }
        guard let token = tokens.first, Set(tokens.map { Words.hash(index.text[$0]) }).count == 1 else { return nil }
        // Where the value has left the page, its row may have left too, and the next one of that name moved up.
        return !values.isEmpty || standsMoreOften(token) ? token : nil
    }

    /// Places of the value that are looked at, so that a page full of them costs no more.
    private static let mostValues = 4_096

    /// True for a token that the page did not have, or has at more places than when the place was accepted.
    private func standsMoreOften(_ token: Range<Int>) -> Bool {
        var peers = Peers(anchor)
        let hash = Words.hash(index.text[token])
        for unit in index.units {
            for span in grammar.candidates(in: index.text, range: unit.bytes) {
                peers.count(Words.hash(index.text[span]))
            }
        }
        return peers.isNovel(hash)
    }

    private struct Labelled {
        var units: Range<Int>
        /// Bytes of the row, or of the units.
        var row: Range<Int>
    }

    /// The only cell of the page in a row and column of the accepted names, below the accepted heading.
    private func citedCell() -> Labelled? {
        guard !anchor.rowHeader.isEmpty else { return nil }
        let units = index.units.indices.filter(isCited)
        guard let first = units.first, let last = units.last, let cell = index.block(ofUnit: first)?.cell,
            units.allSatisfy({ index.block(ofUnit: $0)?.cell == cell })
        else { return nil }
        let row = index.row(ofUnit: first)
        guard let start = index.words[row].first?.bytes.lowerBound, let end = index.words[row].last?.bytes.upperBound
        else { return nil }
        return Labelled(units: first..<last + 1, row: start..<end)
    }

    private func isCited(_ unit: Int) -> Bool {
        guard let block = index.block(ofUnit: unit), let cell = block.cell else { return false }
        return Self.title(cell.rowHeader) == anchor.rowHeader && Self.title(cell.columnHeader) == anchor.columnHeader
            && (anchor.heading.isEmpty || block.headingPath.last.map(Self.title) == anchor.heading.last)
    }

    private static func title(_ text: String) -> String { String(TextFolding.foldedString(text).prefix(64)) }

    /// Words of a term that have to be the same.
    private static let termWords = 4

    /// For a value that was all of its unit: the only unit of its kind behind the same words.
    private func unitBelowTerm() -> Labelled? {
        guard anchor.leftInUnit == 0, anchor.rightInUnit == 0, anchor.kind != "code", anchor.kind != "heading" else {
            return nil
        }
        let term = anchor.left.prefix(Self.termWords)
        guard term.count == Self.termWords else { return nil }
        let units = index.units.indices.filter { unit in
            let first = index.units[unit].words.lowerBound
            return index.block(ofUnit: unit)?.kind.word == anchor.kind && first >= term.count
                && index.words[(first - term.count)..<first].reversed().map(\.hash).elementsEqual(term)
        }
        guard let unit = units.first, units.count == 1 else { return nil }
        return Labelled(units: unit..<unit + 1, row: index.units[unit].bytes)
    }

    /// For a value that was all of its cell: all of the cell.
    private func wholeUnit(_ units: Range<Int>) -> Range<Int>? {
        guard anchor.leftInUnit == 0, anchor.rightInUnit == 0, units.count == 1, let unit = units.first else {
            return nil
        }
        let (bytes, words) = (index.units[unit].bytes, index.units[unit].words)
        let most = Words.hashes(grammar.needle).count + GapSearch.mostAddedWords
        guard !words.isEmpty, words.count <= most else { return nil }
        var end = bytes.upperBound
        while end > bytes.lowerBound, ";,.".utf8.contains(index.text[end - 1]),
            index.text[end - 1] != grammar.needle.last
        {
            end -= 1
        }
        return bytes.lowerBound..<end
    }
}
