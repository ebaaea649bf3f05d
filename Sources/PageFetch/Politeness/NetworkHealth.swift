/// Tells a page that fails on its own from an outage: of the network, or of an origin, which is a host with a port.
///
/// - When several hosts are out of reach and none has ever answered, it is us: there is no network. Only hosts that need it
///   count; literal addresses and hosts named with `--connect-to` say nothing about it.
/// - An origin is given up when `FetchLimits.failuresBeforeGivingUp` requests to it in a row, for whatever page, ended
///   without an answer. Each fetch has its own budget for retries, so fifty pages of a dead host would otherwise wait fifty
///   times. Any answer sets the count back, also one to a request that was already on its way.
struct NetworkHealth {
    private struct Origin: Hashable {
        let host: String
        let port: Int

        init(_ address: RequestAddress) {
            host = address.host
            port = address.port
        }
    }

    /// What happened at an origin since it last answered.
    private struct Silence {
        var failures: Int
        var last: FetchFailure
    }

    private let hostsBeforeOffline: Int
    private let failuresBeforeGivingUp: Int
    private var unreachable: Set<String> = []
    private var silences: [Origin: Silence] = [:]
    private(set) var hasAnswered = false

    init(limits: FetchLimits) {
        hostsBeforeOffline = max(1, limits.hostsBeforeOffline)
        failuresBeforeGivingUp = max(1, limits.failuresBeforeGivingUp)
    }

    var isOffline: Bool { !hasAnswered && unreachable.count >= hostsBeforeOffline }

    /// Whether there is anything that `reasonNotToAsk` would name.
    var hasGivenUp: Bool { isOffline || silences.values.contains(where: isFinal) }

    /// Why a request would wait in vain; nil for one that is worth sending.
    func reasonNotToAsk(_ address: RequestAddress, needsNetwork: Bool) -> FetchFailure? {
        if isOffline, needsNetwork { return .noNetwork }
        guard let silence = silences[Origin(address)], isFinal(silence) else { return nil }
        return .hostGivenUp(host: address.host, failures: silence.failures, last: silence.last)
    }

    /// Learns from what one request came to.
    ///
    /// - Parameter needsNetwork: false for what can be reached without a network, such as a literal address: its answers tell
    ///   nothing about the network.
    mutating func note(_ result: Result<HopAnswer, HopFailure>, of address: RequestAddress, needsNetwork: Bool) {
        guard case .failure(let failure) = result, failure.reach != .origin else {
            silences[Origin(address)] = nil
            hasAnswered = hasAnswered || needsNetwork
            return
        }
        noteSilence(of: Origin(address), failure.reason)
        guard needsNetwork, !hasAnswered else { return }
        if failure.reach == .network { hasAnswered = true } else { unreachable.insert(address.host) }
    }

    /// The failures that led to giving up are what later requests are told; those that were still on their way do not count.
    private mutating func noteSilence(of origin: Origin, _ failure: FetchFailure) {
        let failures = silences[origin]?.failures ?? 0
        guard failures < failuresBeforeGivingUp else { return }
        silences[origin] = Silence(failures: failures + 1, last: failure)
    }

    private func isFinal(_ silence: Silence) -> Bool { silence.failures >= failuresBeforeGivingUp }
}
