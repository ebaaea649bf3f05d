import PageText
import SurveySupport

/// Finds the place of a query on a page and says what stands there.
///
/// The place is found fuzzily, from whatever of its surroundings survived; the value there is compared exactly.
package struct Locator {
    /// To be raised with every change after which the matcher may come to another outcome for the same page. Outcomes of an
    /// earlier version are then not reused when a server answers "not modified": the page is fetched and matched again.
    package static let version = 2

    let index: PageIndex
    /// Addresses in the document's head, such as the canonical one: evidence for an address that stands nowhere else.
    let headAddresses: [String]

    package init(index: PageIndex, headAddresses: [String] = []) {
        self.index = index
        self.headAddresses = headAddresses
    }

    package func find(_ query: MatchQuery) -> Place {
        guard let grammar = query.grammar else { return StatementSearch(index: index).find(query) }
        guard let quote = query.quote else { return findAnywhere(query, grammar) }
        if query.split == nil { return findBeside(quote, query, grammar) }
        if let exact = findQuote(quote, query, grammar) { return weighed(exact, query, grammar) }
        return findByContext(query, grammar, quote: quote)
    }

    // MARK: - The quote as it was

    /// The statement as it was cited, letter by letter; where the quote does not hold the value or there is none, the value.
    func exact(_ query: MatchQuery) -> Place? {
        guard let grammar = query.grammar else { return StatementSearch(index: index).standing(query) }
        if let quote = query.quote, query.split != nil { return findQuote(quote, query, grammar) }
        guard query.quote == nil else { return nil }
        return grammar.first(in: index.text).map { Place(.verified, found: index.string($0), range: $0) }
    }

    /// The quote letter by letter, the value in it as a whole token.
    private func findQuote(_ quote: [UInt8], _ query: MatchQuery, _ grammar: ValueGrammar) -> Place? {
        guard let split = query.split else { return nil }
        let neighbours = query.neighbours
        let places = Bytes.occurrences(of: quote, in: index.text).lazy.compactMap { range -> Range<Int>? in
            let start = range.lowerBound + split.before.count
            let value = start..<start + split.value.count
            let begins =
                split.before.isEmpty
                ? grammar.beginsToken(index.text, at: start) : !Bytes.cutsWord(index.text, at: range.lowerBound)
            let ends =
                split.after.isEmpty
                ? endsAsQuoted(value, grammar, neighbours) : !Bytes.cutsWord(index.text, at: range.upperBound)
            return begins && ends ? value : nil
        }
        guard let range = first(of: places, under: query.heading) else { return nil }
        return Place(.verified, found: index.string(range), range: range)
    }

    /// The quote may stand once more on the page. Where another value stands at the accepted place, the value has changed there,
    /// and the other occurrence proves nothing.
    private func weighed(_ exact: Place, _ query: MatchQuery, _ grammar: ValueGrammar) -> Place {
        guard let anchor = query.anchor, let range = exact.range else { return exact }
        let agreement = PlaceScore(anchor: anchor, index: index).agreement(at: range).total
        guard agreement < Thresholds.leastForCertainty || FormerPlace(index, unlike: anchor).holds(range) else {
            return exact
        }
        let place = findByContext(query, grammar, quote: query.quote)
        let isCertain = place.outcome == .changed && place.similarity > agreement + Thresholds.tie
        return isCertain || FormerPlace(index, unlike: anchor).holds(range) ? place : exact
    }

    /// A prefix whose slash was left out of the quote still needs it; other values end where their type says.
    private func endsAsQuoted(_ value: Range<Int>, _ grammar: ValueGrammar, _ neighbours: Neighbours?) -> Bool {
        grammar.endsToken(index.text, at: value.upperBound) || neighbours?.matchesRight(index.text, value) == true
    }

    /// A test for places that stand below a heading. Without a heading every place passes.
    package func isUnder(_ heading: String?) -> (Range<Int>) -> Bool {
        guard let heading else { return { _ in true } }
        let wanted = Words.hashes(ofTitle: heading)
        var isBelow = PathMemo<Bool>()
        return { range in
            isBelow.value(for: index.headingPath(at: range.lowerBound)) {
                $0.contains { Words.hashes(ofTitle: $0) == wanted }
            }
        }
    }

    /// The first place below a heading, else the first of all. Stops at the first match, so later places cost nothing.
    func first(of places: some Sequence<Range<Int>>, under heading: String?) -> Range<Int>? {
        let isUnder = isUnder(heading)
        var first: Range<Int>?
        for place in places {
            if isUnder(place) { return place }
            first = first ?? place
        }
        return first
    }

    // MARK: - The value alone

    /// No quote: the value has to stand somewhere in main content, as text or as a link destination; where it was accepted,
    /// no other value may have taken its place.
    private func findAnywhere(_ query: MatchQuery, _ grammar: ValueGrammar) -> Place {
        if let anchor = query.anchor {
            let isUnder = isUnder(query.heading)
            let places = Array(
                grammar.occurrences(in: index.text).lazy.filter { isUnder($0) }.prefix(Self.mostWeighed / 2))
            let stands = !places.isEmpty || !links(to: grammar).isEmpty
            let best = bestPlace(of: places, anchor)
            if let taken = successor(query, grammar, agreement: best?.agreement ?? 0, valueStands: stands) {
                return taken
            }
            if let best { return Place(.verified, found: index.string(best.range), range: best.range) }
        } else if let first = grammar.occurrences(in: index.text).first(where: isUnder(query.heading)) {
            return Place(.verified, found: index.string(first), range: first)
        }
        if let link = links(to: grammar).first {
            return Place(.verified, found: grammar.value.text, range: index.links[link].bytes, link: link)
        }
        if ValueGrammar.isAddress(grammar.value.type),
            let address = headAddresses.first(where: AddressEquality(grammar.value).matches)
        {
            return Place(.verified, found: address)
        }
        return lost(query, grammar)
    }

    private func bestPlace(of places: [Range<Int>], _ anchor: PlaceAnchor) -> (range: Range<Int>, agreement: Double)? {
        let score = PlaceScore(anchor: anchor, index: index)
        return places.map { ($0, score.agreement(at: $0).total) }.max { $0.1 < $1.1 }
    }

    /// For a value without a quote: the place at which it was accepted, when another value stands there now.
    ///
    /// Example: `ACME_KEY` was accepted in the section on authentication. Now that section says `ACME_TOKEN`, and `ACME_KEY`
    /// stands in the changelog alone. As long as the value stands anywhere, only a place that is certain counts, and only
    /// where the value itself does not fit it as well. A value that fits its old place perfectly ends the search.
    private func successor(
        _ query: MatchQuery, _ grammar: ValueGrammar, agreement: Double, valueStands: Bool
    ) -> Place? {
        if valueStands, agreement + Thresholds.tie >= 1 { return nil }
        let place: Place
        if query.anchor?.linkText != nil, ValueGrammar.isAddress(grammar.value.type) {
            let search = LinkSearch(locator: self, grammar: grammar)
            guard let found = search.find(query, quoted: nil) else { return nil }
            place = found
        } else {
            place = findByContext(query, grammar, quote: nil)
        }
        guard valueStands else { return place.outcome == .lost ? nil : place }
        let isCertain =
            place.outcome == .changed && place.similarity >= Thresholds.leastForCertainty
            && place.similarity > agreement + Thresholds.tie
        return isCertain ? place : nil
    }

    package func links(to grammar: ValueGrammar) -> [Int] {
        guard ValueGrammar.isAddress(grammar.value.type) else { return [] }
        let address = AddressEquality(grammar.value, takesDeeperPaths: grammar.takesDeeperPaths)
        return index.links.indices.filter { address.matches(index.links[$0].destination) }
    }

    // MARK: - The value beside its quote

    /// The quote does not contain the value, as in "API reference" for the address behind that link. It tells where to look,
    /// and the value stands in a link there, or in the same section. Where the quote repeats, the occurrence with the value
    /// counts, or the one that was accepted.
    private func findBeside(_ quote: [UInt8], _ query: MatchQuery, _ grammar: ValueGrammar) -> Place {
        if query.anchor != nil, query.anchor?.linkText == nil { return findByContext(query, grammar, quote: nil) }
        let isUnder = isUnder(query.heading)
        let exact = Array(Bytes.occurrences(of: quote, in: index.text).prefix(Self.mostQuotes))
        let below = exact.filter(isUnder)
        let quoted = !below.isEmpty ? below : !exact.isEmpty ? exact : approximate(quote).map { [$0] } ?? []
        if ValueGrammar.isAddress(grammar.value.type) {
            let search = LinkSearch(locator: self, grammar: grammar)
            let starts: [Range<Int>?] = quoted.isEmpty ? [nil] : quoted
            let places = starts.compactMap { search.find(query, quoted: $0) }
            if let place = places.first(where: { $0.outcome == .verified }) ?? places.first { return place }
        }
        guard !quoted.isEmpty else { return lost(query, grammar) }
        let places = quoted.map { findInSection(of: $0, query, grammar) }
        return places.first { $0.outcome == .verified } ?? places.first { $0.outcome == .changed }
            ?? lost(query, grammar)
    }

    /// Occurrences of one quote that are looked at; a quote that stands more often tells no place.
    private static let mostQuotes = 64

    private func approximate(_ quote: [UInt8]) -> Range<Int>? {
        ApproximateSearch(quote)?.best(in: index.text, maximumEdits: max(2, quote.count / 4))?.range
    }

    private func findInSection(of quoted: Range<Int>, _ query: MatchQuery, _ grammar: ValueGrammar) -> Place {
        let unit = index.unit(at: quoted.lowerBound)
        guard let home = index.block(ofUnit: unit)?.headingPath else { return lost(query, grammar) }
        var isBelowHome = PathMemo<Bool>()
        let nearest = grammar.occurrences(in: index.text)
            .filter { place in
                isBelowHome.value(for: index.headingPath(at: place.lowerBound)) { $0.starts(with: home) }
            }
            .min { distance($0, quoted) < distance($1, quoted) }
        if let nearest { return Place(.verified, found: index.string(nearest), range: nearest) }
        let block = index.units[unit].block
        let candidates = index.units.indices.filter { index.units[$0].block == block }
            .flatMap { grammar.candidates(in: index.text, range: index.units[$0].bytes) }
        let ranked = candidates.map { ($0, grammar.likeness.of(index.text[$0])) }.max { $0.1 < $1.1 }
        guard let ranked, ranked.1 >= Thresholds.leastLikenessBesideQuote else { return lost(query, grammar) }
        return Place(.changed, found: index.string(ranked.0), range: ranked.0, similarity: ranked.1)
    }

    private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        max(0, max(a.lowerBound - b.upperBound, b.lowerBound - a.upperBound))
    }

    // MARK: - Nothing there

    func lost(_ query: MatchQuery, _ grammar: ValueGrammar?) -> Place {
        let wanted = query.quote ?? grammar?.needle ?? []
        let near = NearestText(to: wanted, in: index)
        var place = Place(.lost, range: near?.range, similarity: near?.similarity ?? 0, nearest: near?.text)
        if let grammar {
            let stands = grammar.first(in: index.text) != nil || !links(to: grammar).isEmpty
            place.reason = stands ? Place.valueIsElsewhere : "the value is gone"
        }
        return place
    }
}

