import PageReading
import PageText
import SurveyModel
import SurveySupport

@testable import DriftCheck
@testable import PageMatch

/// A query, a page, and the page as it is later. The first byte names the type of the value, the rest of the first
/// line is the value, the second line the quote; the pages are divided by a line of four hyphens.
///
/// What is found stands on the page; what counts as verified is the value itself; what was accepted stays verified as
/// long as the page stays the same.
enum MatcherTarget {
    static func run(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let first = parts[0].first else { return }
        // `a` is the first type, and any other byte is a type, too.
        let type = ValueType.allCases[(Int(first) + ValueType.allCases.count * 7 - 97) % ValueType.allCases.count]
        let value = TypedValue(type, String(decoding: parts[0].dropFirst(), as: UTF8.self))
        let quote = parts[1].isEmpty ? nil : String(decoding: parts[1], as: UTF8.self)
        let pages = pages(Array(parts[2]))
        guard let before = index(pages.before), let after = index(pages.after) else { return }
        check(before)
        let query = MatchQuery(value: value, quote: quote)
        let locator = Locator(index: before)
        check(locator.find(query), query, in: before)
        guard let anchor = locator.anchor(of: query) else { return }
        let readBack = try? JSONNodeDecoder.decode(PlaceAnchor.self, from: JSONNodeEncoder.encode(anchor))
        require(readBack == anchor, "an anchor reads back")
        let accepted = MatchQuery(value: value, quote: quote, anchor: anchor)
        let place = locator.find(accepted)
        check(place, accepted, in: before)
        require(place.outcome == .verified, "what was accepted is verified: \(place)")
        check(Locator(index: after).find(accepted), accepted, in: after)
    }

    private static func pages(_ bytes: [UInt8]) -> (before: [UInt8], after: [UInt8]) {
        let divider = Array("\n----\n".utf8)
        var places = Bytes.occurrences(of: divider, in: bytes).makeIterator()
        guard let range = places.next() else { return (bytes, bytes) }
        return (Array(bytes[..<range.lowerBound]), Array(bytes[range.upperBound...]))
    }

    private static func index(_ page: [UInt8]) -> PageIndex? {
        (try? PageReader.read(page, contentType: "text/html", url: "https://a.example/")).map { PageIndex($0) }
    }

    /// Units and words lie on the page, in order.
    private static func check(_ index: PageIndex) {
        require(String(validating: index.text, as: UTF8.self) != nil, "the text is UTF-8")
        var end = 0
        var words = 0
        for unit in index.units {
            require(unit.bytes.lowerBound >= end && unit.bytes.upperBound <= index.text.count, "units are in order")
            require(unit.words.lowerBound == words && unit.words.upperBound <= index.words.count, "words have a unit")
            (end, words) = (unit.bytes.upperBound, unit.words.upperBound)
            for word in index.words[unit.words] {
                require(unit.bytes.clamped(to: word.bytes) == word.bytes, "words stand in their unit")
            }
        }
        for link in index.links {
            require(link.bytes.upperBound <= index.text.count, "links are on the page")
            require(index.units.indices.contains(link.unit), "links have a unit")
        }
    }

    /// In addresses, the case of scheme and host and the names of placeholders do not count.
    private static func isValue(_ found: [UInt8], _ grammar: ValueGrammar) -> Bool {
        if found == grammar.needle { return true }
        guard ValueGrammar.isAddress(grammar.value.type) else { return false }
        return found.map(Bytes.lowered) == grammar.needle.map(Bytes.lowered)
            || grammar.needle.contains { "{<$".utf8.contains($0) }
    }

    private static func check(_ place: Place, _ query: MatchQuery, in index: PageIndex) {
        require((-0.000_001...1.000_001).contains(place.similarity), "similarity is a share: \(place)")
        if let range = place.range { require(range.upperBound <= index.text.count, "the place is on the page") }
        if let nearest = place.nearest { require(nearest.count <= 160, "the nearest text is short") }
        guard let grammar = query.grammar, place.link == nil else { return }
        if place.outcome == .changed { require(place.found?.isEmpty == false, "another value is told: \(place)") }
        guard place.outcome == .verified else { return }
        guard let range = place.range else { fatalError("does not hold: what is verified has a place") }
        require(isValue(Array(index.text[range]), grammar), "what is verified is the value: \(place)")
        guard query.quote == nil, query.anchor == nil else { return }
        require(
            grammar.beginsToken(index.text, at: range.lowerBound)
                && grammar.endsToken(index.text, at: range.upperBound),
            "what is verified is a whole token")
        guard grammar.value.type == .environmentVariable else { return }
        let beside = [range.lowerBound - 1, range.upperBound].filter(index.text.indices.contains).map { index.text[$0] }
        require(!beside.contains(where: Bytes.isWord), "no word goes on beside it")
    }
}
