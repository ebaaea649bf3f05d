/// The one writer of JSON: fixed member order, two spaces, `\n` at the end, no float formatting of its own.
///
/// Two equal values give equal bytes on every platform. Scalars that could hide in an editor or a terminal
/// (controls, U+2028/9, bidirectional controls) are written as `\u` escapes.
package enum JSONWriter {
    /// Objects and arrays that fit into this many columns stay on one line.
    private static let inlineWidth = 110

    package static func write(_ node: JSONNode) -> String {
        var out = ""
        append(node, indentation: 0, column: 0, to: &out)
        return out + "\n"
    }

    /// The whole value on one line.
    package static func writeInline(_ node: JSONNode) -> String {
        var out = ""
        _ = appendInline(node, limit: .max, to: &out)
        return out
    }

    /// False, and something unfinished in `out`, as soon as `out` is longer than `limit` bytes.
    private static func appendInline(_ node: JSONNode, limit: Int, to out: inout String) -> Bool {
        switch node.value {
        case .null: out += "null"
        case .bool(let flag): out += flag ? "true" : "false"
        case .number(let digits): out += digits
        case .string(let text): appendQuoted(text, to: &out)
        case .array(let elements) where elements.isEmpty: out += "[]"
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                out += index == 0 ? "[ " : ", "
                guard appendInline(element, limit: limit, to: &out) else { return false }
            }
            out += " ]"
        case .object(let members) where members.isEmpty: out += "{}"
        case .object(let members):
            for (index, member) in members.enumerated() {
                out += index == 0 ? "{ " : ", "
                appendQuoted(member.key, to: &out)
                out += ": "
                guard appendInline(member.value, limit: limit, to: &out) else { return false }
            }
            out += " }"
        }
        return out.utf8.count <= limit
    }

    private static func append(_ node: JSONNode, indentation: Int, column: Int, to out: inout String) {
        var inline = ""
        if appendInline(node, limit: isContainer(node) ? inlineWidth - column : .max, to: &inline) {
            out += inline
            return
        }
        let margin = String(repeating: " ", count: indentation + 2)
        let end = "\n" + String(repeating: " ", count: indentation)
        switch node.value {
        case .array(let elements):
            out += "["
            for (index, element) in elements.enumerated() {
                out += (index == 0 ? "\n" : ",\n") + margin
                append(element, indentation: indentation + 2, column: indentation + 2, to: &out)
            }
            out += end + "]"
        case .object(let members):
            out += "{"
            for (index, member) in members.enumerated() {
                let key = quote(member.key) + ": "
                out += (index == 0 ? "\n" : ",\n") + margin + key
                append(member.value, indentation: indentation + 2, column: indentation + 2 + key.utf8.count, to: &out)
            }
            out += end + "}"
        default: break
        }
    }

    private static func isContainer(_ node: JSONNode) -> Bool {
        switch node.value {
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    /// A JSON string literal.
    package static func quote(_ text: String) -> String {
        var out = ""
        appendQuoted(text, to: &out)
        return out
    }

    private static func appendQuoted(_ text: String, to out: inout String) {
        out += "\""
        if text.utf8.allSatisfy(isPlain) {
            out += text
        } else {
            for scalar in text.unicodeScalars { append(scalar, to: &out) }
        }
        out += "\""
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout String) {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        default:
            if scalar.isInvisibleControl {
                out += escape(scalar)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}

extension Unicode.Scalar {
    /// Controls, separators that end lines in some languages, and characters that reorder or hide text.
    package var isInvisibleControl: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
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
