import CCurl

/// An http or https URL as libcurl reads it, without its fragment: scheme and host in lower case, no default port, dots in
/// the path resolved.
///
/// libcurl's own parser does all the parsing, so that the host we judge is the host it connects to.
struct WebAddress: Sendable, Hashable {
    let url: String
    /// IPv6 addresses keep their square brackets.
    let host: String
    let port: Int

    /// Longer ones are refused.
    private static let lengthLimit = 8 << 10

    /// Fails with `invalidURL` or `forbiddenScheme`; an address with a user name or a password is invalid.
    init(_ text: String) throws(FetchFailure) {
        try self.init(text, relativeTo: nil)
    }

    /// The target of a redirect. Fails with `malformedResponse` or `forbiddenScheme`.
    func redirected(to location: String) throws(FetchFailure) -> WebAddress {
        do {
            return try WebAddress(location, relativeTo: self)
        } catch .invalidURL {
            throw .malformedResponse("redirect to an invalid address")
        } catch {
            throw error
        }
    }

    private init(_ text: String, relativeTo base: WebAddress?) throws(FetchFailure) {
        guard text.utf8.count <= Self.lengthLimit, let parts = unsafe curl_url() else { throw .invalidURL }
        defer { unsafe curl_url_cleanup(parts) }
        if let base {
            guard unsafe curl_url_set(parts, CURLUPART_URL, base.url, 0) == CURLUE_OK else { throw .invalidURL }
        }
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER | CURLU_URLENCODE)
        guard unsafe curl_url_set(parts, CURLUPART_URL, text, flags) == CURLUE_OK,
            let scheme = unsafe Self.part(CURLUPART_SCHEME, of: parts)?.lowercased()
        else { throw .invalidURL }
        guard scheme == "http" || scheme == "https" else { throw .forbiddenScheme(scheme) }
        guard let host = unsafe Self.part(CURLUPART_HOST, of: parts)?.lowercased(), !host.isEmpty,
            unsafe curl_url_set(parts, CURLUPART_HOST, host, 0) == CURLUE_OK,
            unsafe curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
            let port = unsafe Self.part(CURLUPART_PORT, of: parts, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) }),
            let url = unsafe Self.part(CURLUPART_URL, of: parts, flags: CURLU_NO_DEFAULT_PORT)
        else { throw .invalidURL }
        self.url = url
        self.host = host
        self.port = port
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer, flags: Int32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(parts, part, &text, UInt32(flags)) == CURLUE_OK, let text = unsafe text else {
            return nil
        }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }

    /// The address that the host is written as, if it is one.
    var literalAddress: NetworkAddress? { NetworkAddress(literal: host) }

    /// Whether the host has to be looked up.
    var needsNameResolution: Bool { literalAddress == nil && !isLocalhost }

    /// `localhost` and everything below it, which resolvers answer with loopback addresses.
    var isLocalhost: Bool {
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        return name == "localhost" || name.hasSuffix(".localhost")
    }
}
