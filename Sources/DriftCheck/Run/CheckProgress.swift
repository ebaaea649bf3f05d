/// How far a run has come, and which host it will wait for.
package struct CheckProgress: Sendable, Hashable {
    package private(set) var done = 0
    package let total: Int
    /// Pieces of evidence and endpoints that have drifted, as far as the run has come.
    package private(set) var found = 0
    private var hosts: [String: Host] = [:]

    private struct Host: Hashable {
        var done = 0
        var open = 0
    }

    /// What the rest of a run takes: hosts are asked at the same time, so the slowest of them decides.
    package struct Expectation: Sendable, Hashable {
        package var seconds: Int
        /// Host and port; empty for what is no address of the web.
        package var slowestHost: String
    }

    init(addresses: [String]) {
        total = addresses.count
        for address in addresses { hosts[FetchPlan.origin(of: address), default: Host()].open += 1 }
    }

    mutating func count(_ address: String, findings: Int) {
        done += 1
        found += findings
        let host = FetchPlan.origin(of: address)
        hosts[host]?.done += 1
        hosts[host]?.open -= 1
    }

    /// As if every host went on as fast as it has been. Nil when nothing is left.
    package func expectation(after seconds: Double) -> Expectation? {
        let open = hosts.filter { $0.value.open > 0 }.map { name, host in
            (name: name, seconds: seconds / Double(max(1, host.done)) * Double(host.open))
        }
        let slowest = open.max { ($0.seconds, $1.name) < ($1.seconds, $0.name) }
        return slowest.map { Expectation(seconds: Int($0.seconds.rounded(.up)), slowestHost: $0.name) }
    }
}
