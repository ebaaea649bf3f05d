/// An address that a document may link to: https, ASCII, nothing in it that Markdown reads.
package struct LinkDestination: Sendable, Hashable {
    package let text: String

    /// Nil unless the address begins with `https://` and a host. Characters that do not belong into an address, and those
    /// that Markdown would read, are percent-encoded.
    ///
    /// - Parameter isPlainHTTPAllowed: `http://` is one, too; reports name pages of test servers and of local networks.
    package init?(_ address: String, isPlainHTTPAllowed: Bool = false) {
        guard let first = Self.afterScheme(address, isPlainHTTPAllowed: isPlainHTTPAllowed).first, first.isASCIIWord,
            first != UInt8(ascii: "_")
        else { return nil }
        let isPlain = address.utf8.allSatisfy(Self.isPlain)
        text = isPlain ? address : PercentEncoding.encoded(address, keeping: Self.isPlain)
    }

    private static func afterScheme(_ address: String, isPlainHTTPAllowed: Bool) -> Substring.UTF8View {
        for scheme in ["https://", "http://"] where scheme == "https://" || isPlainHTTPAllowed {
            if address.utf8.starts(with: scheme.utf8) { return address.utf8.dropFirst(scheme.utf8.count) }
        }
        return address.utf8.prefix(0)
    }

    /// For each byte, whether it stands in an address as it is.
    private static let plain = (UInt8.min...UInt8.max).map { byte in
        byte.isASCIIAlphanumeric || "-._~:/?#@!$'+,;=%&".utf8.contains(byte)
    }

    private static func isPlain(_ byte: UInt8) -> Bool { plain[Int(byte)] }
}
