/// Host and path of an address of the survey or of a source text, as far as they are written out.
struct AddressParts: Sendable, Hashable {
    var host: String
    /// Without empty ones; `{placeholder}` stands for any.
    var path: [String]

    /// Nil for what has no host of its own that could be searched for: the user's machine, and hosts with placeholders.
    init?(surveyed address: String) {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        let rest = address[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains(where: { "{}:@".contains($0) }), authority.contains("."),
            authority.contains(where: \.isLetter)
        else { return nil }
        host = authority.lowercased()
        path = Self.segments(rest[authority.endIndex...])
    }

    init(host: String, path: Substring) {
        self.host = host
        self.path = Self.segments(path)
    }

    private static func segments(_ path: Substring) -> [String] { path.split(separator: "/").map(String.init) }

    /// The host with whatever stands below it.
    var wholeHost: AddressParts { AddressParts(host: host, path: "") }

    /// `api.acme.example/v1`
    var text: String { ([host] + path).joined(separator: "/") }

    /// True where `path` begins with these segments.
    static func isPrefix(_ segments: [String], of path: [String]) -> Bool {
        segments.count <= path.count && zip(segments, path).allSatisfy { $0 == $1 || $0.contains("{") }
    }
}
