import SurveySupport

/// What a member's value is in the data, and how it is read and written.
package struct Form<Value: Sendable>: Sendable {
    /// The property in the JSON Schema of the data or of the catalog, without its description.
    var schema: @Sendable (inout SchemaDefinitions) -> [(String, JSONNode?)]
    /// Nil, with a diagnostic, where the node holds no such value.
    var read: @Sendable (_ node: JSONNode, _ key: String, inout ObjectReader) -> Value?
    var encode: @Sendable (Value, CatalogScope) -> JSONNode?
    /// The value, or each element of a list, as text; nothing for objects.
    var texts: @Sendable (Value) -> [String]
    /// What stands at the rest of a path, which is empty for the value itself.
    var text: @Sendable (Value, _ rest: String) -> String?
    /// The terms for the words of a closed list; empty for everything else.
    var titles: [String: String] = [:]
    var isList = false
    /// True where the catalog has no member for an empty list or for a flag that is off.
    var omitsEmpty = false
    /// For objects that templates can ask for: what stands behind the name, and the objects.
    var look: (@Sendable () -> Look)?
    var shownParts: (@Sendable (Value) -> [any Declared])?
    /// The keys of members that hold an address of a page: the one with this form, or those of its objects.
    var linkKeys: @Sendable (_ key: String) -> [String] = { _ in [] }
    /// For objects that become a call in the Swift presets.
    var presetCall: PresetCall?

    /// A scalar.
    init(
        schema: @escaping @Sendable (inout SchemaDefinitions) -> [(String, JSONNode?)],
        write: @escaping @Sendable (Value) -> String,
        read: @escaping @Sendable (_ node: JSONNode, _ key: String, inout ObjectReader) -> Value?
    ) {
        self.schema = schema
        self.read = read
        encode = { value, _ in .text(write(value)) }
        texts = { [write($0)] }
        text = { value, rest in rest.isEmpty ? write(value) : nil }
    }

    /// Something else: a list or an object.
    init(
        schema: @escaping @Sendable (inout SchemaDefinitions) -> [(String, JSONNode?)],
        encode: @escaping @Sendable (Value, CatalogScope) -> JSONNode?,
        read: @escaping @Sendable (_ node: JSONNode, _ key: String, inout ObjectReader) -> Value?
    ) {
        self.schema = schema
        self.read = read
        self.encode = encode
        texts = { _ in [] }
        text = { _, _ in nil }
    }

    /// The same, left out of the catalog where it is empty or off.
    var omittingEmpty: Form {
        var form = self
        form.omitsEmpty = true
        form.encode = { [encode] value, scope in
            let node = encode(value, scope)
            switch node?.value {
            case .array(let elements)? where elements.isEmpty: return nil
            case .bool(false)?: return nil
            default: return node
            }
        }
        form.schema = { [schema] definitions in
            let isFlag = definitions.edition == .catalog && Value.self == Bool.self
            return isFlag ? [("const", .flag(true))] : schema(&definitions)
        }
        return form
    }
}

// MARK: Texts

extension Form where Value == String {
    /// Any text that is not empty.
    static var text: Form { text() }

    /// - Parameters:
    ///   - pattern: what editors hold the text against; the rules of `validate` are its own.
    ///   - limit: the greatest length that editors accept.
    static func text(_ pattern: String? = nil, limit: Int? = nil) -> Form {
        Form(
            schema: { definitions in
                guard definitions.edition == .data else { return [("type", .text("string"))] }
                return [
                    ("type", .text("string")), ("minLength", pattern == nil ? .integer(1) : nil),
                    ("maxLength", limit.map(JSONNode.integer)), ("pattern", pattern.map(JSONNode.text)),
                ]
            }, write: { $0 }, read: { node, key, reader in reader.text(node, of: key) })
    }

    /// The id of an object, of its own or of another one.
    static var id: Form { text("^[a-z0-9][a-z0-9._-]*$") }

    /// An address of a page.
    static var link: Form {
        var form = text("^https://")
        form.linkKeys = { [$0] }
        return form
    }
}

extension Form where Value == SurveyDate {
    static var date: Form {
        Form(
            schema: { definitions in
                guard definitions.edition == .data else { return definitions.reference(to: "date") }
                return [("type", .text("string")), ("pattern", .text("^\\d{4}-\\d{2}-\\d{2}$"))]
            }, write: \.description, read: { node, key, reader in reader.day(node, of: key) })
    }
}

