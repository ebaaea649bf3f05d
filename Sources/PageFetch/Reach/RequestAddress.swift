import SurveySupport

/// A web address that may be asked: without its fragment, and with the port that a connection is made to.
///
/// libcurl gets the text that ``WebAddress`` writes, in which it can find no other host than the one that we have judged: the
/// host has no character with a meaning in an address, and what stands behind it is percent-encoded.
struct RequestAddress: Sendable, Hashable {
    let url: String
    /// IPv6 addresses keep their square brackets.
    let host: String
    let port: Int
    let parts: WebAddress

    /// Longer ones are refused.
    private static let lengthLimit = 8 << 10

    /// Fails with `invalidURL` or `forbiddenScheme`; an address with a user name or a password is invalid.
    init(_ text: String) throws(FetchFailure) {
        try self.init(text, relativeTo: nil)
    }

    /// The target of a redirect. Fails with `malformedResponse` or `forbiddenScheme`.
    func redirected(to location: String) throws(FetchFailure) -> RequestAddress {
        do {
            return try RequestAddress(location, relativeTo: parts)
        } catch .invalidURL {
            throw .malformedResponse("redirect to an invalid address")
        } catch {
            throw error
        }
    }

    private init(_ text: String, relativeTo base: WebAddress?) throws(FetchFailure) {
        guard text.utf8.count <= Self.lengthLimit else { throw .invalidURL }
        do throws(WebAddress.Fault) {
            parts = try WebAddress(text, relativeTo: base)
        } catch {
            let scheme = AddressReference(text).scheme.lowercased()
            throw error == .scheme && !scheme.isEmpty ? .forbiddenScheme(scheme) : .invalidURL
        }
        url = parts.document
        host = parts.host
        port = parts.port.map(Int.init) ?? (parts.scheme == "https" ? 443 : 80)
    }

    /// The address that the host is written as, if it is one.
    var literalAddress: NetworkAddress? { NetworkAddress(literal: host) }

    /// Whether the host is one that no public resolver knows: `localhost`, a name without a dot, a local domain. Told from
    /// the name alone, for hosts that only a proxy will look up.
    var isLocalName: Bool {
        if let literalAddress { return !literalAddress.isPublic }
        let labels = host.split(separator: ".")
        guard labels.count > 1, let last = labels.last else { return true }
        return Self.localDomains.contains(String(last)) || labels.suffix(2) == ["home", "arpa"]
    }

    private static let localDomains: Set<String> = ["localhost", "local", "localdomain", "internal", "intranet", "lan"]

    /// Whether the host has to be looked up.
    var needsNameResolution: Bool { literalAddress == nil && !isLocalhost }

    /// `localhost` and everything below it, which resolvers answer with loopback addresses.
    var isLocalhost: Bool {
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        return name == "localhost" || name.hasSuffix(".localhost")
    }
}
