import CCurl
import Foundation

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
        // libcurl takes a fragment alone for a path.
        if location.hasPrefix("#") { return self }
        do {
            return try WebAddress(location, relativeTo: self)
        } catch .invalidURL {
            throw .malformedResponse("redirect to an invalid address")
        } catch {
            throw error
        }
    }

    private init(_ text: String, relativeTo base: WebAddress?) throws(FetchFailure) {
        if let scheme = Self.scheme(of: text), scheme != "http", scheme != "https" { throw .forbiddenScheme(scheme) }
        guard text.utf8.count <= Self.lengthLimit, let parts = unsafe curl_url() else { throw .invalidURL }
        defer { unsafe curl_url_cleanup(parts) }
        if let base {
            guard unsafe curl_url_set(parts, CURLUPART_URL, base.url, 0) == CURLUE_OK else { throw .invalidURL }
        }
        let flags = UInt32(CURLU_DISALLOW_USER | CURLU_URLENCODE)
        guard unsafe curl_url_set(parts, CURLUPART_URL, text, flags) == CURLUE_OK,
            let scheme = unsafe Self.part(CURLUPART_SCHEME, of: parts), scheme == "http" || scheme == "https",
            let host = unsafe Self.part(CURLUPART_HOST, of: parts)?.lowercased(), !host.isEmpty,
            unsafe curl_url_set(parts, CURLUPART_HOST, host, 0) == CURLUE_OK,
            unsafe curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
            let port = unsafe Self.part(CURLUPART_PORT, of: parts, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) }),
            let url = unsafe Self.part(CURLUPART_URL, of: parts, flags: CURLU_NO_DEFAULT_PORT)
        else { throw .invalidURL }
        self.url = url
        self.host = host
        self.port = port
    }

    /// In lower case; nil for a relative reference. libcurl alone takes `javascript:...` for a relative one.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = text[..<colon].lowercased()
        let isScheme = name.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                index > 0
            default: false
            }
        }
        return isScheme && !name.isEmpty ? name : nil
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

    /// Whether the host is one that no public resolver knows: `localhost`, a name without a dot, a local domain. Told from
    /// the name alone, and as a resolver would read it, for hosts that only a proxy will look up.
    var isLocalName: Bool {
        let folded = host.precomposedStringWithCompatibilityMapping.lowercased()
            .map { "\u{3002}\u{FF0E}\u{FF61}".contains($0) ? "." : $0 }
        let name = String(folded.last == "." ? folded.dropLast() : folded[...])
        if let literal = NetworkAddress(literal: name) { return !literal.isPublic }
        let labels = name.split(separator: ".")
        guard labels.count > 1, let last = labels.last else { return true }
        return Self.localDomains.contains(String(last)) || name.hasSuffix(".home.arpa") || last.allSatisfy(\.isNumber)
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
