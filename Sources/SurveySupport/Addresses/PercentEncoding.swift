/// Percent-encoding (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// The text with `%` and two capital digits for each byte of its UTF-8 that is not kept.
    package static func encoded(_ text: some StringProtocol, keeping isKept: (UInt8) -> Bool) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for byte in text.utf8 { append(byte, keeping: isKept, to: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    package static func append(_ byte: UInt8, keeping isKept: (UInt8) -> Bool, to out: inout [UInt8]) {
        if isKept(byte) {
            out.append(byte)
        } else {
            out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Letters, digits, `-`, `.`, `_` and `~`, which never need to be encoded.
    package static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIIWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
    }

    /// The bytes with each `%` and two digits as the byte that they stand for; a `%` without digits stays, and so does one
    /// that stands for a byte which is not wanted.
    package static func decoded(
        _ bytes: some Sequence<UInt8>, where isWanted: (UInt8) -> Bool = { _ in true }
    ) -> [UInt8] {
        let bytes = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = Hexadecimal.value(of: bytes[index + 1]), let low = Hexadecimal.value(of: bytes[index + 2]),
                isWanted(high << 4 | low)
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }
}
