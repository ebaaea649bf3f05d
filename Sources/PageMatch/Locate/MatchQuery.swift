package import SurveySupport

/// What to look for on a page: a value, a quote, or both.
package struct MatchQuery: Sendable {
    /// Nil where the quote is itself the statement.
    package let grammar: ValueGrammar?
    package let quote: [UInt8]?
    /// The quote around the value; nil where the quote does not hold it.
    let split: (before: [UInt8], value: [UInt8], after: [UInt8])?
    let heading: String?
    /// Where it stood when it was accepted.
    var anchor: PlaceAnchor?

    /// - Parameter calls: for a base, the paths of the claim's own calls.
    package init(
        value: TypedValue?, quote: String?, heading: String? = nil, anchor: PlaceAnchor? = nil, calls: [String] = []
    ) {
        var grammar = value.flatMap { $0.type.standsOnPages ? ValueGrammar($0) : nil }
        grammar?.calls = calls.map { Array($0.utf8) }
        // A base that was accepted as it stands alone has changed when more of an address follows it.
        grammar?.takesDeeperPaths = anchor.map { $0.suffix.first == "/" || $0.suffix.first == ":" } ?? true
        let folded = quote.map(TextFolding.fold)
        if let prefix = grammar, prefix.value.type == .routingPrefix, let folded {
            grammar?.isBare = Self.split(folded, by: prefix).map { $0.after.first != Bytes.slash } ?? false
        }
        self.grammar = grammar
        self.quote = folded.flatMap { $0.isEmpty ? nil : $0 }
        self.heading = heading
        self.anchor = anchor
        split = folded.flatMap { [grammar] quote in grammar.flatMap { Self.split(quote, by: $0) } }
    }

    /// The quote cut at the value: as a whole token where it stands so, else as a part of an address or path. A part of
    /// a word (`azur` in `azure/`, `x` in `x-ai`) is not the value.
    private static func split(
        _ quote: [UInt8], by grammar: ValueGrammar
    ) -> (before: [UInt8], value: [UInt8], after: [UInt8])? {
        let range =
            grammar.first(in: quote)
            ?? Bytes.occurrences(of: grammar.needle, in: quote).first {
                !cutsWord($0, in: quote)
                    && !(grammar.value.type == .baseURL
                        && (cutsHost($0, in: quote)
                            || AddressEnd.namesLongerBase(quote, at: $0.upperBound, calls: grammar.calls)))
            }
        return range.map { (Array(quote[..<$0.lowerBound]), Array(quote[$0]), Array(quote[$0.upperBound...])) }
    }

    private static func cutsWord(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        func joins(_ a: Int, _ b: Int) -> Bool {
            guard a >= 0, b < text.count else { return false }
            return (Bytes.isWord(text[a]) || text[a] == 0x2D) && (Bytes.isWord(text[b]) || text[b] == 0x2D)
        }
        return joins(range.lowerBound - 1, range.lowerBound) || joins(range.upperBound - 1, range.upperBound)
    }

    /// `https://api.acme` in `https://api.acme.ai/v1`.
    private static func cutsHost(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        let end = range.upperBound
        return end + 1 < text.count && text[end] == Bytes.dot && Bytes.isWord(text[end + 1])
    }

    /// Token characters directly beside the value in the quote.
    var neighbours: Neighbours? {
        guard let split else { return nil }
        let range = split.before.count..<split.before.count + split.value.count
        return Neighbours(of: range, in: split.before + split.value + split.after)
    }

    /// The anchor from the baseline, else what the quote tells.
    var place: PlaceAnchor? {
        if let anchor { return anchor }
        guard let split else { return nil }
        return PlaceAnchor(quoteBefore: split.before, after: split.after, heading: heading)
    }
}
