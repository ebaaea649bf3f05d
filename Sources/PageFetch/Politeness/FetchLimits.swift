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
    /// Bytes of all bodies that are being received or that nobody has taken up yet; transfers that would bring more wait. Two
    /// of the largest, so that one comes while another is read.
    package var heldBytes = 16 << 20
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
    /// When this many hosts could not be reached and none has answered, the run has no network, and ends at once.
    package var hostsBeforeOffline = 4
    /// When this many requests in a row to one origin end without an answer, the rest of the run does not ask it again. It is
    /// more than `connectionsPerHost`, so that two slow pages at the same time are not enough.
    package var failuresBeforeGivingUp = 4

    package init() {}
}
