import SurveySupport

/// Addresses that the survey has a better one for, or none: moved hosts and pages, services that are shut down, addresses for
/// old clients, sign-ins of the vendor's own programs.
struct StaleAddresses {
    let file: FileLint

    /// Where the new host stands in so many lines around the old one, the text knows of both.
    private static let neighbourhood = 20

    func findings() -> [LintFinding] {
        file.addresses.compactMap { place in place.advice.map { finding($0, at: place) } }
    }

    private func finding(_ advice: Advice, at place: PlacedAddress) -> LintFinding {
        let hit = place.hit
        guard let replacement = advice.replacement else {
            var finding = file.finding(advice, at: shown(hit, advice))
            if advice.rule == .retiredProvider, knowsEnd(around: place.line) { finding.severity = .note }
            return finding
        }
        let end = hit.range.lowerBound + replacement.old.utf8.count
        let isLiteral = stands(replacement.old, in: hit) && (replacement.mayGoOn || hit.address.path.isEmpty)
        var finding = file.finding(
            advice, at: isLiteral ? hit.range.lowerBound..<end : hit.hostRange,
            replacement: isLiteral ? replacement.new : nil)
        if knows(replacement.new, around: place.line) { finding.severity = .note }
        return finding
    }

    /// A sign-in is its whole address; of a service, the host tells enough.
    private func shown(_ hit: AddressHit, _ advice: Advice) -> Range<Int> {
        advice.rule == .retiredProvider ? hit.hostRange : hit.range
    }

    /// Whether the address begins with the literal, and no segment of its path goes on behind it.
    private func stands(_ literal: String, in hit: AddressHit) -> Bool {
        let end = hit.range.lowerBound + literal.utf8.count
        guard end <= hit.range.upperBound, file.text.text(hit.range.lowerBound..<end) == literal else { return false }
        if literal == hit.address.host { return true }
        return end == hit.range.upperBound ? !hit.isOpen : file.text.bytes[end] == UInt8(ascii: "/")
    }

    /// The text around the line says itself that something has ended.
    private func knowsEnd(around line: Int) -> Bool {
        let lines = max(0, line - Self.neighbourhood)...min(file.text.lineCount - 1, line + Self.neighbourhood)
        return lines.contains { line in
            let text = file.text.text(ofLine: line).lowercased()
            return Self.wordsOfEnd.contains { text.contains($0) }
        }
    }

    private static let wordsOfEnd = [
        "retired", "deprecat", "defunct", "discontinued", "sunset", "shut down", "shutdown", "no longer available",
    ]

    private func knows(_ address: String, around line: Int) -> Bool {
        let host = address.prefix { $0 != "/" }
        return file.addresses.contains { place in
            place.hit.address.host == host && abs(place.line - line) <= Self.neighbourhood && place.advice == nil
        }
    }
}
