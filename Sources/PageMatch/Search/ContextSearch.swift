import SurveySupport

/// Chooses among all places that could be the cited one.
extension Locator {
    /// Places that are weighed against each other on one page: those of other tokens and, up to one half, those of the
    /// value, or else links. Weighing one costs as much as reading some hundred bytes; a page with more of them can
    /// confirm a statement, but no longer take it away.
    static let mostWeighed = 30_000

    /// One span of the page that could stand where the value stood.
    struct Candidate {
        var range: Range<Int>
        var agreement: PlaceScore.Agreement
        /// Likeness of its text to the old value; ``Thresholds/likenessOfValue`` for the value itself.
        var likeness: Double
        /// The unit that holds it.
        var unit: Int
        /// Fingerprint of its text.
        var token: UInt16 = 0
        /// Stands more often on the page than when the place was accepted. True where that is unknown.
        var isNovel = true
        /// A token of the value's type; else only its place speaks for it.
        var hasShape = true
        /// Below the accepted heading itself.
        var isInSection = false
        /// Stood somewhere on the page when the place was accepted.
        var isKnown = false
        /// Stood between the same words of its row before.
        var isSettled = false

        init(_ range: Range<Int>, _ agreement: PlaceScore.Agreement, likeness: Double, in index: PageIndex) {
            self.range = range
            self.agreement = agreement
            self.likeness = likeness
            unit = index.unit(at: range.lowerBound)
        }

        /// The place with the highest rank wins. Agreement decides; the rest is weighed so that it decides between
        /// places that agree about equally. The weights were chosen with ``Thresholds``.
        var rank: Double {
            agreement.total + Self.likenessWeight * likeness + (agreement.touchesLeft ? Self.touchWeight : 0)
                + (agreement.touchesRight ? Self.touchWeight : 0) + (isNovel ? Self.noveltyWeight : 0)
        }

        private static let likenessWeight = 0.25
        /// For each side on which the word directly beside it is the old one.
        private static let touchWeight = 0.05
        private static let noveltyWeight = 0.1
    }

    func findByContext(_ query: MatchQuery, _ grammar: ValueGrammar, quote: [UInt8]?) -> Place {
        guard let anchor = query.place else { return lost(query, grammar) }
        if query.anchor != nil,
            let successor = LabelledPlace(anchor, grammar, in: index).successor(neighbours: query.neighbours)
        {
            let similarity = PlaceScore(anchor: anchor, index: index).agreement(at: successor).total
            return Place(.changed, found: index.string(successor), range: successor, similarity: similarity)
        }
        let score = PlaceScore(anchor: anchor, index: index)
        var places = Array(
            grammar.occurrences(in: index.text, neighbours: query.neighbours).prefix(Self.mostWeighed / 2 + 1))
        let isCut = places.count > Self.mostWeighed / 2
        if isCut { places.removeLast() }
        let otherPlaces = OtherPlaces(anchor, places, in: index)
        let own = valuePlaces(places, otherPlaces, score)
        var search = OtherTokens(
            index: index, grammar: grammar, score: score, neighbours: query.neighbours,
            valueIsAbsent: own.isEmpty)
        let others = search.candidates()
        let decision = Decision(
            own: own, others: others, anchor: anchor, isOnlyPlace: query.anchor != nil && otherPlaces.areAllFound)
        let place = decision.place(in: index)
        if isCut || search.wasCut, place?.outcome != .verified { return Place.tooMany }
        if query.anchor == nil || place?.outcome == .verified { return place ?? lost(query, grammar) }
        if let link = linkInstead(of: query, grammar, score, besides: place) { return link }
        return SectionSuccessors(others, anchor, grammar, in: index).settled(place) { lost(query, grammar) }
    }

