/// Why there is no page.
package indirect enum FetchFailure: Error, Sendable, Hashable, Codable {
    case nameNotResolved(host: String)
    /// Nothing accepts connections there, or there is no way to it.
    case connectionRefused
    case connectionReset
    /// The phase that took too long: `connect` or `transfer`.
    case timedOut(phase: String)
    case tlsRejected(String)
    /// The name resolved to a private, loopback, link-local or metadata address.
    case privateAddress(String)
    case tooManyRedirects(limit: Int)
    /// A redirect to a scheme other than http or https.
    case forbiddenScheme(String)
    /// More decoded bytes than the limit.
    case oversized(limit: Int)
    /// Not HTTP, or a body that ended early or cannot be decoded.
    case malformedResponse(String)
    /// The server asked to come back later than the run's budget allows; seconds from the moment of the answer.
    case throttled(status: Int, retryAfter: Int?)
    /// A replay that holds no answer for this address.
    case notRecorded
    case invalidURL
    /// Given up because the run as a whole has no network.
    case noNetwork
    /// Not asked, because so many requests in a row had no answer from there in this run; `last` is what the last one met.
    case hostGivenUp(host: String, failures: Int, last: FetchFailure)
    /// The task that asked was cancelled.
    case cancelled
    /// libcurl itself failed, in its own words: out of memory or of sockets.
    case clientFailed(String)

    /// Seconds for which a server that throttles wants to be left alone; nil where it did not say.
    package var retryAfter: Int? {
        guard case .throttled(_, let seconds) = self else { return nil }
        return seconds
    }
}
