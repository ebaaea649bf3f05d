import SurveySupport

/// New values in the section of a value that has left its place.
///
/// After a sentence was rewritten, its section usually holds exactly one value of the type that the accepted page did not hold:
/// that is the new one, even where no word around it survived. Where it holds several, none of them is named for certain.
struct SectionSuccessors {
    private let index: PageIndex
    private let anchor: PlaceAnchor
    /// The best place of each new value, best first.
    private let successors: [Locator.Candidate]

    /// How many candidates a report lists.
    private static let mostListed = 3
    /// By how much a value may rank below the best one and still be as good a candidate.
    private static let leadOfBest = 0.2

    init(_ others: [Locator.Candidate], _ anchor: PlaceAnchor, _ grammar: ValueGrammar, in index: PageIndex) {
        self.index = index
        self.anchor = anchor
        let score = PlaceScore(anchor: anchor, index: index)
        var seen: Set<UInt16> = []
        successors = others.filter {
            $0.isNovel && !$0.isSettled && $0.hasShape && score.isInSection($0.range)
                && grammar.kinship(of: index.text[$0.range]) > Self.leastKinship
        }
        .sorted { $0.rank > $1.rank }
        .filter { seen.insert(Words.hash(index.text[$0.range])).inserted }
    }

    /// One trait, capitals or digits, may differ.
    private static let leastKinship = 0.5

    /// The place with what the section tells of it; nil is a place that nothing was found at.
    func settled(_ place: Place?, lost: () -> Place) -> Place {
        guard var place else {
            if let only = successors.first, successors.count == 1 {
                return Place(
                    .changed, found: index.string(only.range), range: only.range, similarity: only.agreement.total)
            }
            return listing(successors, in: lost())
        }
        guard let chosen = successors.first(where: { $0.range == place.range }), !isDecisive(chosen) else {
            return place
        }
        let rivals = successors.filter { $0.rank >= chosen.rank - Self.leadOfBest }
        if rivals.count > 1 { place = listing(rivals, in: lost()) }
        return place
    }

    /// Nearly all around it is as it was, or the words on both sides of it are.
    private func isDecisive(_ chosen: Locator.Candidate) -> Bool {
        chosen.agreement.total >= Thresholds.leastForCertainty
            || (anchor.leftInUnit + anchor.rightInUnit > 0 && chosen.agreement.touchesLeft
                && chosen.agreement.touchesRight)
    }

    private func listing(_ candidates: [Locator.Candidate], in place: Place) -> Place {
        var place = place
        place.candidates = candidates.prefix(Self.mostListed).map { index.string($0.range) }
        return place
    }
}
