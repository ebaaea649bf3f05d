package import PageText

/// What may be said of evidence that no run has confirmed yet.
///
/// Without a baseline nobody knows at which place the statement stood, so it is lost only where it stands nowhere: neither in
/// the article nor in a menu. Where the value stands and the quote does not, nobody can tell.
///
/// One for each page: all of its evidence shares what is made of the page.
package final class FirstCheck {
    private let page: PageText
    private let index: PageIndex
    /// The page with its menus and all else around the article; made when the first statement is missing in the article.
    private lazy var whole = PageIndex(page, regions: [.main, .navigation, .chrome])
    private lazy var aside = PageIndex(page, regions: [.navigation, .chrome])

    package init(page: PageText, index: PageIndex) {
        self.page = page
        self.index = index
    }

    package struct Settled {
        package var place: Place
        /// What the place's ranges point into.
        package var index: PageIndex
        /// False where the statement stands in a menu or another part around the article.
        package var isInArticle: Bool

        package init(place: Place, index: PageIndex, isInArticle: Bool = true) {
            self.place = place
            self.index = index
            self.isInArticle = isInArticle
        }
    }

    /// What the locator found, corrected.
    package func settled(_ place: Place, _ query: MatchQuery) -> Settled {
        switch place.outcome {
        case .undecided: return Settled(place: place, index: index)
        case .verified:
            guard let range = place.range, let word = Misspelling(query).first(beside: range, in: index) else {
                return Settled(place: place, index: index)
            }
            let reason = "the page has '\(word.page)' where the quote has '\(word.quote)'"
            return Settled(place: doubtful(at: range, in: index, reason), index: index)
        case .lost, .changed:
            let locator = Locator(index: whole)
            if let exact = locator.exact(query) { return Settled(place: exact, index: whole, isInArticle: false) }
            guard let grammar = query.grammar else { return Settled(place: place, index: index) }
            let range = grammar.first(in: whole.text) ?? locator.links(to: grammar).first.map { whole.links[$0].bytes }
            guard let range else { return Settled(place: place, index: index) }
            let instead = place.outcome == .changed ? place.found.map { "; beside its words stands '\($0)'" } ?? "" : ""
            let reason = "the quote does not stand on the page; the value does" + instead
            return Settled(place: doubtful(at: range, in: whole, reason), index: whole, isInArticle: false)
        }
    }

    /// For what was lost from the article: whether the value stands in a menu or another part around it.
    package func isLeftAside(_ query: MatchQuery) -> Bool {
        guard let grammar = query.grammar else { return false }
        return grammar.first(in: aside.text) != nil || !Locator(index: aside).links(to: grammar).isEmpty
    }

    private func doubtful(at range: Range<Int>, in index: PageIndex, _ reason: String) -> Place {
        var place = Place(.undecided, range: range, similarity: 0)
        place.nearest = Sentence.shown(around: range, in: index)
        place.reason = reason
        return place
    }
}

/// Words of a quote that the page has in another spelling: `your-keyy` for `your-key`.
private struct Misspelling {
    /// Shorter words are too often alike.
    private static let leastLength = 4
    /// Words that far on both sides of the value are looked at.
    private static let reach = 12
    /// From which two words are one with a mistake: one letter in four.
    private static let leastLikeness = 0.74

    private let quote: [UInt8]
    private let quoted: [(word: String, hash: UInt16)]

    /// True where the page has the quote with other spaces: words of links that touch are read as several here and as one there.
    private func isJoinedOtherwise(_ words: [[UInt8]]) -> Bool {
        let wanted = Words.split(quote, in: 0..<quote.count).flatMap { quote[$0.bytes] }
        return words.indices.contains { start in
            var joined: [UInt8] = []
            for word in words[start...] where joined.count < wanted.count { joined += word }
            return joined == wanted
        }
    }

    init(_ query: MatchQuery) {
        quote = query.quote ?? []
        let parts = query.split.map { [$0.before, $0.after] } ?? [query.quote ?? []]
        quoted = parts.flatMap { part in
            Words.split(part, in: 0..<part.count).map { (String(decoding: part[$0.bytes], as: UTF8.self), $0.hash) }
        }
    }

    func first(beside range: Range<Int>, in index: PageIndex) -> (quote: String, page: String)? {
        let before = index.wordsBefore(range.lowerBound)
        let after = index.wordsFrom(range.upperBound)
        let words = index.words[max(0, before - Self.reach)..<min(index.words.count, max(before, after) + Self.reach)]
        let present = Set(words.map(\.hash))
        if isJoinedOtherwise(words.map { Array(index.text[$0.bytes]) }) { return nil }
        if let cut = cutEnd(among: words.map { index.string($0.bytes) }, present) { return cut }
        for (word, hash) in quoted where word.utf8.count >= Self.leastLength && !present.contains(hash) {
            let likeness = Likeness(to: word.lowercased().utf8)
            for other in words {
                let text = index.string(other.bytes)
                guard likeness.of(text.lowercased().utf8) >= Self.leastLikeness, !Self.areForms(word, text) else {
                    continue
                }
                return (word, text)
            }
        }
        return nil
    }

    /// The first or last word of the quote, where it is a word of the page with letters missing or too many at that end.
    private func cutEnd(among words: [String], _ present: Set<UInt16>) -> (quote: String, page: String)? {
        func isCut(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
            min(a.count, b.count) >= 2 && (a.starts(with: b) || b.starts(with: a))
        }
        if let last = quoted.last, !present.contains(last.hash),
            let word = words.first(where: { isCut($0.utf8, last.word.utf8) && !Self.areForms($0, last.word) })
        {
            return (last.word, word)
        }
        if let first = quoted.first, !present.contains(first.hash),
            let word = words.first(where: { isCut(Array($0.utf8.reversed()), Array(first.word.utf8.reversed())) })
        {
            return (first.word, word)
        }
        return nil
    }

    /// True for two forms of one word, such as "key" and "keys".
    private static func areForms(_ a: String, _ b: String) -> Bool {
        let (short, long) = a.count < b.count ? (a.lowercased(), b.lowercased()) : (b.lowercased(), a.lowercased())
        return ["s", "es", "d", "ed", "n", "er", "ing"].contains { short + $0 == long && short.last != $0.last }
    }
}
