#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address, and whether it is one of the public Internet.
package struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// In network order: 4 or 16.
    package let bytes: [UInt8]

    /// Nil unless there are 4 or 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads `192.0.2.1`, `2001:db8::1` and `[2001:db8::1]`; a zone (`%eth0`) is dropped.
    package init?(literal: String) {
        var text = literal
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        text = String(text.prefix { $0 != "%" })
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self.bytes = Array(bytes.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// Dotted decimal, or eight groups of hexadecimal digits without abbreviation.
    package var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map { index in
            String(Int(bytes[index]) << 8 | Int(bytes[index + 1]), radix: 16)
        }.joined(separator: ":")
    }

    /// False for everything that the Internet does not route: private, loopback, link-local (with the metadata services),
    /// shared (carrier NAT), multicast, unspecified, documentation, benchmark and reserved addresses, for the one metadata
    /// service that has an ordinary address, and for IPv6 addresses that carry such an IPv4 address inside.
    package var isPublic: Bool {
        bytes.count == 4 ? Self.isPublicIPv4(bytes[...]) : isPublicIPv6
    }

    private static func isPublicIPv4(_ address: ArraySlice<UInt8>) -> Bool {
        let value = address.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return !specialIPv4.contains { network, length in value >> (32 - length) == network >> (32 - length) }
    }

    /// The registry of special-purpose addresses (RFC 6890 and what followed): network and length of its prefix.
    private static let specialIPv4: [(network: UInt32, length: UInt32)] = [
        (0x0000_0000, 8),  // "this network", unspecified
        (0x0A00_0000, 8),  // private
        (0x6440_0000, 10),  // shared, carrier NAT
        (0x7F00_0000, 8),  // loopback
        (0xA9FE_0000, 16),  // link-local, metadata services
        (0xA83F_8110, 32),  // host agent of Azure's virtual machines, which hands out credentials
        (0xAC10_0000, 12),  // private
        (0xC000_0000, 24),  // protocol assignments
        (0xC000_0200, 24),  // documentation
        (0xC058_6300, 24),  // 6to4 relays
        (0xC0A8_0000, 16),  // private
        (0xC612_0000, 15),  // benchmarks
        (0xC633_6400, 24),  // documentation
        (0xCB00_7100, 24),  // documentation
        (0xE000_0000, 4),  // multicast
        (0xF000_0000, 4),  // reserved, broadcast
    ]

    private var isPublicIPv6: Bool {
        if let embedded = embeddedIPv4 { return Self.isPublicIPv4(embedded) }
        guard bytes[0] & 0xE0 == 0x20 else { return false }  // Only 2000::/3 is routed.
        return !Self.specialIPv6.contains { bytes.starts(with: $0) } && !isBenchmarkOrOverlay && !isDocumentation
    }

    /// The IPv4 address inside of mapped (`::ffff:0:0/96`), NAT64 (`64:ff9b::/96`) and 6to4 (`2002::/16`) addresses.
    private var embeddedIPv4: ArraySlice<UInt8>? {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if bytes.starts(with: mapped) || bytes.starts(with: translated) { return bytes[12...] }
        return bytes.starts(with: [0x20, 0x02]) ? bytes[2..<6] : nil
    }

    private static let specialIPv6: [[UInt8]] = [
        [0x20, 0x01, 0x00, 0x00],  // Teredo
        [0x20, 0x01, 0x0D, 0xB8],  // documentation
    ]

    /// `2001:2::/48`, and the overlays `2001:10::/28` and `2001:20::/28`.
    private var isBenchmarkOrOverlay: Bool {
        bytes.starts(with: [0x20, 0x01, 0x00, 0x02, 0x00, 0x00])
            || (bytes.starts(with: [0x20, 0x01, 0x00]) && (bytes[3] & 0xF0 == 0x10 || bytes[3] & 0xF0 == 0x20))
    }

    /// `3fff::/20`.
    private var isDocumentation: Bool {
        bytes.starts(with: [0x3F, 0xFF]) && bytes[2] & 0xF0 == 0
    }
}
