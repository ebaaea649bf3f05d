/// An http or https address as browsers read it: the URL Standard (url.spec.whatwg.org) for these two schemes.
///
/// Scheme and host are in lower case, the default port is left out, dots in the path are resolved, and what does not belong
/// into an address is percent-encoded: `HTTPS://Docs.Example:443/a/../b c` is `https://docs.example/b%20c`.
///
/// Stricter than the standard in two points, because nothing here needs them and both mislead readers: addresses with a user
/// name or a password and hosts beyond ASCII are refused (write the latter as `xn--...`).
package struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// `https` or `http`.
    package private(set) var scheme: String
    /// A name in lower case, an IPv4 address in decimal or an IPv6 address in square brackets.
    package private(set) var host: String
    /// Nil for the default port of the scheme.
    package private(set) var port: UInt16?
    /// Begins with a slash.
    package private(set) var path: String
    /// Without the question mark.
    package private(set) var query: String?
    /// Without the number sign.
    package private(set) var fragment: String?

    /// Why a text is no address.
    package enum Fault: Error, Sendable, Hashable {
        /// A relative reference without a base, or another scheme.
        case scheme
        case credentials
        case host
        case port
    }

    /// - Parameter base: what a relative reference is resolved against.
    package init(_ text: String, relativeTo base: WebAddress? = nil) throws(Fault) {
        var bytes = Array(text.utf8)[...]
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        let input = bytes.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        let fragmentStart = input.firstIndex(of: UInt8(ascii: "#")) ?? input.endIndex
        fragment = Self.encoded(
            input[fragmentStart...].dropFirst(), where: input.endIndex > fragmentStart, Self.inFragment)
        var rest = input[..<fragmentStart]
        let scheme = Self.scheme(cutFrom: &rest)
        guard let name = scheme ?? base?.scheme, name == "https" || name == "http" else { throw .scheme }
        self.scheme = name
        let queryStart = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        query = Self.encoded(rest[queryStart...].dropFirst(), where: rest.endIndex > queryStart, Self.inQuery)
        rest = rest[..<queryStart]
        let slashes = rest.prefix(while: Self.isSlash).count
        if let base, base.scheme == name, slashes < 2 {
            (host, port) = (base.host, base.port)
            let isEmpty = rest.isEmpty
            path = isEmpty ? base.path : Self.path(rest, below: slashes == 1 ? "/" : base.path)
            if isEmpty, query == nil { query = base.query }
        } else {
            rest = rest.dropFirst(slashes)
            let authority = rest.prefix { !Self.isSlash($0) }
            guard !authority.contains(UInt8(ascii: "@")) else { throw .credentials }
            (host, port) = try Self.hostAndPort(authority, scheme: name)
            path = Self.path(rest.dropFirst(authority.count), below: "/")
        }
    }

    /// The address as it is sent and compared.
    package var description: String {
        document + (fragment.map { "#" + $0 } ?? "")
    }

    /// The address without its fragment.
    package var document: String { scheme + "://" + origin + target }

    /// What a request asks the origin for: path and query.
    package var target: String { path + (query.map { "?" + $0 } ?? "") }

    /// The host is the reader's own machine.
    package var isOwnMachine: Bool { ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"].contains(host) }

    /// Host, and the port where it is not the default one: `docs.example`, `127.0.0.1:8080`.
    package var origin: String { host + (port.map { ":" + String($0) } ?? "") }

    // MARK: Parts

    /// The scheme in lower case, taken off with its colon; nil, and nothing taken, where the text begins with none.
    private static func scheme(cutFrom rest: inout ArraySlice<UInt8>) -> String? {
        guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest.first?.isASCIILetter == true,
            rest[..<colon].allSatisfy({ $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) })
        else { return nil }
        defer { rest = rest[(colon + 1)...] }
        return String(decoding: rest[..<colon].map(\.asciiLowercased), as: UTF8.self)
    }

    private static func hostAndPort(_ authority: ArraySlice<UInt8>, scheme: String) throws(Fault) -> (String, UInt16?) {
        let bracket = authority.lastIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
        let colon = authority[bracket...].firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
        guard let host = HostName.parsed(authority[..<colon]) else { throw .host }
        let digits = authority[colon...].dropFirst()
        guard !digits.isEmpty else { return (host, nil) }
        guard digits.allSatisfy(\.isASCIIDigit), let port = UInt16(String(decoding: digits, as: UTF8.self)) else {
            throw .port
        }
        return (host, port == (scheme == "https" ? 443 : 80) ? nil : port)
    }

    /// The segments of a path put behind the folder of another, with `.` and `..` resolved.
    private static func path(_ path: ArraySlice<UInt8>, below base: String) -> String {
        var kept: [String] = base.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map(String.init)
        let relative = path.first.map(isSlash) == true ? path.dropFirst() : path
        let segments = relative.split(omittingEmptySubsequences: false, whereSeparator: isSlash)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch dots(segment) {
            case 1: if isLast { kept.append("") }
            case 2:
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(encoded(segment, inPath))
            }
        }
        return "/" + kept.joined(separator: "/")
    }

    /// 1 for `.`, 2 for `..`, also where a dot is written `%2e`; 0 for everything else.
    private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
        guard segment.count <= 6, segment.first.map(".%".utf8.contains) == true else { return 0 }
        let text = String(decoding: segment, as: UTF8.self).lowercased().replacing("%2e", with: ".")
        return text == "." ? 1 : text == ".." ? 2 : 0
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    // MARK: Percent-encoding, by the sets of the standard

    private static let inFragment = kept(without: " \"<>`")
    private static let inQuery = kept(without: " \"#<>'")
    private static let inPath = kept(without: " \"#<>?^`{}")

    private static func kept(without set: String) -> [Bool] {
        (UInt8.min...UInt8.max).map { (0x20..<0x7F).contains($0) && !set.utf8.contains($0) }
    }

    private static func encoded(_ bytes: ArraySlice<UInt8>, _ kept: [Bool]) -> String {
        var out: [UInt8] = []
        for byte in bytes { PercentEncoding.append(byte, keeping: { kept[Int($0)] }, to: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    private static func encoded(_ bytes: ArraySlice<UInt8>, where isPresent: Bool, _ kept: [Bool]) -> String? {
        isPresent ? encoded(bytes, kept) : nil
    }
}
