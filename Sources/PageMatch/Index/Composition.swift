/// One spelling for letters that Unicode spells in two ways: `e` with a combining accent as `é`, half-width kana as full ones.
enum Composition {
    /// The text with such letters composed; the text itself where it holds none, which a look at its bytes tells.
    static func composed(_ text: String) -> String {
        guard mayDiffer(text) else { return text }
        var wide = String.UnicodeScalarView()
        wide.append(contentsOf: text.unicodeScalars.map { fullWidth[$0] ?? $0 })
        var result = String.UnicodeScalarView()
        for character in String(wide) {
            if character.unicodeScalars.count > 1, let one = letters[character] {
                result.append(one)
            } else {
                result.append(contentsOf: character.unicodeScalars)
            }
        }
        return String(result)
    }

    /// True where a byte begins a combining mark (U+0300 to U+036F), a mark of another script, Hangul in parts or half-width kana.
    private static func mayDiffer(_ text: String) -> Bool {
        (text.utf8.withContiguousStorageIfAvailable { mayBeginPart($0.span) } ?? true)
            && text.unicodeScalars.contains { isPart($0.value) }
    }

    /// Looks at every byte without leaving early, which compilers turn into steps of many bytes.
    private static func mayBeginPart(_ text: Span<UInt8>) -> Bool {
        var found: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            found |= (byte & 0xFE == 0xCC ? 1 : 0) | (byte == 0xD9 ? 1 : 0) | (byte & 0xFE == 0xE0 ? 1 : 0)
            found |= (byte == 0xE3 ? 1 : 0) | (byte == 0xEF ? 1 : 0)
        }
        return found != 0
    }

    private static func isPart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0300...0x036F, 0x0653...0x0655, 0x093C, 0x09BC, 0x0A3C, 0x0B3C, 0x1100...0x11FF, 0x3099, 0x309A,
            0xFF61...0xFF9F:
            true
        default: false
        }
    }

    /// Composed letters of the scripts that have them. Swift holds a letter and its spelling in parts for one and the same
    /// `Character`, so the table needs no spellings.
    private static let letters: [Character: Unicode.Scalar] = {
        let scripts: [ClosedRange<UInt32>] = [
            0x00C0...0x024F, 0x0370...0x052F, 0x0622...0x06D3, 0x0929...0x0B5D, 0x1E00...0x1FFF, 0x3040...0x30FF,
            0xAC00...0xD7A3,
        ]
        var letters: [Character: Unicode.Scalar] = [:]
        for scalar in scripts.joined().reversed().compactMap(Unicode.Scalar.init) {
            letters[Character(scalar)] = scalar
        }
        return letters
    }()

    /// U+FF61 to U+FF9F, in their order; the last two are the combining sound marks.
    private static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = {
        let full =
            "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
            .unicodeScalars + ["\u{3099}", "\u{309A}"]
        let half = (UInt32(0xFF61)...0xFF9F).compactMap(Unicode.Scalar.init)
        return Dictionary(uniqueKeysWithValues: zip(half, full))
    }()
}