extension Form where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One word of a closed list.
    static var word: Form { word([:]) }

    /// - Parameter others: what people write for a word of the list, for the suggestion.
    static func word(_ others: [String: Value]) -> Form {
        var form = Form(
            schema: { _ in [("enum", .texts(Value.allCases.map(\.rawValue)))] }, write: \.rawValue,
            read: { node, key, reader in reader.choice(node, of: key, others: others) })
        form.titles = (Value.self as? any Titled.Type)?.titles ?? [:]
        return form
    }
}

// MARK: Flags and numbers

extension Form where Value == Bool {
    static var flag: Form {
        Form(
            schema: { _ in [("type", .text("boolean"))] }, encode: { value, _ in .flag(value) },
            read: { node, key, reader in reader.flag(node, of: key) })
    }
}

extension Form where Value == Int {
    static func integer(_ range: ClosedRange<Int>) -> Form {
        var form = Form(
            schema: { _ in
                [
                    ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
                    ("maximum", .integer(range.upperBound)),
                ]
            }, write: \.description, read: { node, key, reader in reader.integer(node, of: key) })
        form.encode = { value, _ in .integer(value) }
        return form
    }
}

// MARK: Lists

extension Form {
    /// A list of scalars; elements that cannot be read are reported and left out.
    ///
    /// - Parameter rules: what editors ask of the list beside the form of its elements.
    static func list<Element>(
        of element: Form<Element>, _ rules: [(String, JSONNode?)] = [], about: String? = nil
    ) -> Form where Value == [Element] {
        var form = Form(
            schema: { definitions in
                let isData = definitions.edition == .data
                let items = element.schema(&definitions) + (isData ? [("description", about.map(JSONNode.text))] : [])
                return [("type", .text("array")), ("items", .object(items))] + (isData ? rules : [])
            },
            encode: { values, scope in .list(values.compactMap { element.encode($0, scope) }) },
            read: { node, key, reader in
                reader.elements(node, of: key)?.compactMapTightly { element.read($0, key, &reader) }
            })
        form.isList = true
        form.titles = element.titles
        form.texts = { $0.flatMap(element.texts) }
        form.text = { values, rest in
            rest.isEmpty && !values.isEmpty ? values.flatMap(element.texts).joined(separator: ", ") : nil
        }
        return form
    }
}

extension Form where Value == [String] {
    static var texts: Form { list(of: .text) }
}

// MARK: Objects

extension Form where Value: Declared {
    /// An object that its table declares.
    static var object: Form {
        var form = Form(
            schema: { $0.reference(to: Value.table) }, encode: { value, scope in value.encode(in: scope) },
            read: { node, key, reader in Value.table.read(node, at: [key], within: &reader) })
        form.text = { value, rest in value.text(at: rest) }
        form.linkKeys = { _ in Value.table.linkKeys }
        form.presetCall = Value.table.presetCall
        return form
    }
}

extension Form where Value: RangeReplaceableCollection & Sendable, Value.Element: Declared {
    /// A list of objects that a table declares; those that cannot be read are reported and left out.
    static var objects: Form {
        let table = Value.Element.table
        var form = Form(
            schema: { definitions in
                [("type", .text("array")), ("items", .object(definitions.reference(to: table)))]
            },
            encode: { values, scope in .list(values.map { $0.encode(in: scope) }) },
            read: { node, key, reader in
                guard let elements = reader.elements(node, of: key) else { return nil }
                var values = Value()
                values.reserveCapacity(elements.count)
                for (index, element) in elements.enumerated() {
                    if let value = table.read(element, at: [key, String(index)], within: &reader) {
                        values.append(value)
                    }
                }
                return values
            })
        form.isList = true
        form.linkKeys = { _ in table.linkKeys }
        form.presetCall = table.presetCall
        return form
    }

    /// The same, for templates to ask for: each object with its members and `isLast`.
    static var shownObjects: Form {
        var form = objects
        form.look = { .objects(Value.Element.table.name, Value.Element.table.looks) }
        form.shownParts = { $0.map { $0 as any Declared } }
        return form
    }
}
