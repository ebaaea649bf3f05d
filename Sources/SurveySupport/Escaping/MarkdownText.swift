/// Writes values into Markdown so that they are read back as they are, and as nothing else.
///
/// - Line breaks and tabs become spaces; Markdown has no place for them inside a line.
/// - Characters that nobody sees (controls, separators, bidirectional and format characters) are written `\u{202E}`.
/// - No value makes a link, an autolink, HTML, an entity, emphasis, a table cell, a heading or a list.
package enum MarkdownText {
    /// Running text.
    ///
    /// - Parameter callsNobody: `@team` and `#12` are kept from becoming a mention and a reference, which GitHub tells
    ///   people of. Reports hold text of strangers; documents are not shown where GitHub looks for them.
    package static func text(_ value: String, callsNobody: Bool = false) -> String {
        if isInert(value.utf8) { return value }
        let scalars = Array(visible(value).unicodeScalars)
        var out = ""
        for index in scalars.indices {
            let escaped = escaped(at: index, in: scalars)
            out += escaped
            if callsNobody, escaped.hasSuffix("@") || escaped.hasSuffix("#") { out += "&#8203;" }
        }
        return out
    }

    /// Running text in which a word or phrase between single ticks is code.
    package static func prose(_ value: String) -> String {
        guard value.utf8.contains(tick) else { return text(value) }
        var out = ""
        var plain = ""
        var rest = value[...]
        while let tick = rest.firstIndex(of: "`") {
            plain += rest[..<tick]
            let after = rest[rest.index(after: tick)...]
            guard let close = after.firstIndex(of: "`"), isCode(after[..<close]), mayOpen(plain),
                mayClose(after[after.index(after: close)...])
            else {
                plain += "`"
                rest = after
                continue
            }
            out += text(plain, afterCode: !out.isEmpty, beforeCode: true) + code(String(after[..<close]))
            plain = ""
            rest = after[after.index(after: close)...]
        }
        return out + text(plain + rest, afterCode: !out.isEmpty, beforeCode: false)
    }

    /// A sentence of ours that quotes strangers: addresses in it are code, so that they can be read and link nowhere, and
    /// nobody is called.
    package static func statement(_ value: String) -> String {
        var out = ""
        var rest = value[...]
        while let scheme = rest.firstRange(of: /https?:\/\//) {
            let end = rest[scheme.upperBound...].firstIndex { " '\"<>`|".contains($0) } ?? rest.endIndex
            let address = rest[scheme.lowerBound..<end]
            let tail = address.reversed().prefix { ",;:.)".contains($0) }.count
            out += text(
                String(rest[..<scheme.lowerBound]), afterCode: !out.isEmpty, beforeCode: true, callsNobody: true)
            out += code(String(address.dropLast(tail)))
            rest = rest[address.index(address.endIndex, offsetBy: -tail)...]
        }
        return out + text(String(rest), afterCode: !out.isEmpty, beforeCode: false, callsNobody: true)
    }

    /// A code span; a value that no code span can hold everywhere (with `|`, which tables would split) is written as text.
    package static func code(_ value: String) -> String {
        let value = visible(value)
        let isBlank = value.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        let ends = [value.utf8.first, value.utf8.last]
        if isBlank || value.utf8.contains(UInt8(ascii: "|")) || ends.contains(UInt8(ascii: " ")) { return text(value) }
        let fence = String(repeating: "`", count: longestRunOfTicks(in: value) + 1)
        let padding = ends.contains(tick) ? " " : ""
        return fence + padding + value + padding + fence
    }

    /// A fenced block; no line can end it.
    ///
    /// - Parameter language: of the code, for readers that colour it; anything but lower-case letters is left out.
    package static func block(_ lines: [String], language: String? = nil) -> String {
        let lines = lines.map(visible)
        let longest = lines.map { longestRunOfTicks(in: $0) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let language = (language ?? "").filter { ("a"..."z").contains($0) }
        return ([fence + language] + lines + [fence]).joined(separator: "\n")
    }

    package static func link(
        _ label: String, _ destination: LinkDestination, callsNobody: Bool = false
    ) -> String {
        "[" + text(label, callsNobody: callsNobody) + "](" + Self.destination(destination) + ")"
    }

    /// Destinations are ASCII, so that characters are scalars.
    package static func destination(_ destination: LinkDestination) -> String {
        destination.text.utf8.contains(UInt8(ascii: "&"))
            ? destination.text.replacing("&", with: "&amp;") : destination.text
    }

    /// Prose beside code: a space between the two is an ordinary one.
    private static func text(
        _ value: String, afterCode: Bool, beforeCode: Bool, callsNobody: Bool = false
    ) -> String {
        let space = UInt8(ascii: " ")
        let start = afterCode && value.utf8.first == space ? " " : ""
        let rest = value.utf8.dropFirst(start.utf8.count)
        let end = beforeCode && rest.last == space ? " " : ""
        return start + text(String(Substring(rest.dropLast(end.utf8.count))), callsNobody: callsNobody) + end
    }

    private static func isCode(_ text: Substring) -> Bool {
        !text.isEmpty && text.count <= 80 && text.first != " " && text.last != " "
            && text.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F && $0 != "|" }
    }

    private static func mayOpen(_ before: String) -> Bool { before.last.map { " (".contains($0) } ?? true }

    private static func mayClose(_ after: Substring) -> Bool { after.first.map { " ).,;:'".contains($0) } ?? true }

    /// Folds line breaks and tabs, and spells out what nobody sees.
    private static func visible(_ value: String) -> String {
        if value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return value }
        var out = ""
        var wasReturn = false
        for scalar in value.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar {
            case "\n" where wasReturn: break
            case "\n", "\r", "\t": out += " "
            default:
                if scalar.isInvisibleControl || scalar.properties.isNoncharacterCodePoint {
                    out += "\\u{" + Hexadecimal.padded(scalar.value, to: 1) + "}"
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }

    /// True for most running text: `escaped` would leave every character of it alone.
    private static func isInert(_ bytes: String.UTF8View) -> Bool {
        var before: UInt8?
        var hasWord = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ","),
                UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "?"):
                hasWord = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "/"): if before == UInt8(ascii: ":") { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: "!"),
                UInt8(ascii: ":"):
                if before == nil { return false }
            case UInt8(ascii: " "): if before == nil || before == byte { return false }
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                if !hasWord || before == UInt8(ascii: "w") || before == UInt8(ascii: "W") { return false }
            default: return false
            }
            before = byte
        }
        return before != UInt8(ascii: " ")
    }

    private static func escaped(at index: Int, in scalars: [Unicode.Scalar]) -> String {
        let scalar = scalars[index]
        let before = index > 0 ? scalars[index - 1] : nil
        let after = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalar {
        case "\\", "`", "*", "[", "]", "~", "$": return "\\" + String(scalar)
        case "<": return "&lt;"
        case ">": return "&gt;"
        case "|": return "&#124;"
        case "&": return after == " " ? "&" : "&amp;"
        case " ": return before == nil || after == nil || before == " " ? "&#32;" : " "
        case "_": return isWordPart(before) && isWordPart(after) ? "_" : "\\_"
        case "@": return isMailPart(before) ? "`@`" : "@"
        case ":": return before == nil || after == "/" ? "\\:" : ":"
        case ".": return endsLine(index, in: scalars) || isWeb(index, in: scalars) ? "\\." : "."
        case ")": return endsLine(index, in: scalars) ? "\\)" : ")"
        case "#", "-", "+", "=", "(", "!", "{": return before == nil ? "\\" + String(scalar) : String(scalar)
        default: return String(scalar)
        }
    }

    private static func isWordPart(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }

    /// What may stand before the `@` of an address that GitHub would link.
    private static func isMailPart(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return isWordPart(scalar) || "+-._".unicodeScalars.contains(scalar)
    }

    /// Digits at the start and then this character: an ordered list.
    private static func endsLine(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        index > 0 && index < 10 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
    }

    /// The dot of `www.`, which GitHub would link.
    private static func isWeb(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }

    private static let tick = UInt8(ascii: "`")

    private static func longestRunOfTicks(in text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == tick ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
