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
