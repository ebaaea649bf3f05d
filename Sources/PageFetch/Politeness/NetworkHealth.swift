/// Tells a page that is merely ill from what is out of reach as a whole: the network, or a place, which is a host with a port.
///
/// - When several hosts are out of reach and none has ever answered, it is us: there is no network. Only hosts that need it
///   count; literal addresses and places named by the user say nothing about it.
/// - A place is given up when so many requests in a row, to whatever page, ended without an answer. Each fetch has a budget
///   of its own for retries, and fifty of them would spend it all on one dead host. Any answer sets the count back, also
///   that to a request which was still on its way.
struct NetworkHealth {
    private struct Place: Hashable {
        let host: String
        let port: Int

        init(_ address: WebAddress) {
            host = address.host
            port = address.port
        }
    }

    /// What happened at a place since it has last answered.
    private struct Silence {
        var failures: Int
        var last: FetchFailure
    }

    private let hostsBeforeOffline: Int
    private let failuresBeforeGivingUp: Int
    private var unreachable: Set<String> = []
    private var silences: [Place: Silence] = [:]
    private(set) var hasAnswered = false

    init(limits: FetchLimits) {
        hostsBeforeOffline = max(1, limits.hostsBeforeOffline)
        failuresBeforeGivingUp = max(1, limits.failuresBeforeGivingUp)
    }

    var isOffline: Bool { !hasAnswered && unreachable.count >= hostsBeforeOffline }

    /// Whether there is anything that `reasonNotToAsk` would name.
    var hasGivenUp: Bool { isOffline || silences.values.contains(where: isFinal) }

    /// Why a request would only wait in vain; nil for one that is worth sending.
    func reasonNotToAsk(_ address: WebAddress, needsNetwork: Bool) -> FetchFailure? {
        if isOffline, needsNetwork { return .noNetwork }
        guard let silence = silences[Place(address)], isFinal(silence) else { return nil }
        return .hostGivenUp(host: address.host, failures: silence.failures, last: silence.last)
    }

    /// Learns from what one request came to.
    ///
    /// - Parameter needsNetwork: false for what is there without a network, and tells nothing about it.
    mutating func note(_ result: Result<HopAnswer, HopFailure>, of address: WebAddress, needsNetwork: Bool) {
        guard case .failure(let failure) = result, failure.reach != .place else {
            silences[Place(address)] = nil
            hasAnswered = hasAnswered || needsNetwork
            return
        }
        noteSilence(of: Place(address), failure.reason)
        guard needsNetwork, !hasAnswered else { return }
        if failure.reach == .network { hasAnswered = true } else { unreachable.insert(address.host) }
    }

    /// What came first is what the others are told; requests that were still on their way add nothing to it.
    private mutating func noteSilence(of place: Place, _ failure: FetchFailure) {
        let failures = silences[place]?.failures ?? 0
        guard failures < failuresBeforeGivingUp else { return }
        silences[place] = Silence(failures: failures + 1, last: failure)
    }

    private func isFinal(_ silence: Silence) -> Bool { silence.failures >= failuresBeforeGivingUp }
}