    /// An address that stood as text beside other words and is now where a link leads, in the same section or between the same
    /// words. Where nothing but the address was quoted, it was cited as a text.
    private func linkInstead(of query: MatchQuery, _ grammar: ValueGrammar, _ score: PlaceScore, besides place: Place?)
        -> Place?
    {
        guard let split = query.split, !split.before.isEmpty || !split.after.isEmpty else { return nil }
        let candidates = links(to: grammar).prefix(Self.mostWeighed / 2).map { link in
            (link: link, total: score.agreement(at: index.links[link].bytes).total)
        }
        guard let best = candidates.max(by: { $0.total < $1.total }), best.total > place?.similarity ?? 0,
            best.total >= Thresholds.leastForOnlyPlace || score.isInSection(index.links[best.link].bytes)
        else { return nil }
        return Place(
            .verified, found: grammar.value.text, range: index.links[best.link].bytes, link: best.link,
            similarity: best.total)
    }

    /// Where the value itself stands, without its other old places and without mentions such as "formerly X".
    private func valuePlaces(_ places: [Range<Int>], _ others: OtherPlaces, _ score: PlaceScore) -> [Candidate] {
        let former = FormerPlace(index, unlike: score.anchor)
        return places.enumerated().compactMap { number, range in
            guard !others.holds(number), !former.holds(range) else { return nil }
            var candidate = Candidate(
                range, score.agreement(at: range), likeness: Thresholds.likenessOfValue, in: index)
            candidate.isInSection = score.isInSection(range)
            return candidate
        }
    }
}

/// Looks for tokens that could have taken the value's place, without those that stood beside it already. Reads the page
/// once, and compares the surroundings only of tokens that ``Decision`` could choose.
struct OtherTokens {
    private let index: PageIndex
    private let grammar: ValueGrammar
    private let score: PlaceScore
    private let gaps: GapSearch
    private let neighbours: Neighbours?
    /// True when no place of the value could be the cited one.
    private let valueIsAbsent: Bool
    private let settled: Set<UInt16>
    private let oldPeers: Set<UInt16>
    private var companions: RowCompanions
    private var peers: Peers
    private var newInSection = 0
    private var found: [Locator.Candidate] = []
    /// True when there were more possible places than ``Locator/mostWeighed``, and some were left out.
    private(set) var wasCut = false

    init(
        index: PageIndex, grammar: ValueGrammar, score: PlaceScore, neighbours: Neighbours?, valueIsAbsent: Bool
    ) {
        self.index = index
        self.grammar = grammar
        self.score = score
        self.neighbours = neighbours
        self.valueIsAbsent = valueIsAbsent
        gaps = GapSearch(index: index, grammar: grammar, anchor: score.anchor)
        settled = Set(score.anchor.settled)
        oldPeers = Set(score.anchor.peers)
        companions = RowCompanions(score.anchor)
        peers = Peers(score.anchor)
    }

    mutating func candidates() -> [Locator.Candidate] {
        for unit in index.units {
            for span in gaps.spans(orTokensIn: unit) { consider(span.range, hasShape: span.hasShape) }
        }
        // Only now is it known how often each token stands on the page.
        for number in found.indices { found[number].isNovel = peers.isNovel(found[number].token) }
        return found.filter { $0.isNovel || !$0.isSettled }
    }

    private mutating func consider(_ span: Range<Int>, hasShape: Bool) {
        let token = Words.hash(index.text[span])
        peers.count(token)
        let range = neighbours?.trimmed(span, in: index.text) ?? span
        guard !grammar.stands(in: index.text, at: range.lowerBound, neighbours: neighbours) else { return }
        let text = index.text[range]
        let likeness = grammar.likeness.of(text) * grammar.kinship(of: text)
        guard mayCount(range, likeness), !companions.hold(range, in: index) else { return }
        guard score.weighed < Locator.mostWeighed else {
            wasCut = true
            return
        }
        let agreement = score.agreement(at: range)
        if !hasShape, !(agreement.touchesLeft && agreement.touchesRight) { return }
        var candidate = Locator.Candidate(range, agreement, likeness: likeness, in: index)
        candidate.isKnown = oldPeers.contains(Words.hash(text))
        candidate.isSettled = candidate.isKnown && isSettled(range)
        candidate.token = token
        candidate.hasShape = hasShape
        found.append(candidate)
    }

