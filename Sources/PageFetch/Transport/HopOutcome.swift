/// What one request to one address gave, before redirects and retries are decided on.
struct HopOutcome: Sendable {
    var result: Result<HopAnswer, HopFailure>
    /// How long the transfer took, without the wait for its turn.
    var duration: Duration
    /// It takes one of the places over all until somebody takes it, so that pages which nobody reads don't pile up.
    var holdsPlace = false
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
        /// There is a network, but the place gave no answer: it refused, hung up while connecting, or let the time run out.
        case network
        /// The place answered, with whatever, or it was not asked at all.
        case place
    }

    var reason: FetchFailure
    var retry: Retry
    var reach = Reach.place
}
