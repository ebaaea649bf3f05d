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
        let own = valuePlaces(citation, grammar, score)
        let others = otherPlaces(citation, grammar, score)
        return Decision(own: own, others: others, anchor: anchor, isOnlyPlace: citation.anchor != nil).place(in: index)
            ?? lost(citation, grammar)
    }

    /// Where the value itself stands, without the places that are plainly its other old ones.
    private func valuePlaces(_ citation: Citation, _ grammar: ValueGrammar, _ score: PlaceScore) -> [Candidate] {
        let anchor = score.anchor
        let cited = PlaceAnchor.Surroundings(left: Array(anchor.left.prefix(10)), right: Array(anchor.right.prefix(10)))
        return grammar.occurrences(in: index.text, neighbours: citation.neighbours).compactMap { range in
            let agreement = score.agreement(at: range)
            let own = PlaceScore.likeness(cited, at: range, in: index)
            let taken = anchor.elsewhere.contains { other in
                let likeness = PlaceScore.likeness(other, at: range, in: index)
                return likeness > 0.25 && likeness > own + 0.1
            }
            guard !taken else { return nil }
            // The value gets half of what a perfect likeness would give: where another token stands between the very
            // same words, the value a few lines away is not the cited one.
            var candidate = Candidate(range, agreement, likeness: 0.5)
            candidate.unit = index.unit(at: range.lowerBound)
            return candidate
        }
    }

    /// Other tokens of the value's shape, without those that stood beside it already.
    private func otherPlaces(_ citation: Citation, _ grammar: ValueGrammar, _ score: PlaceScore) -> [Candidate] {
        let own = Set(grammar.occurrences(in: index.text, neighbours: citation.neighbours).map(\.lowerBound))
        let gaps = GapSearch(index: index, grammar: grammar, anchor: score.anchor)
        let neighbours = citation.neighbours
        let peers = Set(score.anchor.peers)
        var found: [Candidate] = []
        for unit in index.units {
            for span in spans(in: unit, grammar, gaps) {
                let range = neighbours?.trimmed(span.range, in: index.text) ?? span.range
                guard !own.contains(range.lowerBound), !stoodBeside(range, score.anchor) else { continue }
                let agreement = score.agreement(at: range)
                if !span.hasShape, !(agreement.touchesLeft && agreement.touchesRight) { continue }
                let token = index.text[range]
                let likeness = Likeness.ofBytes(token, grammar.needle) * grammar.kinship(of: token)
                let isNovel = !peers.contains(Words.hash(token))
                var candidate = Candidate(range, agreement, likeness: likeness, isNovel: isNovel)
                candidate.unit = index.unit(at: range.lowerBound)
                found.append(candidate)
            }
        }
        return found
    }

    /// What could stand in the value's place in a unit: tokens of its shape; whatever single token fills the gap between
    /// its old neighbours; for values without a shape, the gap itself.
    private func spans(
        in unit: PageIndex.Unit, _ grammar: ValueGrammar, _ gaps: GapSearch
    ) -> [(range: Range<Int>, hasShape: Bool)] {
        if gaps.appliesToType { return gaps.spans(in: unit).map { ($0, true) } }
        let tokens = grammar.candidates(in: index.text, range: unit.bytes)
        let filled = gaps.tokens(in: unit).filter { gap in !tokens.contains { $0.overlaps(gap) } }
        return tokens.map { ($0, true) } + filled.map { ($0, false) }
    }

    /// True when the token's words stood in the value's own unit or row before: then it is a neighbour, no successor.
    private func stoodBeside(_ range: Range<Int>, _ anchor: PlaceAnchor) -> Bool {
        let token = Words.split(index.text, in: range).map(\.hash)
        guard !token.isEmpty else { return false }
        let left = Array(anchor.left.prefix(anchor.leftInRow).reversed())
        let right = Array(anchor.right.prefix(anchor.rightInRow))
        return [left, right].contains { words in
            words.count >= token.count
                && (0...(words.count - token.count)).contains { words[$0..<$0 + token.count].elementsEqual(token) }
        }
    }
}

/// Weighs the places of the value against the places of other tokens.
struct Decision {
    var own: [Locator.Candidate]
    var others: [Locator.Candidate]
    var anchor: PlaceAnchor
    /// The anchor was recorded from a page, so that its list of other places is complete.
    var isOnlyPlace: Bool

    /// Below this a token that is not the value says nothing about the claim.
    static let leastForChange = 0.42
    /// The same for a token that stood on the page before.
    static let leastForPeer = 0.68
    /// Below this the value stands somewhere that has nothing to do with the cited place. Where it had no other place
    /// before, it has most likely been carried along by a rewrite, and less context will do.
    private var leastForValue: Double { isOnlyPlace && anchor.elsewhere.isEmpty ? 0.25 : 0.45 }

    func place(in index: PageIndex) -> Place? {
        let value = own.max { $0.rank < $1.rank }
        let other = others.filter { isStrong($0) && !isCompanion($0) }.max { $0.rank < $1.rank }
        let stands = value.map { $0.agreement.total >= leastForValue } ?? false
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

    private func verified(_ value: Locator.Candidate, in index: PageIndex) -> Place {
        Place(.verified, found: index.string(value.range), range: value.range, similarity: value.agreement.total)
    }

    /// Enough to say that this token took the value's place. A new token much like the old one needs less context when
    /// the old one has left the page.
    private func isStrong(_ other: Locator.Candidate) -> Bool {
        if !other.isNovel { return other.agreement.total >= Self.leastForPeer }
        if own.isEmpty, other.likeness >= 0.6 { return other.agreement.total + 0.3 * (other.likeness - 0.5) >= 0.27 }
        return other.agreement.total >= Self.leastForChange
    }
}
