/// Classes of bytes in folded text. All tokens that the survey compares are ASCII; other bytes are letters of prose.
enum Bytes {
    static let space = UInt8(ascii: " ")
    static let slash = UInt8(ascii: "/")
    static let dot = UInt8(ascii: ".")

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
    @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    /// Letters, digits and `_`.
    @inline(__always) static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x5F }
    @inline(__always) static func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }

    /// First byte of a scalar between U+3000 and U+9FFF or of Hangul: scripts that set no spaces between words.
    @inline(__always) static func leadsIdeograph(_ byte: UInt8) -> Bool { byte >= 0xE3 && byte <= 0xED }

    /// How many bytes the line break has that begins at `index`; 0 where none does. The breaks are those of Unicode.
    static func lineBreak(in text: Span<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case 0x0A...0x0D: 1
        case 0xC2 where index + 1 < text.count && text[index + 1] == 0x85: 2
        case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8: 3
        default: 0
        }
    }

    /// Where `needle` stands in `text`, from the left, overlapping finds included. Two-way by first and last byte;
    /// linear on real text.
    static func occurrences(of needle: [UInt8], in text: [UInt8], limit: Int = 4096) -> [Range<Int>] {
        guard let first = needle.first, let last = needle.last, text.count >= needle.count else { return [] }
        var found: [Range<Int>] = []
        let length = needle.count
        text.withUnsafeBufferPointer { text in
            needle.withUnsafeBufferPointer { needle in
                var index = 0
                let end = text.count - length
                while index <= end, found.count < limit {
                    if text[index] == first, text[index + length - 1] == last, matches(text, needle, at: index) {
                        found.append(index..<index + length)
                    }
                    index += 1
                }
            }
        }
        return found
    }

    private static func matches(
        _ text: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        var offset = 0
        while offset < needle.count {
            if text[start + offset] != needle[offset] { return false }
            offset += 1
        }
        return true
    }
}
