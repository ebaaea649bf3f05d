import SurveyModel

/// Chooses among all places that could be the cited one.
extension Locator {
    /// One span of the page that could stand where the value stood.
    struct Candidate {
        var range: Range<Int>
        var agreement: PlaceScore.Agreement
        /// Likeness of its text to the old value, 1 for the value itself.
        var likeness: Double
        var rank: Double

        init(_ range: Range<Int>, _ agreement: PlaceScore.Agreement, likeness: Double) {
            self.range = range
            self.agreement = agreement
            self.likeness = likeness
            rank =
                agreement.total + 0.1 * likeness + (agreement.touchesLeft ? 0.05 : 0)
                + (agreement.touchesRight ? 0.05 : 0)
        }
    }

    func findByContext(_ citation: Citation, _ grammar: ValueGrammar, quote: [UInt8]?) -> Place {
        guard let anchor = citation.place else { return lost(citation, grammar) }
        let score = PlaceScore(anchor: anchor, index: index)
        let own = valuePlaces(citation, grammar, score)
        let others = otherPlaces(citation, grammar, score)
        return Decision(own: own, others: others, anchor: anchor).place(in: index) ?? lost(citation, grammar)
    }

    /// Where the value itself stands, without the places that are plainly its other old ones.
    private func valuePlaces(_ citation: Citation, _ grammar: ValueGrammar, _ score: PlaceScore) -> [Candidate] {
        grammar.occurrences(in: index.text, neighbours: citation.neighbours).compactMap { range in
            let agreement = score.agreement(at: range)
            let taken = score.anchor.elsewhere.contains { other in
                let likeness = PlaceScore.likeness(other, at: range, in: index)
                return likeness > 0.6 && likeness > max(agreement.left, agreement.right) + 0.15
            }
            return taken ? nil : Candidate(range, agreement, likeness: 1)
        }
    }

    /// Other tokens of the value's shape, without those that stood beside it already.
    private func otherPlaces(_ citation: Citation, _ grammar: ValueGrammar, _ score: PlaceScore) -> [Candidate] {
        let own = Set(grammar.occurrences(in: index.text, neighbours: citation.neighbours).map(\.lowerBound))
        let gaps = GapSearch(index: index, grammar: grammar, anchor: score.anchor)
        var found: [Candidate] = []
        for unit in index.units {
            let spans =
                gaps.appliesToType ? gaps.spans(in: unit) : grammar.candidates(in: index.text, range: unit.bytes)
            for range in spans where !own.contains(range.lowerBound) && !stoodBeside(range, score.anchor) {
                let likeness = Likeness.ofBytes(index.text[range], grammar.needle)
                found.append(Candidate(range, score.agreement(at: range), likeness: likeness))
            }
        }
        return found
    }

    /// True when the token's words stood in the value's own unit before: then it is a neighbour, no successor.
    private func stoodBeside(_ range: Range<Int>, _ anchor: PlaceAnchor) -> Bool {
        let token = Words.split(index.text, in: range).map(\.hash)
        guard !token.isEmpty else { return false }
        let left = Array(anchor.left.prefix(anchor.leftInUnit).reversed())
        let right = Array(anchor.right.prefix(anchor.rightInUnit))
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

    /// Below this a token that is not the value says nothing about the claim.
    static let leastForChange = 0.42
    /// Below this the value stands somewhere that has nothing to do with the cited place.
    static let leastForValue = 0.3

    func place(in index: PageIndex) -> Place? {
        let value = own.max { $0.rank < $1.rank }
        let other = others.max { $0.rank < $1.rank }
        if let value, value.agreement.total >= Self.leastForValue, value.rank >= (other?.rank ?? 0) - 0.02 {
            return Place(
                .verified, found: index.string(value.range), range: value.range, similarity: value.agreement.total)
        }
        if let other, other.agreement.total >= Self.leastForChange {
            return Place(.changed, found: index.string(other.range), range: other.range, similarity: other.agreement.total)
        }
        if let value, value.agreement.total >= Self.leastForValue {
            return Place(
                .verified, found: index.string(value.range), range: value.range, similarity: value.agreement.total)
        }
        return nil
    }
}
