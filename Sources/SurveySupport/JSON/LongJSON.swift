/// A JSON document of any size: its long lists are made element by element while it is written.
package enum LongJSON: Sendable {
    case node(JSONNode)
    case list(count: Int, element: @Sendable (Int) -> JSONNode)
    case object([(key: String, value: LongJSON)])

    package static func list<Item: Sendable>(
        _ items: [Item], _ node: @escaping @Sendable (Item) -> JSONNode
    ) -> LongJSON {
        // So many might stand on one line.
        guard items.count > JSONWriter.inlineWidth / 2 else { return .node(.list(items.map(node))) }
        return .list(count: items.count) { node(items[$0]) }
    }
}

extension JSONWriter {
    /// The document in pieces, which together are the bytes that `write` gives for the whole. An object is taken to be longer
    /// than a line.
    package static func write(_ document: LongJSON, to take: (String) -> Void) {
        write(document, indentation: 0, column: 0, to: take)
        take("\n")
    }

    private static func write(_ value: LongJSON, indentation: Int, column: Int, to take: (String) -> Void) {
        let margin = "\n" + String(repeating: " ", count: indentation)
        switch value {
        case .node(let node): take(text(of: node, indentation: indentation, column: column))
        case .list(let count, let element):
            for index in 0..<count {
                let text = text(of: element(index), indentation: indentation + 2, column: indentation + 2)
                take((index == 0 ? "[" : ",") + margin + "  " + text)
            }
            take(margin + "]")
        case .object(let members):
            for (index, member) in members.enumerated() {
                let key = quote(member.key) + ": "
                take((index == 0 ? "{" : ",") + margin + "  " + key)
                write(
                    member.value, indentation: indentation + 2, column: indentation + 2 + key.utf8.count, to: take)
            }
            take(margin + "}")
        }
    }

    private static func text(of node: JSONNode, indentation: Int, column: Int) -> String {
        var out: [UInt8] = []
        append(node, indentation: indentation, column: column, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
