/// Tells a machine without network from hosts that are down: when several hosts are out of reach and none has ever
/// answered, it is us.
///
/// Only hosts that need the network count. Literal addresses and places named by the user say nothing about it.
struct NetworkHealth {
    private let hostsBeforeOffline: Int
    private var unreachable: Set<String> = []
    private(set) var hasAnswered = false

    init(limits: FetchLimits) {
        hostsBeforeOffline = max(1, limits.hostsBeforeOffline)
    }

    var isOffline: Bool { !hasAnswered && unreachable.count >= hostsBeforeOffline }

    /// Some host was reached, whatever it said.
    mutating func noteAnswer() {
        hasAnswered = true
    }

    /// A host's name was not resolved, or there was no way to it.
    mutating func noteUnreachable(_ host: String) {
        if !hasAnswered { unreachable.insert(host) }
    }
}
