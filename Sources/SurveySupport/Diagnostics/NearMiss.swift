/// Suggests the candidate that was probably meant.
package enum NearMiss {
    /// The closest candidate within a third of the word's length, at least one and at most three edits away; ties go to
    /// the alphabetically first. Cost: candidates x length squared.
    package static func find(_ word: String, in candidates: some Sequence<String>) -> String? {
        nearest(word, in: candidates, most: 1).first
    }

    /// The closest candidates within the same distance, the closest first.
    package static func nearest(_ word: String, in candidates: some Sequence<String>, most: Int) -> [String] {
        let limit = min(3, max(1, word.count / 3))
        let near = candidates.map { ($0, distance(word.lowercased(), $0.lowercased())) }.filter { $0.1 <= limit }
        return near.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(most).map(\.0)
    }

    /// "did you mean 'x'?", or nil.
    package static func suggestion(_ word: String, in candidates: some Sequence<String>) -> String? {
        find(word, in: candidates).map { "did you mean '\($0)'?" }
    }

    /// Edits (insert, delete, replace, swap of neighbours) from one word to the other.
    package static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        if abs(a.count - b.count) > 3 { return max(a.count, b.count) }
        var previous: [Int] = []
        var current = Array(0...b.count)
        for i in 0..<a.count {
            let beforePrevious = previous
            previous = current
            current = [i + 1]
            for j in 0..<b.count {
                var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforePrevious[j - 1] + 1) }
                current.append(best)
            }
        }
        return current[b.count]
    }
}
