/// The host of an address as the URL Standard reads it ("host parsing").
enum HostName {
    /// The host as it is compared: a name in lower case, an IPv4 address in decimal, an IPv6 address in brackets. Nil for an
    /// invalid one, and for one beyond ASCII.
    static func parsed(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.first == UInt8(ascii: "[") {
            guard bytes.count > 2, bytes.last == UInt8(ascii: "]") else { return nil }
            return IPv6Text.parsed(Array(bytes.dropFirst().dropLast())).map { "[" + $0 + "]" }
        }
        let name = PercentEncoding.decoded(bytes).map(\.asciiLowercased)
        guard !name.isEmpty, name.allSatisfy({ $0.isVisibleASCII && !forbidden.contains($0) }) else { return nil }
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return IPv4Text.isMeant(by: labels) ? IPv4Text.parsed(labels) : String(decoding: name, as: UTF8.self)
    }

    /// The standard's forbidden domain code points that are visible.
    private static let forbidden = Set("#/:<>?@[\\]^|%".utf8)
}
