import PageText
import SurveyModel
import SurveySupport

extension EvidenceCheck {
    private static let mostCaptures = 256
    /// Patterns may backtrack; pages that make them do so get this long, looked at between texts of bounded length.
    private static let longestTime = Duration.seconds(3)

    /// The pattern's capture has to be the value, in one line or block at least.
    func checkPattern(_ pattern: String, _ task: EvidenceTask) -> EvidenceFinding {
        guard let index = page.index else {
            return EvidenceFinding(task, .undecided, reason: page.unreadable ?? "the body holds no text")
        }
        if let objection = PatternCost.objection(to: pattern) {
            return EvidenceFinding(task, .undecided, reason: "the pattern is not run: it \(objection)")
        }
        guard let regex = try? Regex(pattern) else {
            return EvidenceFinding(task, .undecided, reason: "the pattern cannot be compiled")
        }
        guard let captures = captures(of: regex, in: index, texts: PatternCost.longestText(for: pattern)) else {
            return EvidenceFinding(task, .undecided, reason: "the pattern takes too long on this page")
        }
        let wanted = task.value.map { $0.type.standsOnPages ? $0.text : nil } ?? nil
        guard let wanted else { return EvidenceFinding(task, captures.isEmpty ? .lost : .verified) }
        if let match = captures.first(where: { $0.text == wanted }) { return finding(.verified, match, task) }
        guard let first = captures.first else {
            return EvidenceFinding(task, .lost, reason: "the pattern matches nothing")
        }
        var changed = finding(.changed, first, task)
        changed.isCertain = Set(captures.map(\.text)).count == 1
        return changed
    }

    private func finding(_ verdict: Verdict, _ capture: (text: String, unit: Int), _ task: EvidenceTask)
        -> EvidenceFinding
    {
        var finding = EvidenceFinding(task, verdict)
        finding.found = capture.text
        finding.passage = capture.text
        finding.heading = page.index?.block(ofUnit: capture.unit)?.headingPath.last
        return finding
    }

    /// What the pattern captures, in the order of the page; nil when it takes too long. Long lines are looked at in
    /// pieces that overlap by half.
    private func captures(
        of regex: Regex<AnyRegexOutput>, in index: PageIndex, texts longest: Int
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
