/// Numbers the sources of one document in the order in which the document first cites them.
///
/// A document may list its sources at the top, before the text that cites them. It is then rendered twice with the same
/// register: the first pass gives every source its number, and the second can list them all. The register belongs to one
/// document.
final class CitationRegister {
    private var order: [Citation] = []
    /// By the citation's index in its table; 0 where it has no number yet.
    private var numbers: [Int]
    /// How many citations the shortest list in this pass had; nil when the document has written no list yet.
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
