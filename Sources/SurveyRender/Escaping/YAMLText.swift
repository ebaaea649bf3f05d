import SurveyModel
import Yams

/// Writes YAML through libyaml: every string is double-quoted, so that none is read as a number, date or boolean.
enum YAMLText {
    /// A document below its comment lines.
    static func write(_ node: JSONNode, comments: [StaticString], path: String) throws(RenderFailure) -> String {
        let head = comments.map { "# \($0)\n" }.joined()
        do {
            return head + (try Yams.serialize(node: yaml(node), width: -1, allowUnicode: false, sortKeys: false))
        } catch {
            throw RenderFailure([
                Diagnostic(rule: "yaml", at: Location(file: path), "the document cannot be written: \(error)")
            ])
        }
    }

    private static func yaml(_ node: JSONNode) -> Node {
        switch node.value {
        case .null: return Node("null", Tag(.null))
        case .bool(let flag): return Node(flag ? "true" : "false", Tag(.bool))
        case .number(let digits): return Node(digits, Tag(.int))
        case .string(let text): return Node(text, Tag(.str), .doubleQuoted)
        case .array(let elements): return Node(elements.map(yaml), Tag(.seq))
        case .object(let members):
            return Node(members.map { (key($0.key), yaml($0.value)) }, Tag(.map))
        }
    }

    /// Words that begin with a small letter stand without quotes.
    private static func key(_ name: String) -> Node {
        let isWord =
            name.unicodeScalars.first.map { ("a"..."z").contains($0) } == true
            && name.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "-" || $0 == "_"
            }
            && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(name.lowercased())
        return Node(name, Tag(.str), isWord ? .plain : .doubleQuoted)
    }
}
