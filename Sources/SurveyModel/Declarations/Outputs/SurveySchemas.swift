package import SurveySupport

/// The JSON Schemas of the files of `data/` and of `catalog.json`, as the declarations give them.
package enum SurveySchemas {
    /// The version of the catalog's format.
    package static let catalogVersion = 1

    /// Each by the beginning of its file's name: `provider` for `provider.schema.json`.
    package static var all: [(name: String, document: JSONNode)] {
        [
            file("provider", "Provider") { Provider.schema(&$0) }, file("tool", "Tool") { Tool.schema(&$0) },
            file("consumer", "Consumer") { Consumer.table.schema(&$0) },
            file("sources", "Sources") { SourceFile.table.schema(&$0) },
            file("survey", "Survey") { Survey.Overview.table.schema(&$0) }, catalog,
        ]
    }

    private static func file(
        _ name: String, _ title: String, _ root: (inout SchemaDefinitions) -> [(String, JSONNode?)]
    ) -> (name: String, document: JSONNode) {
        var definitions = SchemaDefinitions(.data)
        let members = root(&definitions)
        return document(name, title, members, definitions)
    }

    private static func document(
        _ name: String, _ title: String, _ members: [(String, JSONNode?)], _ definitions: SchemaDefinitions
    ) -> (name: String, document: JSONNode) {
        let head: [(String, JSONNode?)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text("\(name).schema.json")),
            ("title", .text(title)),
        ]
        return (name, .object(head + members + [("$defs", .object(definitions.list))]))
    }

    private static var catalog: (name: String, document: JSONNode) {
        var definitions = SchemaDefinitions(.catalog)
        _ = definitions.define("date") { _ in
            .object([
                ("type", .text("string")), ("format", .text("date")),
                ("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            ])
        }
        let version: [(String, JSONNode?)] = [
            ("const", .integer(catalogVersion)),
            ("description", .text("Raised by every change that readers have to know of.")),
        ]
        let head: [(String, JSONNode?)] = [
            ("$schema", .object([("type", .text("string"))])), ("schemaVersion", .object(version)),
        ]
        let overview = Survey.Overview.table.properties(&definitions)
        let lists: [(String, JSONNode?)] = [
            ("providers", list(of: definitions.define(Provider.table.name) { .object(Provider.schema(&$0)) })),
            ("tools", list(of: definitions.define(Tool.table.name) { .object(Tool.schema(&$0)) })),
            ("consumers", list(of: definitions.reference(to: Consumer.table))),
            ("sources", list(of: definitions.reference(to: Source.table))),
        ]
        let required = ["schemaVersion"] + Survey.Overview.table.required(in: .catalog) + lists.map(\.0)
        let members: [(String, JSONNode?)] = [
            ("type", .text("object")),
            ("description", .text("The whole survey as one document: output/catalog.json. Inheritance is applied.")),
            ("properties", .object(head + overview + lists)), ("required", .texts(required)),
            ("additionalProperties", .flag(false)),
        ]
        return document("catalog", "Catalog", members, definitions)
    }

    private static func list(of items: [(String, JSONNode?)]) -> JSONNode {
        .object([("type", .text("array")), ("items", .object(items))])
    }
}
