/// What an endpoint's address answered to a request without a credential.
package enum EndpointOutcome: String, Sendable, Hashable, CaseIterable, Codable {
    /// 401 or 403, in the form of an API: it lives, and wants to know who asks.
    case asksForCredential
    /// The list of models, for everybody.
    case listsModels
    /// Another error in the form of an API, such as 400 or 405: some API lives there, and the request did not suit it.
    case rejectsRequest
    /// An API answers, but at another host, to which the address redirects.
    case moved
    /// 404 or 410, or a not-found page with status 200.
    case notFound
    case noSuchHost
    /// HTML where an API would answer JSON.
    case website
    case tlsFailed
    case connectionRefused
    /// Throttled, a server error, a wall, a timeout: nothing can be said.
    case undecided
    /// Not asked.
    case skipped

    /// An API lives at this very address.
    package var isAlive: Bool { self == .asksForCredential || self == .listsModels || self == .rejectsRequest }

    /// There is no such address. A refused connection is none of these, for the host may come back in a minute.
    package var isAbsence: Bool { self == .notFound || self == .noSuchHost }

    /// A person should look.
    package var isSuspicious: Bool {
        switch self {
        case .moved, .notFound, .noSuchHost, .website, .tlsFailed, .connectionRefused: true
        case .asksForCredential, .listsModels, .rejectsRequest, .undecided, .skipped: false
        }
    }
}
