/// One answer, after redirects: what the rest of the program learns of the network.
///
/// Live, recorded and replayed fetches all give this type, so nothing behind it can tell them apart.
package struct Page: Sendable, Hashable {
    /// The address that was asked for.
    package var url: String
    /// Every response on the way, in order; the last one is the answer.
    package var hops: [Hop]
    /// Decoded body of the last response.
    package var body: [UInt8]
    /// How many requests were needed, retries included, redirects not counted.
    package var attempts: Int

    package init(url: String, hops: [Hop], body: [UInt8], attempts: Int = 1) {
        self.url = url
        self.hops = hops
        self.body = body
        self.attempts = attempts
    }

    package struct Hop: Sendable, Hashable {
        package var url: String
        package var status: Int
        /// In the order of arrival; names as sent.
        package var headers: [Header]

        package init(url: String, status: Int, headers: [Header]) {
            self.url = url
            self.status = status
            self.headers = headers
        }

        /// The first value of a header, by case-insensitive name, without surrounding white space.
        package func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package var status: Int { hops.last?.status ?? 0 }
    package var finalURL: String { hops.last?.url ?? url }

    /// The first value of a header of the last response.
    package func header(_ name: String) -> String? { hops.last?.header(name) }

    /// The address to use from now on: set when every redirect on the way was permanent (301 or 308).
    package var permanentURL: String? {
        let redirects = hops.dropLast()
        guard !redirects.isEmpty, redirects.allSatisfy({ $0.status == 301 || $0.status == 308 }) else { return nil }
        return finalURL
    }
}

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
}

/// The `ETag` and `Last-Modified` of a page that was read earlier. Sent with a request, they make the server answer 304
/// while the page is unchanged.
package struct Validators: Sendable, Hashable {
    /// The address that answered with them, as `Page.finalURL` gives it. They are sent to this address alone, never to
    /// another hop of a redirect: a date that one page had says nothing about another page.
    package var url: String
    package var entityTag: String?
    package var lastModified: String?

    package init(url: String, entityTag: String? = nil, lastModified: String? = nil) {
        self.url = url
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}

package struct FetchRequest: Sendable, Hashable {
    package var method: FetchMethod
    package var url: String
    package var validators: Validators?

    package init(_ method: FetchMethod = .get, url: String, validators: Validators? = nil) {
        self.method = method
        self.url = url
        self.validators = validators
    }
}

/// Where pages come from: live network, recording, or archive. `fetch` may be called concurrently; the source keeps
/// its own limits. It never throws anything but `FetchFailure`, and never retains the body.
package struct PageFetcher: Sendable {
    package var fetch: @Sendable (FetchRequest) async -> Result<Page, FetchFailure>

    package init(fetch: @escaping @Sendable (FetchRequest) async -> Result<Page, FetchFailure>) {
        self.fetch = fetch
    }
}
