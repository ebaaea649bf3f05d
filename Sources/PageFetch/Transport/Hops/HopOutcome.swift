/// What one request to one address gave, before redirects and retries are decided on.
struct HopOutcome: Sendable {
    var result: Result<HopAnswer, HopFailure>
    /// How long the transfer took, without the wait for its turn.
    var duration: Duration
    /// True while the transfer still counts as one of `FetchLimits.connections`, although it has ended: it does until the
    /// task that waits for it has received the answer. With a limit of 32, at most 32 pages are being fetched or lie in memory
    /// unread, however slow their readers are.
    var countsAsRunning = false

    var bodyBytes: Int {
        switch result {
        case .success(let answer): answer.body.count
        case .failure: 0
        }
    }
}

struct HopAnswer: Sendable {
    var head: HTTPHead
    /// Decoded.
    var body: [UInt8]
}

struct HopFailure: Error, Sendable, Hashable {
    enum Retry: Sendable, Hashable {
        case never
        /// As often as the limits allow.
        case asAllowed
        /// Name resolution failed while other hosts answer: worth one more try.
        case once
    }

    /// How far the request came.
    enum Reach: Sendable, Hashable {
        /// The name was not resolved or there was no way, which may mean that there is no network at all.
        case nowhere
        /// There is a network, but the origin gave no answer: it refused, hung up while connecting, or let the time run out.
        case network
        /// The origin answered, with whatever, or it was not asked at all.
        case origin
    }

    var reason: FetchFailure
    var retry: Retry
    var reach = Reach.origin
}
