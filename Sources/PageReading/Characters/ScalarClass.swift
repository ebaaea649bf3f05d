/// How a character beyond ASCII reads, told from its bytes: text is mostly ASCII and never leaves UTF-8 here.
enum ScalarClass {
    case visible
    /// No-break and typographic spaces.
    case space
    /// Soft hyphen, zero-width characters, direction marks, controls.
    case dropped

    init(_ text: Span<UInt8>, at index: Int, length: Int) {
        let second: UInt8 = length > 1 ? text[index + 1] : 0
        let third: UInt8 = length > 2 ? text[index + 2] : 0
        self =
            switch (text[index], second, third) {
            case (0xC2, 0xA0, _): .space  // U+00A0
            case (0xC2, 0xAD, _), (0xC2, 0x80...0x9F, _): .dropped  // U+00AD, C1 controls
            case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): .space  // U+2000-200A, 202F
            case (0xE2, 0x80, 0xA8...0xA9): .space  // U+2028-2029
            case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE): .dropped  // U+200B-200F, 202A-202E
            case (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): .space  // U+205F, 3000
            case (0xE2, 0x81, 0xA0...0xAF): .dropped  // U+2060-206F
            case (0xEF, 0xBB, 0xBF): .dropped  // U+FEFF
            default: .visible
            }
    }

    /// Whether the scalar is Chinese or Japanese, or punctuation of theirs: between two of these the end of a line in the
    /// source is no space (CSS Text 3, "segment break transformation"). Korean puts spaces between words.
    static func isUnspaced(_ text: Span<UInt8>, at index: Int) -> Bool {
        let length = length(of: text[index])
        guard length > 2, index + length <= text.count else { return false }
        switch (text[index], text[index + 1], text[index + 2]) {
        case (0xE2, 0xBA...0xBF, _): return true  // U+2E80-2FFF
        case (0xE3, 0x84, 0xB0...0xBF), (0xE3, 0x85, _), (0xE3, 0x86, 0x80...0x8F): return false  // U+3130-318F
        case (0xE3, _, _), (0xE4...0xE9, _, _), (0xEA, 0x80...0x93, _): return true  // U+3000-A4FF
        case (0xEF, 0xA4...0xAB, _): return true  // U+F900-FAFF
        case (0xEF, 0xB8, 0xB0...0xBF), (0xEF, 0xB9, 0x80...0xAF): return true  // U+FE30-FE6F
        case (0xEF, 0xBC...0xBD, _), (0xEF, 0xBE, 0x80...0x9F): return true  // U+FF00-FF9F
        case (0xEF, 0xBF, 0xA0...0xA6): return true  // U+FFE0-FFE6
        case (0xF0, 0xA0...0xBF, _): return true  // U+20000-3FFFF
        default: return false
        }
    }

    /// Bytes of the scalar that begins with this byte; 1 for a stray continuation.
    static func length(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
