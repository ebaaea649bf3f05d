import CLibXML2

/// Character references in Markdown, and those in HTML that libxml2 does not decode for us.
enum CharacterReference {
    /// The character of `amp`, `#39` or `#x27`; nil for what is none. Numbers that stand for no character read as U+FFFD.
    static func text(_ name: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: name, as: UTF8.self)
        guard name.first == UInt8(ascii: "#") else { return later[text] ?? known(text) }
        let isHex = text.dropFirst().first == "x" || text.dropFirst().first == "X"
        let digits = text.dropFirst(isHex ? 2 : 1)
        guard digits.utf8.count <= (isHex ? 6 : 7), digits.first?.isHexDigit == true,
            let value = UInt32(digits, radix: isHex ? 16 : 10)
        else { return nil }
        return String(Character(value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"))
    }

    /// The text of a link destination in Markdown: `\(` is a parenthesis, `&auml;` a letter.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        decoded(bytes, hasEscapes: true)
    }

    /// The text of an attribute: `&auml;` is a letter.
    static func decoded(_ bytes: ArraySlice<UInt8>, hasEscapes: Bool = false) -> String {
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "&"), let semicolon = rest.prefix(36).firstIndex(of: UInt8(ascii: ";")),
                let character = self.text(rest[..<semicolon])
            {
                text += character.utf8
                rest = rest[(semicolon + 1)...]
            } else if byte == UInt8(ascii: "\\"), hasEscapes, let next = rest.first, next.isASCIIPunctuation {
                text.append(rest.removeFirst())
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A name of HTML 4, of which libxml2 has a table.
    private static func known(_ name: String) -> String? {
        guard let entity = unsafe htmlEntityLookup(name) else { return nil }
        return unsafe Unicode.Scalar(entity.pointee.value).map { String(Character($0)) }
    }

    /// Names of ASCII characters and a few others that HTML 4 did not know. None stands for `<` or `&`.
    static let later = [
        "ast": "*", "bsol": "\\", "check": "✓", "colon": ":", "comma": ",", "cross": "✗", "dollar": "$", "equals": "=",
        "excl": "!", "grave": "`", "Hat": "^", "hyphen": "‐", "lbrace": "{", "lbrack": "[", "lcub": "{", "lowbar": "_",
        "lpar": "(", "lsqb": "[", "midast": "*", "NewLine": "\n", "num": "#", "percnt": "%", "period": ".", "plus": "+",
        "quest": "?", "rbrace": "}", "rbrack": "]", "rcub": "}", "rpar": ")", "rsqb": "]", "semi": ";", "sol": "/",
        "Tab": "\t", "UnderBar": "_", "verbar": "|", "vert": "|", "VerticalLine": "|",
    ]
}
