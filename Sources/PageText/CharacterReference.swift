/// Character references as they occur in Markdown.
enum CharacterReference {
    /// The character of `amp`, `#39`, `#x27`; nil for what is none.
    static func text(_ name: ArraySlice<UInt8>) -> String? {
        guard let first = name.first else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        guard first == UInt8(ascii: "#") else { return named[text] }
        let digits = text.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…", "mdash": "—",
        "ndash": "–",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "copy": "©", "reg": "®", "trade": "™", "times": "×",
        "rarr": "→", "larr": "←", "bull": "•", "middot": "·", "lbrace": "{", "rbrace": "}", "lbrack": "[",
        "rbrack": "]",
        "vert": "|", "euro": "€", "le": "≤", "ge": "≥", "shy": "", "zwj": "", "zwnj": "", "ensp": " ", "emsp": " ",
    ]
}
