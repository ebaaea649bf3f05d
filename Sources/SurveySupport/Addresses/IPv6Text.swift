/// IPv6 addresses (RFC 4291), written the short way (RFC 5952).
enum IPv6Text {
    static func parsed(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.allSatisfy({ $0.isASCIIHexDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else {
            return nil
        }
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 1 || !text.contains(":::"), let head = pieces(halves[0], isEnd: halves.count == 1) else {
            return nil
        }
        guard halves.count == 2 else { return head.count == 8 ? written(head) : nil }
        guard let tail = pieces(halves[1], isEnd: true), head.count + tail.count <= 7 else { return nil }
        return written(head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    /// - Parameter isEnd: the last piece may be an IPv4 address, which counts as two.
    private static func pieces(_ text: Substring, isEnd: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var pieces: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains(".") {
                guard isEnd, index == parts.count - 1, let (high, low) = embedded(part) else { return nil }
                pieces += [high, low]
            } else {
                guard (1...4).contains(part.utf8.count), let piece = UInt16(part, radix: 16) else { return nil }
                pieces.append(piece)
            }
        }
        return pieces
    }

    /// Four decimal numbers without zeros in front.
    private static func embedded(_ text: Substring) -> (UInt16, UInt16)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in UInt8(part).flatMap { String($0) == part ? UInt16($0) : nil } }
        guard parts.count == 4, numbers.count == 4 else { return nil }
        return (numbers[0] << 8 | numbers[1], numbers[2] << 8 | numbers[3])
    }

    /// The first of the longest runs of two zeros and more becomes `::`.
    private static func written(_ pieces: [UInt16]) -> String {
        var longest = 0..<0
        var start = 0
        for index in 0...pieces.count where index == pieces.count || pieces[index] != 0 {
            if index - start > max(1, longest.count) { longest = start..<index }
            start = index + 1
        }
        func text(_ range: Range<Int>) -> String {
            pieces[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return longest.isEmpty
            ? text(0..<pieces.count) : text(0..<longest.lowerBound) + "::" + text(longest.upperBound..<pieces.count)
    }
}
