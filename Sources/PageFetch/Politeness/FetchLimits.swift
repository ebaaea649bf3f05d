/// How much one run may take from the network and from the hosts it asks. All of it can be set, none of it switched off.
package struct FetchLimits: Sendable, Hashable {
    /// Name resolution, connecting and the TLS handshake together, for one connection.
    package var connectTime: Duration = .seconds(10)
    /// One attempt at one address: the transfer times of all hops together. Waiting for a turn does not count.
    package var totalTime: Duration = .seconds(20)
    /// Redirects that are followed; one more ends as `tooManyRedirects`.
    package var redirects = 10
    /// Decoded bytes of one body.
    package var bodyBytes = 8 << 20
    /// Header bytes of one answer, interim answers and trailers included.
    package var headerBytes = 64 << 10
    /// Header lines of one answer, interim answers and trailers included.
    package var headerCount = 200
    /// Requests at a time to one host, whatever the port.
    package var connectionsPerHost = 2
    /// From one start to the next at one host.
    package var spacingPerHost: Duration = .milliseconds(500)
    /// Requests at a time to all hosts.
    package var connections = 32
    /// Requests after the first one, over all hops of one fetch.
    package var retries = 3
    /// Before the first retry; it doubles for each one after.
    package var retryDelay: Duration = .seconds(1)
    /// The time that one fetch may spend waiting between its attempts. Waits of several fetches run side by side and
    /// occupy no connection, so this is about what they add to a whole run.
    package var retryBudget: Duration = .seconds(60)
    /// So many hosts must be out of reach, and none answer, for the run to have no network.
    package var hostsBeforeOffline = 4
    /// So many requests in a row to one host and port must end without an answer for the rest of the run to leave it alone.
    /// More than go there at a time, so that two slow pages don't take the others with them.
    package var failuresBeforeGivingUp = 4

    package init() {}
}
