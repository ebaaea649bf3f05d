/// Chinese, Japanese and Korean in the sets that write a character as two bytes from 0xA1 to 0xFE, told by which pairs there
/// are where a page says neither its set nor its language.
///
/// Letters of European sets stand alone or in words of any length, so that pairs without an odd byte are none of theirs.
struct EastAsianPairs {
    private var pairs = 0
    private var kana = 0
    private var chinesePunctuation = 0
    /// Leading bytes of the frequent Chinese characters, and of Hangul.
    private var frequent = 0
    private var hangul = 0
    private var strayBytes = 0

    /// Pairs from which the page is long enough to tell.
    private static let leastPairs = 4
    private static let leastKorean = 20

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            if Self.isHalf(bytes[index]), index + 1 < bytes.count, Self.isHalf(bytes[index + 1]) {
                count(bytes[index], bytes[index + 1])
                index += 2
            } else {
                strayBytes += 1
                index += 1
            }
        }
    }

    /// The converter's name for the set; nil where the bytes are none of these.
    var converter: String? {
        // One in twenty may be cut or wrong.
        guard pairs >= Self.leastPairs, strayBytes * 20 <= pairs else { return nil }
        if kana * 5 >= pairs { return "EUC-JP" }
        if chinesePunctuation > 0, frequent * 10 >= pairs * 8 { return "GB18030" }
        return pairs >= Self.leastKorean && hangul * 10 >= pairs * 9 ? "CP949" : nil
    }

    private static func isHalf(_ byte: UInt8) -> Bool { (0xA1...0xFE).contains(byte) }

    private mutating func count(_ lead: UInt8, _ trail: UInt8) {
        pairs += 1
        switch (lead, trail) {
        case (0xA4...0xA5, _): kana += 1
        // The comma, the full stop, and the comma between parts of a list.
        case (0xA3, 0xAC), (0xA1, 0xA2...0xA3): chinesePunctuation += 1
        default: break
        }
        if (0xB0...0xD7).contains(lead) || lead == 0xA1 || lead == 0xA3 { frequent += 1 }
        if (0xB0...0xC8).contains(lead) { hangul += 1 }
    }
}