extension Locator {
    /// The anchor to record for a query that stands on this page; nil where it does not.
    package func anchor(of query: MatchQuery) -> PlaceAnchor? {
        let place = find(query)
        return place.outcome == .verified ? anchor(of: query, at: place) : nil
    }

    /// The anchor to record for a query, once it is known at which place it stands.
    ///
    /// The anchor is tried out before it is given: nil where the query, looked for with it, is no longer verified on this very
    /// page. That happens where many places look the same. In a list of two hundred lines `model: x`, for example, the words
    /// around a value fit every line equally well; without an anchor the next check looks for the quote alone, which is safer.
    package func anchor(of query: MatchQuery, at place: Place) -> PlaceAnchor? {
        guard let range = place.range else { return nil }
        var accepted = query
        accepted.anchor = description(of: range, query, at: place)
        return find(accepted).outcome == .verified ? accepted.anchor : nil
    }

    /// Fingerprints of the addresses that links lead to, those of the nearest links.
    private func destinations(near range: Range<Int>) -> [UInt16] {
        let near = index.links.sorted {
            abs($0.bytes.lowerBound - range.lowerBound) < abs($1.bytes.lowerBound - range.lowerBound)
        }
        return Array(Set(near.prefix(Peers.most).map { Words.hash($0.destination.utf8) }))
    }

    private func description(of range: Range<Int>, _ query: MatchQuery, at place: Place) -> PlaceAnchor {
        let others =
            query.grammar.map { grammar in
                Array(grammar.occurrences(in: index.text).filter { $0 != range && place.link == nil })
            } ?? []
        let linkText = place.link.map { index.string(index.links[$0].bytes) }
        var anchor = PlaceAnchor(of: range, in: index, linkText: linkText, others: others)
        if let grammar = query.grammar {
            let gaps = GapSearch(index: index, grammar: grammar, anchor: anchor)
            let spans = index.units.flatMap { gaps.spans(orTokensIn: $0).map(\.range) }
            (anchor.peers, anchor.settled) = grammar.peers(in: index, among: spans, near: range)
            if ValueGrammar.isAddress(grammar.value.type) {
                anchor.peers = (anchor.peers + destinations(near: range)).sorted()
            }
        }
        anchor.requirements = WordHashes(wrappedValue: Requirements(besides: range, in: index).known)
        anchor.isFormer = FormerPlace(index, unlike: nil).isOldSide(range)
        anchor.isDeprecated = DeprecationWords.beside(range, in: index) != nil
        return anchor
    }
}
