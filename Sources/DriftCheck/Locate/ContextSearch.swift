import SurveyModel

/// Chooses among all places that could be the cited one.
extension Locator {
    /// One span of the page that could stand where the value stood.
    struct Candidate {
        var range: Range<Int>
        var agreement: PlaceScore.Agreement
        /// Likeness of its text to the old value, 1 for the value itself.
        var likeness: Double
        /// The unit that holds it.
        var unit = 0
        /// Did not stand on the page when the anchor was taken; true where nobody knows.
        var isNovel: Bool
        var rank: Double

        init(_ range: Range<Int>, _ agreement: PlaceScore.Agreement, likeness: Double, isNovel: Bool = true) {
            self.range = range
            self.agreement = agreement
            self.likeness = likeness
            self.isNovel = isNovel
            rank =
                agreement.total + 0.25 * likeness + (agreement.touchesLeft ? 0.05 : 0)
                + (agreement.touchesRight ? 0.05 : 0) + (isNovel ? 0.1 : 0)
        }
    }

    func findByContext(_ citation: Citation, _ grammar: ValueGrammar, quote: [UInt8]?) -> Place {
        guard let anchor = citation.place else { return lost(citation, grammar) }
        let score = PlaceScore(anchor: anchor, index: index)
        let places = grammar.occurrences(in: index.text, neighbours: citation.neighbours)
        let otherPlaces = OtherPlaces(anchor, places, in: index)
        let decision = Decision(
            own: valuePlaces(places, otherPlaces, score), others: others(citation, grammar, score), anchor: anchor,
            isOnlyPlace: citation.anchor != nil && otherPlaces.areAllFound)
        return decision.place(in: index) ?? lost(citation, grammar)
    }

    /// Where the value itself stands, without the places that are plainly its other old ones.
    private func valuePlaces(_ places: [Range<Int>], _ others: OtherPlaces, _ score: PlaceScore) -> [Candidate] {
        places.enumerated().compactMap { number, range in
            guard !others.holds(number), !FormerName.introduces(range, in: index, unlike: score.anchor) else {
                return nil
            }
            let agreement = score.agreement(at: range)
            // The value gets half of what a perfect likeness would give: where another token stands between the very
            // same words, the value a few lines away is not the cited one.
            var candidate = Candidate(range, agreement, likeness: 0.5)
            candidate.unit = index.unit(at: range.lowerBound)
            return candidate
        }
    }

    /// Other tokens of the value's shape, without those that stood beside it already.
    private func others(_ citation: Citation, _ grammar: ValueGrammar, _ score: PlaceScore) -> [Candidate] {
        let own = Set(grammar.occurrences(in: index.text, neighbours: citation.neighbours).map(\.lowerBound))
        let gaps = GapSearch(index: index, grammar: grammar, anchor: score.anchor)
        let neighbours = citation.neighbours
        let settled = Set(score.anchor.settled)
        var peers = Peers(score.anchor)
        let spans = index.units.flatMap { self.spans(in: $0, grammar, gaps) }
        for span in spans { peers.count(Words.hash(index.text[span.range])) }
        var found: [Candidate] = []
        for span in spans {
            let range = neighbours?.trimmed(span.range, in: index.text) ?? span.range
            guard !own.contains(range.lowerBound), !stoodBeside(range, score.anchor) else { continue }
            let agreement = score.agreement(at: range)
            if !span.hasShape, !(agreement.touchesLeft && agreement.touchesRight) { continue }
            let token = index.text[range]
            let likeness = Likeness.ofBytes(token, grammar.needle) * grammar.kinship(of: token)
            if score.anchor.peers.contains(Words.hash(token)), isSettled(range, settled) { continue }
            var candidate = Candidate(
                range, agreement, likeness: likeness, isNovel: peers.isNovel(Words.hash(index.text[span.range])))
            candidate.unit = index.unit(at: range.lowerBound)
            found.append(candidate)
        }
        return found
    }

    /// What could stand in the value's place in a unit: tokens of its shape; whatever single token fills the gap between
    /// its old neighbours; for values without a shape, the gap itself.
    func spans(
        in unit: PageIndex.Unit, _ grammar: ValueGrammar, _ gaps: GapSearch
    ) -> [(range: Range<Int>, hasShape: Bool)] {
        if gaps.appliesToType { return gaps.spans(in: unit).map { ($0, true) } }
        let tokens = grammar.candidates(in: index.text, range: unit.bytes)
        let filled = gaps.tokens(in: unit).filter { gap in !tokens.contains { $0.overlaps(gap) } }
        return tokens.map { ($0, true) } + filled.map { ($0, false) }
    }

