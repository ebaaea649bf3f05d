/// What one document cites, for its footnotes.
///
/// A document may list its sources before the text that cites them. It is then rendered twice with the same register: the
/// second pass can list them all.
final class CitationRegister {
    private var order: [Citation] = []
    /// Ids of citations.
    private var noted: Set<String> = []
    /// How many citations the shortest list in this pass had; nil when the document has written no list yet.
    private var shortestList: Int?

    /// The label of the footnote, which the document is then to explain.
    func label(of citation: Citation) -> String {
        if noted.insert(citation.id).inserted { order.append(citation) }
        return citation.name
    }

    func beginPass() { shortestList = nil }

    /// The citations so far, by their labels: the order does not depend on the text.
    func list() -> [Citation] {
        shortestList = min(shortestList ?? order.count, order.count)
        return order.map { (name: $0.name, citation: $0) }.sorted { $0.name < $1.name }.map(\.citation)
    }

    /// True when citations were added after a list of them had been written.
    var hasListedTooFew: Bool { shortestList.map { $0 < order.count } ?? false }
}
