import SurveyModel
import SurveySupport

/// Names of environment variables that are one letter away from one that the provider whose address stands beside them reads,
/// and that the survey knows from nobody. Where the right name stands in the file, too, the other is meant.
struct NearMissVariables {
    let file: FileLint

    private static let neighbourhood = 12
    /// Shorter names are one letter away from one another by chance.
    private static let shortest = 10

    func findings() -> [LintFinding] {
        var found: [Int: LintFinding] = [:]
        var known: [Int: [(name: String, range: Range<Int>)]] = [:]
        for place in file.addresses where !file.text.isLong(place.line) {
            let endpoints = endpoints(at: place)
            guard !endpoints.isEmpty else { continue }
            let last = min(file.text.lineCount - 1, place.line + Self.neighbourhood)
            for line in max(0, place.line - Self.neighbourhood)...last {
                let names = known[line] ?? names(in: line)
                known[line] = names
                for (name, range) in names where found[range.lowerBound] == nil {
                    found[range.lowerBound] = endpoints.lazy.compactMap { finding(name, at: range, of: $0) }.first
                }
            }
        }
        return found.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// One for each provider on the host; beside a host that a provider has left, of that one.
    private func endpoints(at place: PlacedAddress) -> [SurveyedEndpoint] {
        let addresses = file.needles.addresses
        let moved = (place.advice?.newHost).map(addresses.endpoints(onHost:)) ?? []
        let mover = place.advice?.claim.prefix { $0 != "/" }
        var providers: Set<String> = []
        return (addresses.endpoints(onHost: place.hit.address.host) + moved.filter { $0.provider[...] == mover })
            .filter { providers.insert($0.provider).inserted }
    }

    private func finding(_ name: String, at range: Range<Int>, of endpoint: SurveyedEndpoint) -> LintFinding? {
        guard
            let credential = file.needles.credentials(of: endpoint.provider).first(where: { credential in
                credential.names.contains { Self.isNearMiss(name, $0) }
            }), let meant = credential.names.first(where: { Self.isNearMiss(name, $0) }),
            !file.text.holds(meant)
        else { return nil }
        let advice = Advice(
            rule: .renamedVariable, severity: Self.isSpelling(name, of: meant) ? .note : credential.severity,
            claim: credential.claim,
            since: credential.since, link: credential.link,
            message:
                "the survey knows no \(name); \(endpoint.providerName)'s variable is \(meant) (seen \(credential.asOf))"
        )
        return file.finding(advice, at: range)
    }

    /// Names in capitals that stand where variables are named, and that the survey does not know.
    private func names(in line: Int) -> [(name: String, range: Range<Int>)] {
        let range = file.text.range(ofLine: line)
        if file.text.isLong(line) { return [] }
        var names: [(name: String, range: Range<Int>)] = []
        var position = range.lowerBound
        let last = range.upperBound
        while position < last {
            let end = file.text.bytes[position..<last].firstIndex { !$0.isASCIIWord } ?? last
            defer { position = max(end, position + 1) }
            guard end - position >= Self.shortest, isNamed(at: position), isName(position..<end) else { continue }
            let name = file.text.text(position..<end)
            if !file.needles.variables.contains(name) { names.append((name, position..<end)) }
        }
        return names
    }

    private func isName(_ range: Range<Int>) -> Bool {
        let bytes = file.text.bytes[range]
        return bytes.contains(UInt8(ascii: "_")) && bytes.allSatisfy { $0.isASCIIWord && !$0.isASCIILowercase }
    }

    /// In quotes, behind `$`, `${` and `env.`, or at the beginning of a line of an env file.
    private func isNamed(at position: Int) -> Bool {
        guard position > 0 else { return true }
        let before = file.text.bytes[position - 1]
        if "\"'`$".utf8.contains(before) { return true }
        let lead = file.text.bytes[max(0, position - 4)..<position]
        return lead.suffix(2).elementsEqual("${".utf8) || lead.suffix(4).elementsEqual("env.".utf8)
            || before == 0x0A && file.text.file.path.contains(".env")
    }

    /// The same letters, parted into words in another way, are a choice more often than a slip.
    private static func isSpelling(_ name: String, of meant: String) -> Bool {
        name.filter { $0 != "_" } == meant.filter { $0 != "_" }
    }

    /// One letter is another, too many, missing, or changed places with its neighbour. A letter or digit at the end makes
    /// another name on purpose: `ACME_API_KEYS`, `ACME_API_KEY2`.
    private static func isNearMiss(_ name: String, _ meant: String) -> Bool {
        abs(name.utf8.count - meant.utf8.count) <= 1 && meant.utf8.count >= shortest
            && name.utf8.first == meant.utf8.first
            && name.utf8.last == meant.utf8.last && NearMiss.distance(name, meant) == 1
    }
}
