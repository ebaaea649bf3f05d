/// Tells the cited place of a value from the other places where the same value stood before.
struct OtherPlaces {
    private let taken: Set<Int>
    /// True when each of the other places was found again, so that what is left can only be the cited one.
    let areAllFound: Bool

    /// - Parameter places: where the value stands now, in the order of the page.
    init(_ anchor: PlaceAnchor, _ places: [Range<Int>], in index: PageIndex) {
        let cited = Neighbourhood(
            .init(left: Array(anchor.left.prefix(10)), right: Array(anchor.right.prefix(10))), index)
        let others = anchor.elsewhere.map { Neighbourhood($0, index) }
        var likenesses: [(old: Int, place: Int, likeness: Double)] = []
        for (place, range) in places.enumerated() where !others.isEmpty {
            let window = ContextWindow(around: range, in: index, reach: Neighbourhood.reach)
            let own = cited.likeness(to: window)
            for (old, other) in others.enumerated() {
                let likeness = other.likeness(to: window)
                if likeness > Thresholds.leastForOtherPlace, likeness > own + Thresholds.leadOfOtherPlace {
                    likenesses.append((old, place, likeness))
                }
            }
        }
        // With as many places as before, each old place is paired with one of them, and the one left over is the cited one.
        let isComplete = places.count == anchor.elsewhere.count + 1
        let paired = Self.paired(likenesses)
        taken = isComplete ? paired : Set(likenesses.map(\.place))
        areAllFound = paired.count == anchor.elsewhere.count
    }

    /// True for a place that is plainly one of the others.
    func holds(_ place: Int) -> Bool { taken.contains(place) }

    /// Pairs each old place with one place on the page as it is now, the most alike first.
    private static func paired(_ likenesses: [(old: Int, place: Int, likeness: Double)]) -> Set<Int> {
        var olds: Set<Int> = []
        var places: Set<Int> = []
        for pair in likenesses.sorted(by: { $0.likeness > $1.likeness })
        where !olds.contains(pair.old) && !places.contains(pair.place) {
            olds.insert(pair.old)
            places.insert(pair.place)
        }
        return places
    }
}

/// The words on both sides of a place, for telling places of one value from each other by word order alone.
private struct Neighbourhood {
    /// The most words that are looked at on one side.
    static let reach = 14

    private let words: PlaceAnchor.Surroundings
    private let leftWeights: [Double]
    private let rightWeights: [Double]

    init(_ words: PlaceAnchor.Surroundings, _ index: PageIndex) {
        self.words = words
        leftWeights = PlaceScore.weights(words.left, index: index)
        rightWeights = PlaceScore.weights(words.right, index: index)
    }

    func likeness(to window: ContextWindow) -> Double {
        let reach = words.left.count + 4
        let left = PlaceScore.likeness(
            words.left, weights: leftWeights, total: leftWeights.reduce(0, +), window.left.prefix(reach))
        let right = PlaceScore.likeness(
            words.right, weights: rightWeights, total: rightWeights.reduce(0, +), window.right.prefix(reach))
        return (left + right) / 2
    }
}
