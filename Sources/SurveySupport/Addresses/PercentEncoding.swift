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

    /// The bytes with each `%` and two digits as the byte that they stand for; a `%` without digits stays.
    package static func decoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(Hexadecimal.value),
                let low = rest.dropFirst().first.flatMap(Hexadecimal.value)
            {
                out.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
