import SurveySupport

@testable import PageFetch

/// Retries without waiting: notes the waits, takes no chances.
final class NotedPauses: Sendable {
    private let durations = Mutex<[Duration]>([])

    var all: [Duration] { durations.withLock { $0 } }

    func timing(now: Int = 0) -> RetryTiming {
        RetryTiming(jitter: { 0 }, pause: { duration in self.durations.withLock { $0.append(duration) } }, now: { now })
    }
}

/// Counts from several tasks, and knows the highest count.
final class Counter: Sendable {
    private let state = Mutex((now: 0, highest: 0, total: 0))

    var highest: Int { state.withLock { $0.highest } }
    var total: Int { state.withLock { $0.total } }

    @discardableResult
    func begin() -> Int {
        state.withLock { state in
            state.now += 1
            state.total += 1
            state.highest = max(state.highest, state.now)
            return state.total
        }
    }

    func end() {
        state.withLock { $0.now -= 1 }
    }
}

extension FetchLimits {
    /// Limits that let tests be quick: no spacing, small bodies, and time enough for a machine whose cores are all busy.
    static var quick: FetchLimits {
        var limits = FetchLimits()
        limits.spacingPerHost = .zero
        limits.connectTime = .seconds(600)
        limits.totalTime = .seconds(600)
        limits.bodyBytes = 1 << 20
        return limits
    }
}

extension NetworkAccess {
    static var loopback: NetworkAccess {
        NetworkAccess(userAgent: "provider-survey/test (+https://example.org/contact)", allowPrivateHosts: true)
    }

    /// As the user gets it: private addresses refused, but for the hosts that are mapped.
    static func guarded(connectTo: [String] = [], ca: String? = nil) -> NetworkAccess {
        NetworkAccess(userAgent: "provider-survey/test", caCertificateFile: ca, connectTo: connectTo)
    }
}

/// One fetch with a fetcher of its own.
func fetch(
    _ url: String, validators: Validators? = nil, access: NetworkAccess = .loopback, limits: FetchLimits = .quick,
    pauses: NotedPauses = NotedPauses(), now: Int = 0
) async throws -> Result<Page, FetchFailure> {
    let fetcher = try CurlFetcher(access: access, limits: limits, timing: pauses.timing(now: now))
    return await fetcher.fetch(FetchRequest(url: url, validators: validators))
}

extension Result where Success == Page, Failure == FetchFailure {
    var failure: FetchFailure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}

extension Page {
    var text: String { String(decoding: body, as: UTF8.self) }
}
