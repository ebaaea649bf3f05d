import PageText
package import SurveySupport

/// Runs a pattern over a page and compares what it captures with a value.
package struct PatternSearch {
    private static let mostCaptures = 256
    /// The time that one pattern may take on one page; after it, the outcome is undecided. Some patterns backtrack on some
    /// texts. A match cannot be interrupted, so the clock is read between pieces of text that ``PatternCost`` keeps short.
    private static let longestTime = Duration.seconds(3)

    private let index: PageIndex

    package init(index: PageIndex) { self.index = index }

    /// The pattern's capture has to be the value, in one line or block at least.
    ///
    /// - Parameter value: nil where it is enough that the pattern matches.
    package func find(_ pattern: String, value: TypedValue?) -> Match {
        if let objection = PatternCost.objection(to: pattern) {
            return Match(.undecided, reason: "the pattern is not run: it \(objection)")
        }
        guard let regex = try? Regex(pattern) else {
            return Match(.undecided, reason: "the pattern cannot be compiled")
        }
        guard let captures = captures(of: regex, texts: PatternCost.longestText(for: pattern)) else {
            return Match(.undecided, reason: "the pattern takes too long on this page")
        }
        guard let value, value.type.standsOnPages else { return Match(captures.isEmpty ? .lost : .verified) }
        if let same = captures.first(where: { $0.text == value.text }) { return match(.verified, same) }
        guard let first = captures.first else { return Match(.lost, reason: "the pattern matches nothing") }
        var changed = match(.changed, first)
        changed.isCertain = Set(captures.map(\.text)).count == 1
        return changed
    }

    private func match(_ outcome: Place.Outcome, _ capture: (text: String, unit: Int)) -> Match {
        Match(outcome, found: capture.text, heading: index.block(ofUnit: capture.unit)?.headingPath.last)
    }

    /// What the pattern captures, in the order of the page; nil when it takes too long. Long lines are looked at in
    /// pieces that overlap by half.
    private func captures(
        of regex: Regex<AnyRegexOutput>, texts longest: Int
    ) -> [(text: String, unit: Int)]? {
        let deadline = ContinuousClock.now + Self.longestTime
        var found: [(text: String, unit: Int)] = []
        for (number, unit) in index.units.enumerated() {
            var start = unit.bytes.lowerBound
            while start < unit.bytes.upperBound, found.count < Self.mostCaptures {
                guard ContinuousClock.now < deadline else { return nil }
                let end = min(unit.bytes.upperBound, start + longest)
                let text = index.string(start..<end)
                for match in text.matches(of: regex) {
                    // What touches a cut may go on behind it; the next piece has it whole.
                    if end < unit.bytes.upperBound, match.range.upperBound == text.endIndex { continue }
                    if start > unit.bytes.lowerBound, match.range.lowerBound == text.startIndex { continue }
                    let capture = match.output.count > 1 ? match.output[1].substring : match.output[0].substring
                    if let capture { found.append((String(capture), number)) }
                }
                start = end == unit.bytes.upperBound ? end : start + longest / 2
            }
        }
        return found
    }
}
