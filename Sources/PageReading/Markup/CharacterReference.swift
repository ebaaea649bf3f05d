/// Character references that libxml2 does not decode for us.
enum CharacterReference {
    /// In Markdown: the character of `amp`, `#39`, `#x27`; nil for what is none.
    static func text(_ name: ArraySlice<UInt8>) -> String? {
        guard let first = name.first else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        guard first == UInt8(ascii: "#") else { return named[text] ?? later[text] }
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
        "euro": "€", "le": "≤", "ge": "≥", "shy": "", "zwj": "", "zwnj": "", "ensp": " ", "emsp": " ",
    ]

    /// Names of ASCII characters and a few others that HTML 4 did not know. None stands for `<` or `&`.
    static let later = [
        "ast": "*", "bsol": "\\", "check": "✓", "colon": ":", "comma": ",", "cross": "✗", "dollar": "$", "equals": "=",
        "excl": "!", "grave": "`", "Hat": "^", "hyphen": "‐", "lbrace": "{", "lbrack": "[", "lcub": "{", "lowbar": "_",
        "lpar": "(", "lsqb": "[", "midast": "*", "NewLine": "\n", "num": "#", "percnt": "%", "period": ".", "plus": "+",
        "quest": "?", "rbrace": "}", "rbrack": "]", "rcub": "}", "rpar": ")", "rsqb": "]", "semi": ";", "sol": "/",
        "Tab": "\t", "UnderBar": "_", "verbar": "|", "vert": "|", "VerticalLine": "|",
    ]
}
