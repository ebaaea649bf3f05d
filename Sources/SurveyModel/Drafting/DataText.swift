package import SurveySupport

/// JSON as the files of `data/` are written: a member of a statement on a line, what is small on one.
package enum DataText {
    /// Lists and objects go on one line up to this column, as in the files that are there.
    package static let width = 120

    /// A whole file.
    package static func file(_ node: JSONNode) -> String { expanded(node, indentation: 0) + "\n" }

    /// A value that begins after `lead` columns of a line with this indentation.
    package static func value(_ node: JSONNode, indentation: Int, lead: Int = 0) -> String {
        let line = inline(node)
        let isShort = indentation + lead + line.unicodeScalars.count <= width
        return isCompound(node) && !(isSmall(node) && isShort) ? expanded(node, indentation: indentation) : line
    }

    /// `["a", "b"]`, `[ { ... } ]`, `{ "a": 1 }`.
    package static func inline(_ node: JSONNode) -> String {
        switch node.value {
        case .array(let elements) where !elements.isEmpty:
            let texts = elements.map(inline).joined(separator: ", ")
            return elements.contains(where: isCompound) ? "[ \(texts) ]" : "[\(texts)]"
        case .object(let members) where !members.isEmpty:
            return "{ \(members.map { "\(JSONWriter.quote($0.key)): \(inline($0.value))" }.joined(separator: ", ")) }"
        default: return JSONWriter.writeInline(node)
        }
    }

    private static func expanded(_ node: JSONNode, indentation: Int) -> String {
        let margin = String(repeating: " ", count: indentation + 2)
        let end = "\n" + margin.dropLast(2)
        switch node.value {
        case .array(let elements):
            let lines = elements.map { margin + value($0, indentation: indentation + 2) }
            return "[\n\(lines.joined(separator: ",\n"))\(end)]"
        case .object(let members):
            let lines = members.map { member in
                let key = JSONWriter.quote(member.key) + ": "
                return margin + key + value(member.value, indentation: indentation + 2, lead: key.count)
            }
            return "{\n\(lines.joined(separator: ",\n"))\(end)}"
        default: return inline(node)
        }
    }

    private static func isCompound(_ node: JSONNode) -> Bool {
        switch node.value {
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    /// No statement, and nothing that holds one.
    private static func isSmall(_ node: JSONNode) -> Bool {
        switch node.value {
        case .array(let elements): elements.allSatisfy(isSmall)
        case .object(let members): node["asOf"] == nil && members.allSatisfy { isSmall($0.value) }
        default: true
        }
    }
}
