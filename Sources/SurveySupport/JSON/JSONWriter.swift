/// The one writer of JSON: fixed member order, two spaces, `\n` at the end, no float formatting of its own.
///
/// Two equal values give equal bytes on every platform. Scalars that could hide in an editor or a terminal
/// (controls, U+2028/9, bidirectional controls) are written as `\u` escapes.
package enum JSONWriter {
    /// Objects and arrays that fit into this many columns stay on one line.
    static let inlineWidth = 110

    package static func write(_ node: JSONNode) -> String {
        var out: [UInt8] = []
        append(node, indentation: 0, column: 0, to: &out)
        out.append(UInt8(ascii: "\n"))
        return String(decoding: out, as: UTF8.self)
    }

    /// The whole value on one line.
    package static func writeInline(_ node: JSONNode) -> String {
        var out: [UInt8] = []
        _ = appendInline(node, limit: .max, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// A JSON string literal.
    package static func quote(_ text: String) -> String {
        var out: [UInt8] = []
        appendQuoted(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// False, and nothing lasting in `out`, where the value takes more than `limit` columns.
    private static func appendInline(_ node: JSONNode, limit: Int, to out: inout [UInt8]) -> Bool {
        let start = out.count
        let end = limit > Int.max - start ? Int.max : start + limit
        if appendInline(node, end: end, to: &out) { return true }
        out.removeSubrange(start...)
        return false
    }

    /// False, and something unfinished in `out`, as soon as `out` is longer than `end`.
    private static func appendInline(_ node: JSONNode, end: Int, to out: inout [UInt8]) -> Bool {
        switch node.value {
        case .null: append("null", to: &out)
        case .bool(let flag): append(flag ? "true" : "false", to: &out)
        case .number(let digits): out += digits.utf8
        case .string(let text):
            // Long texts are not even begun.
            guard out.count + text.utf8.count <= end else { return false }
            appendQuoted(text, to: &out)
        case .array(let elements) where elements.isEmpty: append("[]", to: &out)
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                append(index == 0 ? "[ " : ", ", to: &out)
                guard appendInline(element, end: end, to: &out) else { return false }
            }
            append(" ]", to: &out)
        case .object(let members) where members.isEmpty: append("{}", to: &out)
        case .object(let members):
            for (index, member) in members.enumerated() {
                append(index == 0 ? "{ " : ", ", to: &out)
                appendQuoted(member.key, to: &out)
                append(": ", to: &out)
                guard appendInline(member.value, end: end, to: &out) else { return false }
            }
            append(" }", to: &out)
        }
        return out.count <= end
    }

    static func append(_ node: JSONNode, indentation: Int, column: Int, to out: inout [UInt8]) {
        if appendInline(node, limit: isContainer(node) ? inlineWidth - column : .max, to: &out) { return }
        switch node.value {
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                beginLine(indentation + 2, afterComma: index > 0, to: &out)
                append(element, indentation: indentation + 2, column: indentation + 2, to: &out)
            }
            beginLine(indentation, to: &out)
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                beginLine(indentation + 2, afterComma: index > 0, to: &out)
                let start = out.count
                appendQuoted(member.key, to: &out)
                append(": ", to: &out)
                let column = indentation + 2 + out.count - start
                append(member.value, indentation: indentation + 2, column: column, to: &out)
            }
            beginLine(indentation, to: &out)
            out.append(UInt8(ascii: "}"))
        default: break
        }
    }

    private static func append(_ text: StaticString, to out: inout [UInt8]) { text.withUTF8Buffer { out += $0 } }

    private static func beginLine(_ indentation: Int, afterComma: Bool = false, to out: inout [UInt8]) {
        if afterComma { out.append(UInt8(ascii: ",")) }
        out.append(UInt8(ascii: "\n"))
        out += repeatElement(UInt8(ascii: " "), count: indentation)
    }

    private static func isContainer(_ node: JSONNode) -> Bool {
        switch node.value {
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    private static func appendQuoted(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        let isWritten = text.withUTF8 { bytes in
            guard bytes.allSatisfy(isPlain) else { return false }
            out += bytes
            return true
        }
        if !isWritten {
            for scalar in text.unicodeScalars { append(scalar, to: &out) }
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        switch scalar {
        case "\"": out += "\\\"".utf8
        case "\\": out += "\\\\".utf8
        case "\n": out += "\\n".utf8
        case "\r": out += "\\r".utf8
        case "\t": out += "\\t".utf8
        default: out += (scalar.isInvisibleControl ? escape(scalar) : String(scalar)).utf8
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { "\\u" + Hexadecimal.text([UInt8($0 >> 8), UInt8($0 & 0xFF)]) }.joined()
    }
}

extension JSONNode {
    package static func text(_ text: String) -> JSONNode { JSONNode(.string(text)) }
    package static func integer(_ value: Int) -> JSONNode { JSONNode(.number(String(value))) }
    package static func flag(_ value: Bool) -> JSONNode { JSONNode(.bool(value)) }
    package static func list(_ elements: [JSONNode]) -> JSONNode { JSONNode(.array(elements)) }
    package static func texts(_ elements: [String]) -> JSONNode { JSONNode(.array(elements.map(JSONNode.text))) }

    /// An object without the members whose value is nil.
    package static func object(_ members: [(String, JSONNode?)]) -> JSONNode {
        JSONNode(.object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } }))
    }
}
