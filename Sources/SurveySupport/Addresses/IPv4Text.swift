/// IPv4 addresses in all the forms that browsers take: `127.1`, `0x7f.0.0.1`, `2130706433`.
enum IPv4Text {
    /// True where the last label is a number, so that the host can be nothing but an IPv4 address.
    static func isMeant(by labels: [ArraySlice<UInt8>]) -> Bool {
        guard let last = withoutRoot(labels).last, !last.isEmpty else { return false }
        return last.allSatisfy(\.isASCIIDigit) || number(last) != nil
    }

    /// Four decimal numbers; nil for an address that is none.
    static func parsed(_ labels: [ArraySlice<UInt8>]) -> String? {
        let labels = withoutRoot(labels)
        let numbers = labels.compactMap(number)
        guard numbers.count == labels.count, (1...4).contains(numbers.count), let last = numbers.last,
            numbers.dropLast().allSatisfy({ $0 < 256 }), last < 1 << UInt64(8 * (5 - numbers.count))
        else { return nil }
        let value = numbers.dropLast().enumerated().reduce(last) { $0 + $1.element << UInt64(8 * (3 - $1.offset)) }
        return stride(from: UInt64(24), through: 0, by: -8).map { String(value >> $0 & 0xFF) }.joined(separator: ".")
    }

    /// The empty label behind a final dot is the root of names.
    private static func withoutRoot(_ labels: [ArraySlice<UInt8>]) -> ArraySlice<ArraySlice<UInt8>> {
        labels.count > 1 && labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
    }

    /// Decimal, octal with `0` or hexadecimal with `0x` in front; 2^40 stands for everything that is larger.
    private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
        var digits = label
        var radix: UInt64 = 10
        if digits.count > 1, digits.first == UInt8(ascii: "0") {
            let isHex = digits.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
            radix = isHex ? 16 : 8
            digits = digits.dropFirst(isHex ? 2 : 1)
        } else if digits.isEmpty {
            return nil
        }
        var value: UInt64 = 0
        for digit in digits {
            guard let digit = Hexadecimal.value(of: digit), digit < radix else { return nil }
            value = min(value * radix + UInt64(digit), 1 << 40)
        }
        return value
    }
}
