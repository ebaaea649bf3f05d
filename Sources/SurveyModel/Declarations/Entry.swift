import SurveySupport

/// An entry of a map whose values are scalars: a name and a text.
package protocol Entry: Sendable, Hashable {
    init(key: String, text: String)
    var pair: (key: String, text: String) { get }
}

extension Form {
    /// A map in the data, in the order of the file; in the catalog a list of objects with these two members.
    ///
    /// - Parameter values: what editors ask of the values.
    static func map<Item: Entry>(
        _ name: String, _ about: String, _ key: (name: String, about: String), _ value: (name: String, about: String),
        values: [(String, JSONNode?)]
    ) -> Form where Value == [Item] {
        var form = Form(
            schema: { definitions in
                if definitions.edition == .data {
                    return [("type", .text("object")), ("additionalProperties", .object(values))]
                }
                let items = definitions.define(name) { _ in
                    let properties = [key, value].map { member -> (String, JSONNode?) in
                        let about = JSONNode.text(member.about)
                        return (member.name, .object([("type", .text("string")), ("description", about)]))
                    }
                    return .object([
                        ("type", .text("object")), ("description", .text(about)), ("properties", .object(properties)),
                        ("required", .texts([key.name, value.name])), ("additionalProperties", .flag(false)),
                    ])
                }
                return [("type", .text("array")), ("items", .object(items))]
            },
            encode: { items, _ in
                .list(items.map(\.pair).map { .object([(key.name, .text($0.key)), (value.name, .text($0.text))]) })
            },
            read: { node, key, reader in
                reader.entries(node, of: key)?.compactMap { entry in
                    guard let text = entry.value.scalarText else {
                        reader.report(
                            "wrong-type", at: entry.value,
                            "'\(entry.key)' must be text, found \(entry.value.kindName)")
                        return nil
                    }
                    return Item(key: entry.key, text: text)
                }
            })
        form.text = { items, rest in items.map(\.pair).first { $0.key == rest }?.text }
        return form
    }
}
