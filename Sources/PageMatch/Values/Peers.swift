/// How often each token of the value's shape stood on a page, from ``PlaceAnchor/peers``, and stands on it now.
///
/// An edit that puts another token in a value's place makes that token stand once more. Rows and lines that are only
/// sorted anew, or a removed row whose neighbour moves up, leave every count as it was.
struct Peers {
    /// Tokens kept: those of so many nearest places, and as many that are most like the value.
    static let most = 96
    /// Occurrences of one token that are recorded. A token that had as many is never taken for a new one.
    private static let mostOfOne = 4

    private let before: [UInt16: Int]
    private var now: [UInt16: Int] = [:]

    init(_ anchor: PlaceAnchor) {
        before = anchor.peers.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Fingerprints as they are kept: sorted, each as often as it occurs, up to a limit.
    static func tally(_ tokens: [UInt16]) -> [UInt16] {
        var counts: [UInt16: Int] = [:]
        for token in tokens { counts[token, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }
            .flatMap { [UInt16](repeating: $0.key, count: min($0.value, mostOfOne)) }
    }

    mutating func count(_ token: UInt16) { now[token, default: 0] += 1 }

    /// True for a token that the page did not have, or has at more places than before.
    func isNovel(_ token: UInt16) -> Bool {
        let old = before[token] ?? 0
        return old < Self.mostOfOne && now[token, default: 1] > old
    }
}
