import PageText
import SurveyModel

extension EvidenceCheck {
    /// Longest text that a pattern is run over at a time. Patterns may backtrack; short texts keep that bounded.
    private static let longestText = 2_000
    private static let mostCaptures = 256

    /// The pattern's capture has to be the value, in one line or block at least.
    func checkPattern(_ pattern: String, _ task: EvidenceTask) -> EvidenceFinding {
        guard let index = page.index else {
            return EvidenceFinding(task, .undecided, reason: page.unreadable ?? "the body holds no text")
        }
        guard let regex = try? Regex(pattern) else {
            return EvidenceFinding(task, .undecided, reason: "the pattern cannot be compiled")
        }
        let captures = captures(of: regex, in: index)
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

    private func captures(of regex: Regex<AnyRegexOutput>, in index: PageIndex) -> [(text: String, unit: Int)] {
        var found: [(text: String, unit: Int)] = []
        for (number, unit) in index.units.enumerated() where unit.bytes.count <= Self.longestText {
            guard found.count < Self.mostCaptures else { break }
            for match in index.string(unit.bytes).matches(of: regex) {
                let capture = match.output.count > 1 ? match.output[1].substring : match.output[0].substring
                if let capture { found.append((String(capture), number)) }
            }
        }
        return found
    }
}
