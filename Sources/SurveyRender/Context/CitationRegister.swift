import SurveyModel

/// A source as it is cited: one of the pages behind an address with `{value}` is a citation of its own.
struct Citation: Sendable, Hashable {
    var source: String
    var value: String?

    /// What a claim cites, in the order of its evidence.
    static func list(_ claim: Claim, sources: [String: Source]) -> [Citation] {
        claim.evidence.compactMap { evidence in
            guard let source = sources[evidence.source] else { return nil }
            return Citation(source: source.id, value: source.isTemplate ? claim.field(for: evidence)?.value.text : nil)
        }
    }
}

/// Numbers the sources of one document in the order in which the document first cites them.
///
/// A document is rendered twice: the first pass finds the order, the second knows all numbers from its first line on,
/// where the list of sources stands. It belongs to one rendering.
final class CitationRegister {
    private(set) var order: [Citation] = []
    private var numbers: [Citation: Int] = [:]

    init() {}

    func number(of source: Citation) -> Int {
        if let number = numbers[source] { return number }
        order.append(source)
        numbers[source] = order.count
        return order.count
    }
}
