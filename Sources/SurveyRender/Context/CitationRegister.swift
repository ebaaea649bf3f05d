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
/// A list of sources that stands before a citation is not complete on the first pass; a second one knows all numbers from
/// its first line on. The register belongs to one rendering.
final class CitationRegister {
    private var order: [Citation] = []
    private var numbers: [Citation: Int] = [:]
    /// How many citations the shortest list of this pass has held; nil when none was written.
    private var shortestList: Int?

    init() {}

    func number(of source: Citation) -> Int {
        if let number = numbers[source] { return number }
        order.append(source)
        numbers[source] = order.count
        return order.count
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
