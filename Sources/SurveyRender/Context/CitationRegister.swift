/// Numbers the sources of one document in the order in which the document first cites them.
///
/// A list of sources that stands before a citation is not complete on the first pass; a second one knows all numbers from
/// its first line on. The register belongs to one rendering.
final class CitationRegister {
    private var order: [Citation] = []
    /// By the citation's index in its table; 0 where it has no number yet.
    private var numbers: [Int]
    /// How many citations the shortest list of this pass has held; nil when none was written.
    private var shortestList: Int?

    /// - Parameter table: what the document may cite.
    init(_ table: CitationTable) {
        numbers = Array(repeating: 0, count: table.count)
    }

    func number(of citation: Citation) -> Int {
        if numbers[citation.index] == 0 {
            order.append(citation)
            numbers[citation.index] = order.count
        }
        return numbers[citation.index]
    }

    func beginPass() { shortestList = nil }

    /// The citations so far, in order.
    func list() -> [Citation] {
        shortestList = min(shortestList ?? order.count, order.count)
        return order
    }

    /// True when citations were added after a list of them had been written.
    var hasListedTooFew: Bool { shortestList.map { $0 < order.count } ?? false }
}
