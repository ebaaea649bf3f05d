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

    /// What HTML shows for a name or number, without `&` and `;`, that libxml2 would show as it is written; nil for those
    /// that it decodes. Ready to stand in the document: `<` and `&` are references.
    static func missing(_ name: ArraySlice<UInt8>, isEnded: Bool) -> String? {
        let text = String(decoding: name, as: UTF8.self)
        if text.hasPrefix("#") { return windowsCharacter(text.dropFirst()) }
        if capitals.contains(text) { return "&\(text.lowercased());" }
        guard !isEnded else { return later[text] }
        // Of the names without `;`, browsers know those of Latin-1.
        guard text != "apos", let character = known(text), let value = character.unicodeScalars.first?.value,
            value < 0x100
        else { return nil }
        return value < 0x80 ? "&\(text);" : character
    }

    private static let capitals: Set = ["AMP", "COPY", "GT", "LT", "QUOT", "REG"]

    /// Numbers of C1 controls mean what windows-1252 has there: `&#147;` is a quotation mark.
    private static func windowsCharacter(_ number: Substring) -> String? {
        let isHex = number.first == "x" || number.first == "X"
        guard let value = UInt8(isHex ? number.dropFirst() : number, radix: isHex ? 16 : 10), value & 0xE0 == 0x80
        else {
            return nil
        }
        return String(decoding: Windows1252.decode([value]), as: UTF8.self)
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
