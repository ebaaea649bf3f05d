import SurveyModel
import SurveySupport

/// One of several parts of a check, for machines that share the work: `3/8`.
///
/// The parts are made of whole hosts, so that the limits per host hold across the machines.
package struct Shard: Sendable, Hashable {
    /// From 1 to `count`.
    package var number: Int
    package var count: Int

    package init?(number: Int, count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Reads `3/8`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number: number, count: count)
    }
}

extension FetchPlan {
    /// Names the whole plan: two runs with the same digest asked for the same evidence at the same addresses.
    var digest: String {
        Digest.short(
            fetches.flatMap { [$0.url] + $0.tasks.map(\.key) } + skipped.map(\.task.key) + claims.map(\.id)
                + endpoints.entries.map { $0.claim + ($0.question?.text ?? "") })
    }

    /// The fetches of the shard's hosts, and the claims that they speak of; claims that no fetch serves belong to the
    /// first shard.
    package func part(_ shard: Shard) -> FetchPlan {
        let hosts = hosts(of: shard)
        var part = self
        part.fetches = fetches.filter { hosts.contains(Self.origin(of: $0.url)) }
        part.endpoints = endpoints.part(takesRefused: shard.number == 1) {
            hosts.contains(Self.origin(of: $0.url))
        }
        let fetched = Set(tasks.map(\.claim))
        var ids = Set(part.tasks.map(\.claim))
        if shard.number == 1 { ids.formUnion(claims.map(\.id).filter { !fetched.contains($0) }) }
        part.claims = claims.filter { ids.contains($0.id) }
        part.skipped = skipped.filter { ids.contains($0.task.claim) }
        return part
    }

    /// What pages and endpoints answer.
    private var tasks: [EvidenceTask] { fetches.flatMap(\.tasks) + endpoints.entries.flatMap(\.tasks) }

    /// The hosts with the most fetches first, each to the shard that has the fewest so far: the same on every machine.
    private func hosts(of shard: Shard) -> Set<String> {
        let addresses = fetches.map(\.url) + endpoints.questions.map(\.url)
        let fetchesByHost = Dictionary(grouping: addresses, by: Self.origin(of:)).mapValues(\.count)
        var loads = Array(repeating: 0, count: shard.count)
        var hosts: Set<String> = []
        for (host, load) in fetchesByHost.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            guard let lightest = loads.indices.min(by: { (loads[$0], $0) < (loads[$1], $1) }) else { break }
            loads[lightest] += load
            if lightest == shard.number - 1 { hosts.insert(host) }
        }
        return hosts
    }
}
