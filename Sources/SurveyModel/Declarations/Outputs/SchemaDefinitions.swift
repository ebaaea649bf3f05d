import SurveySupport

/// Collects the definitions that the properties of a JSON Schema refer to.
package struct SchemaDefinitions {
    /// Files of `data/` are checked while they are edited; readers of the catalog want to know what they will find.
    enum Edition {
        case data
        case catalog
    }

    let edition: Edition
    private var names: [String] = []
    private var definitions: [String: JSONNode] = [:]

    init(_ edition: Edition) { self.edition = edition }

    /// In the order of their first use.
    var list: [(String, JSONNode?)] { names.map { ($0, definitions[$0]) } }

    func reference(to name: String) -> [(String, JSONNode?)] { [("$ref", .text("#/$defs/\(name)"))] }

    mutating func reference<Whole>(to table: Table<Whole>) -> [(String, JSONNode?)] {
        define(table.name) { .object(table.schema(&$0)) }
    }

    /// A reference to a definition, which is made where there is none of the name yet.
    mutating func define(_ name: String, _ make: (inout SchemaDefinitions) -> JSONNode) -> [(String, JSONNode?)] {
        if !names.contains(name) {
            names.append(name)
            definitions[name] = make(&self)
        }
        return reference(to: name)
    }
}

extension Table {
    /// The members of the JSON Schema of an object.
    ///
    /// - Parameters:
    ///   - others: properties that another declaration adds.
    ///   - required: the names of those without which there is no such object.
    func schema(
        _ definitions: inout SchemaDefinitions, and others: [(String, JSONNode?)] = [], required added: [String] = []
    ) -> [(String, JSONNode?)] {
        let properties = properties(&definitions) + others
        let names = required(in: definitions.edition) + added
        return [
            ("type", .text("object")), ("description", .text(about)), ("properties", .object(properties)),
            ("required", names.isEmpty ? nil : .texts(names)),
            ("additionalProperties", .flag(definitions.edition == .data && !isClosed)),
        ]
    }

    func properties(_ definitions: inout SchemaDefinitions) -> [(String, JSONNode?)] {
        let edition = definitions.edition
        return members.filter { $0.isIn(edition) }.map { $0.property(&definitions) }
    }

    func required(in edition: SchemaDefinitions.Edition) -> [String] {
        members.filter { $0.isIn(edition) && (edition == .data ? $0.need != .optional : $0.isAlwaysInCatalog) }
            .map { edition == .data ? $0.key : $0.catalogKey ?? $0.key }
    }
}

extension Member {
    fileprivate func isIn(_ edition: SchemaDefinitions.Edition) -> Bool {
        edition == .data ? isInData : catalogKey != nil
    }

    fileprivate func property(_ definitions: inout SchemaDefinitions) -> (String, JSONNode?) {
        let name = definitions.edition == .data ? key : catalogKey ?? key
        return (name, .object(schema(&definitions) + [("description", .text(about))]))
    }
}
