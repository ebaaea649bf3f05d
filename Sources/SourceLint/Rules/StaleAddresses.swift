import SurveySupport

/// Addresses that the survey has a better one for, or none: moved hosts and pages, services that are shut down, addresses for
/// old clients, sign-ins of the vendor's own programs.
struct StaleAddresses {
    let file: FileLint
    /// The lines in which each host stands as it should.
    private let presentLines: [String: Set<Int>]

    init(file: FileLint) {
        self.file = file
        presentLines = Dictionary(grouping: file.addresses.filter { $0.advice == nil }, by: \.hit.address.host)
            .mapValues { Set($0.map(\.line)) }
    }

    /// Where the new host stands in so many lines around the old one, the text knows of both.
    private static let neighbourhood = 30

    func findings() -> [LintFinding] {
        file.addresses.compactMap { place in
            place.advice.flatMap { isMeant($0, at: place.hit) ? finding($0, at: place) : nil }
        }
    }

    /// Where pages have left a host as a whole, addresses for programs may have stayed.
    private func isMeant(_ advice: Advice, at hit: AddressHit) -> Bool {
        guard advice.rule == .movedPage, advice.replacement == nil else { return true }
        return hit.hasScheme && !["oauth", "api", "v1", "v2"].contains(hit.address.path.first)
    }

    private func finding(_ advice: Advice, at place: PlacedAddress) -> LintFinding {
        let hit = place.hit
        guard let replacement = advice.replacement else {
            var finding = file.finding(advice, at: shown(hit, advice))
            if advice.rule == .retiredProvider, knowsEnd(around: place.line) { finding.severity = .note }
            if let company = advice.company, !file.text.holds(company) { finding.severity = .note }
            if knows(advice.newHost, around: place.line) { finding.severity = .note }
            return finding
        }
        let end = hit.range.lowerBound + replacement.old.utf8.count
        let isLiteral = stands(replacement.old, in: hit) && (replacement.mayGoOn || hit.address.path.isEmpty)
        var finding = file.finding(
            advice, at: isLiteral ? hit.range.lowerBound..<end : hit.hostRange,
            replacement: isLiteral ? replacement.new : nil)
        if knows(advice.newHost, around: place.line) { finding.severity = .note }
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

    /// The text around the line says itself that something has ended; a short file is about one thing.
    private func knowsEnd(around line: Int) -> Bool {
        let last = file.text.lineCount - 1
        let distance = last < 200 ? last : Self.neighbourhood
        let lines = max(0, line - distance)...min(last, line + distance)
        return lines.contains { line in
            if file.text.isLong(line) { return false }
            let bytes = file.text.bytes[file.text.range(ofLine: line)].map(\.asciiLowercased)
            return Self.wordsOfEnd.contains { ByteSearch.first($0, in: bytes) != nil }
        }
    }

    private static let wordsOfEnd = [
        "retired", "deprecat", "defunct", "discontinued", "sunset", "shut down", "shutdown", "no longer available",
    ].map { Array($0.utf8) }

    private func knows(_ host: String?, around line: Int) -> Bool {
        guard let host, let lines = presentLines[host] else { return false }
        return (line - Self.neighbourhood...line + Self.neighbourhood).contains(where: lines.contains)
    }
}