    /// True when the token stands between the same words of its own row as before.
    private func isSettled(_ range: Range<Int>, _ settled: Set<UInt16>) -> Bool {
        let pairs = ValueGrammar.settlements(of: range, in: index)
        return !pairs.isEmpty && pairs.allSatisfy(settled.contains)
    }

    /// True when the token's words stood in the value's own unit or row before, as often as they do now: then it is a
    /// neighbour, no successor.
    private func stoodBeside(_ range: Range<Int>, _ anchor: PlaceAnchor) -> Bool {
        let token = Words.split(index.text, in: range).map(\.hash)
        guard !token.isEmpty else { return false }
        let left = Array(anchor.left.prefix(anchor.leftInRow).reversed())
        let right = Array(anchor.right.prefix(anchor.rightInRow))
        let before = Words.count(of: token, in: left) + Words.count(of: token, in: right)
        guard before > 0 else { return false }
        let row = index.words[index.row(ofUnit: index.unit(at: range.lowerBound))].map(\.hash)
        return Words.count(of: token, in: row) <= before
    }
}

/// Weighs the places of the value against the places of other tokens.
struct Decision {
    var own: [Locator.Candidate]
    var others: [Locator.Candidate]
    var anchor: PlaceAnchor
    /// The anchor was recorded from a page, and all other places of the value are known to be where they were.
    var isOnlyPlace: Bool

    /// Below this a token that is not the value says nothing about the claim.
    static let leastForChange = 0.42
    /// The same for a token that stood on the page before.
    static let leastForPeer = 0.68
    /// Below this the value stands somewhere that has nothing to do with the cited place. Where it had no other place
    /// before, it has most likely been carried along by a rewrite, and less context will do.
    private var leastForValue: Double { isOnlyPlace ? 0.25 : 0.45 }
    /// Share of its sentence's words that carried it along, in whatever order, where it has no other place.
    private static let leastShared = 0.3

    func place(in index: PageIndex) -> Place? {
        let value = own.max { $0.rank < $1.rank }
        let other = others.filter { isStrong($0) && !isCompanion($0) }.max { $0.rank < $1.rank }
        let stands = value.map(stands) ?? false
        if let value, stands, value.rank >= (other?.rank ?? 0) - 0.02 { return verified(value, in: index) }
        guard let other else { return nil }
        return Place(.changed, found: index.string(other.range), range: other.range, similarity: other.agreement.total)
    }

    /// A token that joined the value in its own unit, where the value still touches a word that it touched before.
    private func isCompanion(_ other: Locator.Candidate) -> Bool {
        own.contains { value in
            value.unit == other.unit && value.agreement.total >= 0.5
                && (value.agreement.touchesLeft || value.agreement.touchesRight)
        }
    }

    private func stands(_ value: Locator.Candidate) -> Bool {
        value.agreement.total >= leastForValue || (isOnlyPlace && value.agreement.shared >= Self.leastShared)
    }

    /// A word that stood directly beside the value in its sentence or line stands beside this one.
    private func touches(_ other: Locator.Candidate) -> Bool {
        (anchor.leftInUnit == 0 && anchor.rightInUnit == 0)
            || (anchor.leftInUnit > 0 && other.agreement.touchesLeft)
            || (anchor.rightInUnit > 0 && other.agreement.touchesRight)
    }

    private func verified(_ value: Locator.Candidate, in index: PageIndex) -> Place {
        Place(.verified, found: index.string(value.range), range: value.range, similarity: value.agreement.total)
    }

    /// Enough to say that this token took the value's place. A new token much like the old one needs less context when
    /// the old one has left the page. One that does not stand more often than before can only have changed places with
    /// others, which words of the value's own sentence or line have to show.
    private func isStrong(_ other: Locator.Candidate) -> Bool {
        if !other.isNovel {
            return anchor.leftInUnit + anchor.rightInUnit > 0 && other.agreement.total >= Self.leastForPeer
                && other.agreement.touchesLeft && other.agreement.touchesRight
        }
        if isOnlyPlace, own.contains(where: stands), !touches(other) { return false }
        if own.isEmpty, other.likeness >= 0.6 { return other.agreement.total + 0.3 * (other.likeness - 0.5) >= 0.27 }
        return other.agreement.total >= Self.leastForChange
    }
}
