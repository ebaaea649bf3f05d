import SurveySupport

/// Classes of bytes in folded text. All tokens that the survey compares are ASCII; other bytes are letters of prose.
package enum Bytes {
    package static let space = UInt8(ascii: " ")
    package static let slash = UInt8(ascii: "/")
    package static let dot = UInt8(ascii: ".")

    @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte.isASCIIDigit }
    @inlinable package static func isUpper(_ byte: UInt8) -> Bool { byte.isASCIICapital }
    @inlinable package static func isLower(_ byte: UInt8) -> Bool { byte.isASCIILowercase }
    @inlinable package static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter }
    @inlinable package static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric }
    /// Letters, digits and `_`.
    @inlinable package static func isWord(_ byte: UInt8) -> Bool { byte.isASCIIWord }
    @inlinable package static func lowered(_ byte: UInt8) -> UInt8 { byte.asciiLowercased }

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

    /// Letters beyond ASCII stay as they are.
    package static func lowered(_ text: [UInt8]) -> [UInt8] { text.map(lowered) }

    /// True for a find that neither begins nor ends inside a word.
    static func isWhole(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        !cutsWord(text, at: range.lowerBound) && !cutsWord(text, at: range.upperBound)
    }

    /// True where the characters before and behind `offset` are of one word.
    static func cutsWord(_ text: [UInt8], at offset: Int) -> Bool {
        isInWord(text, before: offset) && isInWord(text, at: offset)
    }

    /// True where a letter, digit or `_` ends at `offset`, of a script that sets spaces between words.
    static func isInWord(_ text: [UInt8], before offset: Int) -> Bool {
        var start = offset - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return isInWord(text, at: start)
    }

    /// True where such a character begins at `offset`. Beyond ASCII those are the letters of Latin, Greek, Cyrillic and
    /// Armenian, and combining accents; an ideograph or a Thai letter beside a Latin one is another word.
    static func isInWord(_ text: [UInt8], at offset: Int) -> Bool {
        guard text.indices.contains(offset) else { return false }
        let lead = text[offset]
        guard lead >= 0x80 else { return isWord(lead) }
        guard offset + 1 < text.count else { return false }
        switch lead {
        case 0xC3: return text[offset + 1] != 0x97 && text[offset + 1] != 0xB7
        case 0xC4...0xD6: return true
        case 0xE1: return text[offset + 1] >= 0xB8
        default: return false
        }
    }
}

/// Some ASCII characters.
struct ByteSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(where isMember: (UInt8) -> Bool) {
        for byte in UInt8(0)..<0x80 where isMember(byte) {
            if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 0x40) }
        }
    }

    @inline(__always) func contains(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x40 ? low : high) &>> UInt64(byte) & 1 == 1
    }
}