    /// False for a token that ``Decision`` could not choose even if the words around it had the same order as before.
    private mutating func mayCount(_ range: Range<Int>, _ likeness: Double) -> Bool {
        (valueIsAbsent && (likeness >= Thresholds.leastLikeness || isNewInSection(range)))
            || score.mostAgreement(at: range) >= Thresholds.leastForChange
    }

    /// True for a token of the accepted section that did not stand on the page; a rewritten section may have few words in common
    /// with the old one. Only so many are taken as the anchor knows of old ones.
    private mutating func isNewInSection(_ range: Range<Int>) -> Bool {
        guard newInSection < Peers.most, !oldPeers.contains(Words.hash(index.text[range])), score.isInSection(range)
        else {
            return false
        }
        newInSection += 1
        return true
    }

    /// True when the token stands between the same words of its own row as before.
    private func isSettled(_ range: Range<Int>) -> Bool {
        let pairs = ValueGrammar.settlements(of: range, in: index)
        return !pairs.isEmpty && pairs.allSatisfy(settled.contains)
    }
}

/// Knows the tokens that stood beside the value in its unit or row before, and so have not taken its place. Example: in the
/// row `Chat | chat-large | chat-small`, `chat-small` is no successor of `chat-large`.
///
/// The answers for one row are kept, since its tokens are asked about one after the other.
private struct RowCompanions {
    private let left: [UInt16]
    private let right: [UInt16]
    private var row = 0..<0
    private var known: [[UInt16]: Bool] = [:]

    init(_ anchor: PlaceAnchor) {
        left = anchor.left.prefix(anchor.leftInRow).reversed()
        right = Array(anchor.right.prefix(anchor.rightInRow))
    }

    mutating func hold(_ range: Range<Int>, in index: PageIndex) -> Bool {
        guard !left.isEmpty || !right.isEmpty else { return false }
        let token = Words.split(index.text, in: range).map(\.hash)
        guard !token.isEmpty else { return false }
        let before = Words.count(of: token, in: left) + Words.count(of: token, in: right)
        guard before > 0 else { return false }
        let row = index.row(ofUnit: index.unit(at: range.lowerBound))
        if row != self.row { (self.row, known) = (row, [:]) }
        if let known = known[token] { return known }
        let isHeld = Words.count(of: token, in: index.words[row].map(\.hash)) <= before
        known[token] = isHeld
        return isHeld
    }
}

/// Weighs the places of the value against the places of other tokens.
struct Decision {
    private let own: [Locator.Candidate]
    private let others: [Locator.Candidate]
    private let anchor: PlaceAnchor
    /// The anchor was recorded from a page, and all other places of the value are known to be where they were.
    private let isOnlyPlace: Bool
    /// Units that hold the value where it may stay: a new token in the same line is company, not its successor.
    private let homes: Set<Int>

    init(own: [Locator.Candidate], others: [Locator.Candidate], anchor: PlaceAnchor, isOnlyPlace: Bool) {
        self.own = own
        self.others = others
        self.anchor = anchor
        self.isOnlyPlace = isOnlyPlace
        homes = Set(
            own.filter {
                $0.agreement.total >= Thresholds.leastForCompany
                    && ($0.agreement.touchesLeft || $0.agreement.touchesRight)
            }
            .map(\.unit))
    }

    func place(in index: PageIndex) -> Place? {
        let value = own.max { $0.rank < $1.rank }
        let anyStands = own.contains(where: stands)
        let other = others.filter { isStrong($0, besideValue: anyStands) && !isCompanion($0, in: index) }
            .max { $0.rank < $1.rank }
        let stands = value.map(stands) ?? false
        if let value, stands, value.rank >= (other?.rank ?? 0) - Thresholds.tie { return verified(value, in: index) }
        guard let other else { return nil }
        return Place(.changed, found: index.string(other.range), range: other.range, similarity: other.agreement.total)
    }

