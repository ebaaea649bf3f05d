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
        switch node.value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): quote(text)
        case .array(let elements) where elements.isEmpty: "[]"
        case .array(let elements): "[ " + elements.map(writeInline).joined(separator: ", ") + " ]"
        case .object(let members) where members.isEmpty: "{}"
        case .object(let members):
            "{ " + members.map { quote($0.key) + ": " + writeInline($0.value) }.joined(separator: ", ") + " }"
        }
    }

    private static func append(_ node: JSONNode, indentation: Int, column: Int, to out: inout String) {
        let inline = writeInline(node)
        if column + inline.utf8.count <= inlineWidth || !isContainer(node) {
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
        var out = "\""
        for scalar in text.unicodeScalars {
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
        return out + "\""
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
