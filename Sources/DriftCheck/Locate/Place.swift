import SurveyModel
package import SurveySupport

/// What stands where a claim's evidence points.
package struct Place: Sendable, Hashable {
    package var verdict: Verdict
    /// What stands there now: the value itself, the new one, or nil where nothing does.
    package var found: String?
    /// Bytes of the index's text that hold `found`, or the nearest text.
    var range: Range<Int>?
    /// For values that are link destinations: the number of the link in the index.
    var link: Int?
    /// Agreement of the place with the citation, 0 to 1.
    package var similarity: Double
    /// For what is lost: the text that comes nearest, at most 160 characters.
    package var nearest: String?
    /// Why nobody can tell, for `undecided`.
    package var reason: String?

    /// More places could be the cited one than are weighed.
    static var tooMany: Place {
        var place = Place(.undecided, similarity: 0)
        place.reason = "more than \(Locator.mostWeighed) places of the page could be the cited one"
        return place
    }

    init(
        _ verdict: Verdict, found: String? = nil, range: Range<Int>? = nil, link: Int? = nil, similarity: Double = 1,
        nearest: String? = nil
    ) {
        self.verdict = verdict
        self.found = found
        self.range = range
        self.link = link
        self.similarity = similarity
        self.nearest = nearest
    }
}

/// What to look for on a page: a value, a quote, or both.
package struct Citation: Sendable {
    /// Nil where the quote is itself the statement.
    let grammar: ValueGrammar?
    let quote: [UInt8]?
    /// The quote around the value; nil where the quote does not hold it.
    let split: (before: [UInt8], after: [UInt8])?
    let heading: String?
    /// Where it stood when it was accepted.
    var anchor: PlaceAnchor?

    package init(value: TypedValue?, quote: String?, heading: String? = nil, anchor: PlaceAnchor? = nil) {
        let grammar = value.flatMap { $0.type.standsOnPages ? ValueGrammar($0) : nil }
        let folded = quote.map(TextFolding.fold)
        self.grammar = grammar
        self.quote = folded.flatMap { $0.isEmpty ? nil : $0 }
        self.heading = heading
        self.anchor = anchor
        split = folded.flatMap { quote in grammar.flatMap { Self.split(quote, by: $0) } }
    }

    /// The quote cut at the value: as a whole token where it stands so, else as a part of an address or path. A part of
    /// a word (`azur` in `azure/`, `x` in `x-ai`) is not the value.
    private static func split(_ quote: [UInt8], by grammar: ValueGrammar) -> (before: [UInt8], after: [UInt8])? {
        let range =
            grammar.first(in: quote)
            ?? Bytes.occurrences(of: grammar.needle, in: quote).first { !cutsWord($0, in: quote) }
        return range.map { (Array(quote[..<$0.lowerBound]), Array(quote[$0.upperBound...])) }
    }

    private static func cutsWord(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        func joins(_ a: Int, _ b: Int) -> Bool {
            guard a >= 0, b < text.count else { return false }
            return (Bytes.isWord(text[a]) || text[a] == 0x2D) && (Bytes.isWord(text[b]) || text[b] == 0x2D)
        }
        return joins(range.lowerBound - 1, range.lowerBound) || joins(range.upperBound - 1, range.upperBound)
    }

    /// Token characters directly beside the value in the quote.
    var neighbours: Neighbours? {
        guard let split, let grammar else { return nil }
        let range = split.before.count..<split.before.count + grammar.needle.count
        return Neighbours(of: range, in: split.before + grammar.needle + split.after)
    }

    /// The anchor from the baseline, else what the quote tells.
    var place: PlaceAnchor? {
        if let anchor { return anchor }
        guard let split else { return nil }
        return PlaceAnchor(quoteBefore: split.before, after: split.after, heading: heading)
    }
}
