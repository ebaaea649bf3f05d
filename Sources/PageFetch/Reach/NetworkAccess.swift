/// The way from this machine to the hosts: who we say we are, whom we trust, and what we may reach.
package struct NetworkAccess: Sendable, Hashable {
    /// The `User-Agent` of every request.
    package var userAgent: String
    /// A PEM file of certificate authorities that are trusted in addition to the system's.
    package var caCertificateFile: String?
    /// `http://`, `https://`, `socks5://` or `socks5h://` URL of a proxy. The environment is not asked.
    ///
    /// The proxy's own address may be private, because it was named. It resolves the hosts, so of the hosts only literal
    /// addresses and `localhost` can still be refused here.
    package var proxy: String?
    /// Other hosts to connect to instead of some, as `HOST1:PORT1:HOST2:PORT2`, where empty parts mean "any" or
    /// "unchanged". TLS is still checked for HOST1. HOST2 was named by the user, so it may be private.
    package var connectTo: [String]
    /// Allows private, loopback, link-local and metadata addresses.
    package var allowPrivateHosts: Bool

    package init(
        userAgent: String,
        caCertificateFile: String? = nil,
        proxy: String? = nil,
        connectTo: [String] = [],
        allowPrivateHosts: Bool = false
    ) {
        self.userAgent = userAgent
        self.caCertificateFile = caCertificateFile
        self.proxy = proxy
        self.connectTo = connectTo
        self.allowPrivateHosts = allowPrivateHosts
    }

    /// One honest user agent: the tool, its version, and where to complain.
    package static func userAgent(version: String, contact: String) -> String {
        "provider-survey/\(version) (+\(contact))"
    }
}

/// Why a fetcher cannot be made: something that the user gave is unusable.
package enum FetcherSetupError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadableCertificates(path: String)
    case noCertificates(path: String)
    case unwritableCertificates
    case invalidConnectTo(String)
    case invalidProxy
    case invalidUserAgent(String)
    case curlUnavailable(String)

    package var description: String {
        switch self {
        case .unreadableCertificates(let path): "cannot read the certificate file '\(path)'"
        case .noCertificates(let path): "no PEM certificate in '\(path)'"
        case .unwritableCertificates: "cannot write the certificates of this run to a temporary file"
        case .invalidConnectTo(let entry): "--connect-to '\(entry)' is not HOST1:PORT1:HOST2:PORT2"
        // Not repeated: it may hold a password.
        case .invalidProxy: "--proxy is not an http, https or socks5 proxy URL"
        case .invalidUserAgent(let agent): "user agent '\(agent)' has characters that no header can carry"
        case .curlUnavailable(let reason): "libcurl cannot be used: \(reason)"
        }
    }
}
