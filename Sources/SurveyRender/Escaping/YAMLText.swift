import SurveyModel
import SurveySupport
import Yams

/// Writes YAML through libyaml: every string is double-quoted, so that none is read as a number, date or boolean.
struct YAMLText {
    /// Shared by all tags, because Yams would make one for each, and compile its regular expressions every time. It is only
    /// used for reading, so it can be empty.
    private let constructor = Constructor([:], [:], [:])

    /// A document below its comment lines.
    static func write(_ node: JSONNode, comments: [StaticString], path: String) throws(RenderFailure) -> String {
        let head = comments.map { "# \($0)\n" }.joined()
        do {
            return head
                + (try Yams.serialize(node: YAMLText().yaml(node), width: -1, allowUnicode: false, sortKeys: false))
        } catch {
            throw RenderFailure([
                Diagnostic(rule: "yaml", at: Location(file: path), "the document cannot be written: \(error)")
            ])
        }
    }

    private func yaml(_ node: JSONNode) -> Node {
        switch node.value {
        case .null: return Node("null", tag(.null))
        case .bool(let flag): return Node(flag ? "true" : "false", tag(.bool))
        case .number(let digits): return Node(digits, tag(.int))
        case .string(let text): return Node(text, tag(.str), .doubleQuoted)
        case .array(let elements): return Node(elements.map(yaml), tag(.seq))
        case .object(let members):
            return Node(members.map { (key($0.key), yaml($0.value)) }, tag(.map))
        }
    }

    private func tag(_ name: Tag.Name) -> Tag { Tag(name, .basic, constructor) }

    /// Words that begin with a small letter stand without quotes.
    private func key(_ name: String) -> Node {
        let isWord =
            name.unicodeScalars.first.map { ("a"..."z").contains($0) } == true
            && name.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "-" || $0 == "_"
            }
            && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(name.lowercased())
        return Node(name, tag(.str), isWord ? .plain : .doubleQuoted)
    }
}
