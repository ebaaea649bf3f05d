import SurveyModel

/// Numbers the sources of one document in the order in which the document first cites them.
///
/// A document is rendered twice: the first pass finds the order, the second knows all numbers from its first line on,
/// where the list of sources stands. It belongs to one rendering.
final class CitationRegister {
    private(set) var order: [String] = []
    private var numbers: [String: Int] = [:]

    init() {}

    func number(of source: String) -> Int {
        if let number = numbers[source] { return number }
        order.append(source)
        numbers[source] = order.count
        return order.count
    }
}
