/// Numbers and bytes in hexadecimal digits.
package enum Hexadecimal {
    private static let lower = Array("0123456789abcdef".utf8)

    /// Two small digits for each byte: `[10, 255]` is `0aff`.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(lower[Int(byte >> 4)])
            digits.append(lower[Int(byte & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The number in capitals with zeros in front, so that it has `width` digits or more: `padded(0xA, to: 4)` is `000A`.
    package static func padded(_ number: UInt32, to width: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// The value of one digit, capital or small; nil for other bytes.
    package static func value(of digit: UInt8) -> UInt8? {
        if digit.isASCIIDigit { return digit - 0x30 }
        return digit.isASCIIHexDigit ? (digit | 0x20) - 0x57 : nil
    }
}
