import SurveySupport

/// Finds a value that is a link destination by the text around the link.
struct LinkSearch {
    let locator: Locator
    let grammar: ValueGrammar
    private let address: AddressEquality
    private let likeness: Likeness
    private var index: PageIndex { locator.index }

    init(locator: Locator, grammar: ValueGrammar) {
        self.locator = locator
        self.grammar = grammar
        address = AddressEquality(grammar.value, takesDeeperPaths: grammar.takesDeeperPaths)
        likeness = Likeness(to: grammar.value.text.utf8)
    }

    /// Nil when no link stands at the quoted place, so that the value may be looked for as text.
    func find(_ query: MatchQuery, quoted: Range<Int>?) -> Place? {
        if let anchor = query.anchor, anchor.linkText != nil { return findByAnchor(anchor, query) }
        guard let quoted else { return nil }
        let near = links(near: quoted)
        guard !near.isEmpty else { return nil }
        if let link = near.first(where: { address.matches(index.links[$0].destination) }) {
            return place(.verified, link: link, similarity: 1)
        }
        let inside = near.filter { quoted.overlaps(index.links[$0].bytes) }
        guard let best = (inside.isEmpty ? near : inside).max(by: { likeness($0) < likeness($1) }) else { return nil }
        // The value may still stand as text beside the quote.
        guard grammar.first(in: index.text) == nil else { return nil }
        return place(.changed, link: best, similarity: likeness(best))
    }

    /// Links in the units that the quote touches, in the order of the page.
    private func links(near quoted: Range<Int>) -> [Int] {
        let first = index.unit(at: quoted.lowerBound)
        let last = index.unit(at: max(quoted.lowerBound, quoted.upperBound - 1))
        let blocks = index.units[first].block...max(index.units[first].block, index.units[last].block)
        return index.links.indices.filter { blocks.contains(index.units[index.links[$0].unit].block) }
    }

    private func likeness(_ link: Int) -> Double { likeness.of(index.links[link].destination.utf8) }

    // How the place of a link, its visible text and its address count. Chosen with ``Thresholds``. The address counts
    // least, for it is what may have changed.
    private static let placeWeight = 0.6
    private static let textWeight = 0.4
    private static let sameAddressBonus = 0.15
    private static let likeAddressBonus = 0.05

    private func findByAnchor(_ anchor: PlaceAnchor, _ query: MatchQuery) -> Place {
        let score = PlaceScore(anchor: anchor, index: index)
        let text = Words.hashes(anchor.linkText ?? "")
        var best: (link: Int, rank: Double, total: Double)?
        for link in index.links.indices.prefix(Locator.mostWeighed) {
            let place = index.links[link]
            let agreement = score.agreement(at: place.bytes)
            let sameText = Likeness.ofWords(text, Words.split(index.text, in: place.bytes).map(\.hash))
            let total = Self.placeWeight * agreement.total + Self.textWeight * sameText
            let bonus =
                address.matches(place.destination) ? Self.sameAddressBonus : Self.likeAddressBonus * likeness(link)
            let rank = total + bonus
            if rank > best?.rank ?? -1 { best = (link, rank, total) }
        }
        let wasCut = index.links.count > Locator.mostWeighed
        let isFound = best.map { $0.total >= Thresholds.leastForLink } ?? false
        if let best, isFound, address.matches(index.links[best.link].destination) {
            return place(.verified, link: best.link, similarity: best.total)
        }
        // The same section may lead there from other words.
        let same = links(in: score).first { address.matches(index.links[$0].destination) }
        if let same, best.map({ !isSuccessor($0.link, total: $0.total, of: anchor) }) ?? true {
            return place(.verified, link: same, similarity: score.agreement(at: index.links[same].bytes).total)
        }
        if wasCut { return .tooMany }
        guard let best, isFound, isSuccessor(best.link, total: best.total, of: anchor) else {
            return locator.lost(query, grammar)
        }
        return place(.changed, link: best.link, similarity: best.total)
    }

    private func links(in section: PlaceScore) -> [Int] {
        index.links.indices.prefix(Locator.mostWeighed).filter { section.isInSection(index.links[$0].bytes) }
    }

    /// An address that the page did not have has taken the value's place; one that it had is another link, unless nearly
    /// everything around it agrees.
    private func isSuccessor(_ link: Int, total: Double, of anchor: PlaceAnchor) -> Bool {
        let token = Words.hash(index.links[link].destination.utf8)
        return total >= Thresholds.leastForCertainty || !anchor.peers.contains(token)
    }

    /// Where the value is a base, the address without the call behind it.
    private func base(_ destination: String) -> String {
        grammar.value.type == .baseURL ? AddressEnd.base(of: destination, unlike: grammar.value.text) : destination
    }

    private func place(_ outcome: Place.Outcome, link: Int, similarity: Double) -> Place {
        Place(
            outcome, found: outcome == .changed ? base(index.links[link].destination) : index.links[link].destination,
            range: index.links[link].bytes, link: link,
            similarity: similarity)
    }
}

/// When another address is the same as a value.
struct AddressEquality {
    private let address: [UInt8]
    private let pattern: AddressPattern
    private let isBase: Bool
    private let takesDeeperPaths: Bool

    init(_ value: TypedValue, takesDeeperPaths: Bool = false) {
        address = Self.normalised(value.text)
        pattern = AddressPattern(address)
        isBase = value.type == .baseURL
        self.takesDeeperPaths = takesDeeperPaths
    }

    /// True when a link destination is the value: percent-encoding, entities, the case of scheme and host, names of
    /// placeholders, and a slash at the end make no difference. For a base, a well-known call behind it makes none either.
    func matches(_ destination: String) -> Bool {
        guard mayMatch(destination) else { return false }
        let destination = Self.normalised(destination)
        guard let end = pattern.end(in: destination, from: 0) else { return false }
        if end == destination.count { return true }
        guard isBase else { return false }
        return AddressEnd.endsBase(destination, at: end)
            || (takesDeeperPaths && AddressEnd.goesDeeper(destination, at: end))
    }

    /// A cheap first test that copies nothing: false when the addresses differ before the first `%` or `&`, from which on an
    /// encoded byte may stand for a plain one, and before the first character that may begin a placeholder.
    private func mayMatch(_ destination: String) -> Bool {
        for (a, b) in zip(destination.utf8, address) {
            if "%&{<$yY".utf8.contains(a) || "{<$yY".utf8.contains(b) { return true }
            if Bytes.lowered(a) != Bytes.lowered(b) { return false }
        }
        return true
    }

    static func normalised(_ address: String) -> [UInt8] {
        var bytes = decoded(Array(address.replacing("&amp;", with: "&").utf8))
        while bytes.count > 1, bytes.last == Bytes.slash { bytes.removeLast() }
        return bytes
    }

    /// Percent-escapes of visible ASCII decoded; `%2F`, `%3F`, `%23` and `%25` mean something else and stay.
    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        PercentEncoding.decoded(bytes) { $0.isVisibleASCII && ![0x2F, 0x3F, 0x23, 0x25].contains($0) }
    }
}
