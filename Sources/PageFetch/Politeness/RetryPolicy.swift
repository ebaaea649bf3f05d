/// Decides after each request whether its outcome stands or another try is due, and when.
struct RetryPolicy: Sendable {
    enum NextStep: Sendable, Hashable {
        case accept
        case fail(FetchFailure)
        /// Ask again after this time; `holdsHost` when nobody else should ask that host before then either.
        case retry(after: Duration, holdsHost: Bool)
    }

    let limits: FetchLimits

    /// Retries of one fetch so far, and the time it has waited for them.
    struct Spent: Sendable, Hashable {
        var retries = 0
        var waiting: Duration = .zero
    }

    /// - Parameters:
    ///   - jitter: from 0 up to 1; a wait is shortened by up to half, so that clients that failed together don't return
    ///     together. What the server asked for is never shortened.
    ///   - now: seconds since 1970, for a Retry-After that names a date when the server does not tell its own time.
    func nextStep(after result: Result<HopAnswer, HopFailure>, spent: Spent, jitter: Double, now: Int) -> NextStep {
        switch result {
        case .success(let answer):
            nextStep(after: answer.head, spent: spent, jitter: jitter, now: now)
        case .failure(let failure):
            nextStep(after: failure, spent: spent, jitter: jitter)
        }
    }

    private func nextStep(after failure: HopFailure, spent: Spent, jitter: Double) -> NextStep {
        let allowed =
            switch failure.retry {
            case .never: 0
            case .once: min(1, limits.retries)
            case .asAllowed: limits.retries
            }
        let wait = backOff(retry: spent.retries, jitter: jitter)
        guard spent.retries < allowed, spent.waiting + wait <= limits.retryBudget else { return .fail(failure.reason) }
        return .retry(after: wait, holdsHost: false)
    }

    private func nextStep(after head: HTTPHead, spent: Spent, jitter: Double, now: Int) -> NextStep {
        guard Self.isTransient(head.status) else { return .accept }
        let wait = backOff(retry: spent.retries, jitter: jitter)
        let mayRetry = spent.retries < limits.retries
        guard let asked = RetryAfter.seconds(of: head, now: now), head.status == 429 || head.status == 503 else {
            return mayRetry && spent.waiting + wait <= limits.retryBudget
                ? .retry(after: wait, holdsHost: false) : .accept
        }
        let longest = max(wait, .seconds(asked))
        guard mayRetry, spent.waiting + longest <= limits.retryBudget else {
            return .fail(.throttled(status: head.status, retryAfter: asked))
        }
        return .retry(after: longest, holdsHost: head.status == 429)
    }

    /// 408, 429, 500, 502 to 504, and 520 to 527, with which a content network says that it cannot reach the host.
    private static func isTransient(_ status: Int) -> Bool {
        switch status {
        case 408, 429, 500, 502...504, 520...527: true
        default: false
        }
    }

    private func backOff(retry: Int, jitter: Double) -> Duration {
        let doubled = limits.retryDelay * (1 << min(retry, 16))
        return doubled * (1 - 0.5 * min(max(jitter, 0), 1))
    }
}

/// The wait that a server asks for.
enum RetryAfter {
    /// Longer waits are cut to this, ten years.
    private static let longest = 315_360_000

    /// Seconds from the moment of the answer, never negative. A date is taken relative to the answer's own `Date` where it
    /// has one, so that a wrong clock on either side does no harm.
    static func seconds(of head: HTTPHead, now: Int) -> Int? {
        guard let text = head.header("Retry-After") else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return min(Int(text) ?? longest, longest)
        }
        guard let date = HTTPDate.secondsSince1970(text) else { return nil }
        let sent = head.header("Date").flatMap(HTTPDate.secondsSince1970)
        return min(max(0, date - (sent ?? now)), longest)
    }
}