    /// A token that joined the value in its own unit, where the value still touches a word that it touched before.
    private func isCompanion(_ other: Locator.Candidate, in index: PageIndex) -> Bool {
        homes.contains(other.unit)
            || own.contains { $0.unit == other.unit && isListed(other.range, with: $0.range, in: index) }
    }

    /// Most bytes of a list between two of its values.
    private static let longestList = 400

    /// True for two values of one list: nothing but further values and commas, "and" or "or" stand between them.
    private func isListed(_ a: Range<Int>, with b: Range<Int>, in index: PageIndex) -> Bool {
        let (start, end) = (min(a.upperBound, b.upperBound), max(a.lowerBound, b.lowerBound))
        // A token may hold the value, so that nothing lies between them.
        guard start <= end, end - start <= Self.longestList else { return false }
        let rest = index.text[start..<end]
        let parts = rest.split { ",|/&()".utf8.contains($0) || $0 == Bytes.space || $0 == 0x22 || $0 == 0x27 }
        guard rest.contains(where: { ",|/&".utf8.contains($0) }) || parts.contains(where: Self.joins) else {
            return false
        }
        return parts.allSatisfy { Self.joins($0) || $0.contains { !Bytes.isLower($0) && $0 < 0x80 } }
    }

    private static func joins(_ word: ArraySlice<UInt8>) -> Bool {
        ["and", "or"].contains { word.elementsEqual($0.utf8) }
    }

    private func stands(_ value: Locator.Candidate) -> Bool {
        let least = isOnlyPlace ? Thresholds.leastForOnlyPlace : Thresholds.leastForValue
        return value.agreement.total >= least
            || (isOnlyPlace && (value.agreement.shared >= Thresholds.leastSharedWords || value.isInSection))
    }

    /// True when a word that stood directly beside the value in its sentence or line stands beside this token, or when the
    /// value had no such word.
    private func touches(_ other: Locator.Candidate) -> Bool {
        (anchor.leftInUnit == 0 && anchor.rightInUnit == 0)
            || (anchor.leftInUnit > 0 && other.agreement.touchesLeft)
            || (anchor.rightInUnit > 0 && other.agreement.touchesRight)
    }

    private func verified(_ value: Locator.Candidate, in index: PageIndex) -> Place {
        Place(.verified, found: index.string(value.range), range: value.range, similarity: value.agreement.total)
    }

    /// The same for a token that the page had: where the value had no such word, nearly everything else has to agree.
    private func isBesideOwnWords(_ other: Locator.Candidate) -> Bool {
        anchor.leftInUnit + anchor.rightInUnit > 0
            ? touches(other) : other.agreement.total >= Thresholds.leastForPeer
    }

    /// True when enough speaks for this token having taken the value's place.
    ///
    /// - A token that the page already had can only have changed places with the value: on both sides the words of the
    ///   value's own sentence or line have to stand beside it, and nearly everything else has to agree.
    /// - Where the value still stands and has no other place, a new token has to touch a word that the value touched.
    /// - A token that the page had, and has at one place more now, has to touch such a word in any case.
    /// - A new token that is much like the value needs less agreement once the value has left the page.
    private func isStrong(_ other: Locator.Candidate, besideValue valueStands: Bool) -> Bool {
        if !other.isNovel {
            return anchor.leftInUnit + anchor.rightInUnit > 0 && other.agreement.total >= Thresholds.leastForPeer
                && other.agreement.touchesLeft && other.agreement.touchesRight
        }
        if isOnlyPlace, valueStands, !touches(other) { return false }
        if own.isEmpty, other.likeness >= Thresholds.leastLikeness {
            return other.agreement.total + Thresholds.likenessBonus * (other.likeness - 0.5)
                >= Thresholds.leastForLikeToken
        }
        return other.agreement.total >= Thresholds.leastForChange && (!other.isKnown || isBesideOwnWords(other))
    }
}
