import SurveySupport

/// The facts of one kind that a provider or tool has, and where they stand in its file.
package final class FactList<Subject: Sendable>: Sendable {
    package let dimension: Dimension
    /// The name of one of the facts in templates.
    package let name: String
    /// The names that templates can ask one of the facts for.
    package let looks: @Sendable () -> [(key: String, look: Look)]
    /// One sentence: the description in the JSON Schemas.
    let about: String
    /// True where a variant that states none has those of its parent.
    let isInherited: Bool
    /// True where there is one at most.
    package let isSingle: Bool
    /// True where they stand in a map, each below a name of its own.
    package let isKeyed: Bool
    /// The members in the data of the fact with a key, for drafts of such facts.
    package let outline: @Sendable (_ key: String?) -> [MemberOutline]
    /// The argument of the Swift presets that they become; nil where they become none.
    package let preset: String?
    package let presetCall: @Sendable () -> PresetCall?
    package let facts: @Sendable (Subject) -> [any Fact]
    /// The keys of members that hold an address of a page.
    let linkKeys: @Sendable () -> [String]
    let forEachClaim: @Sendable (Subject, (Claim) -> Void) -> Void
    let read: @Sendable (inout Subject, String, inout ObjectReader) -> Void
    let inherit: @Sendable (inout Subject, Subject) -> Void
    let schema: @Sendable (inout SchemaDefinitions) -> [(String, JSONNode?)]

    /// At most one fact: an object.
    static func one<F: Fact>(
        _ path: any WritableKeyPath<Subject, F?> & Sendable, _ about: String, isInherited: Bool = false,
        preset: String? = nil
    ) -> FactList {
        FactList(
            F.self, about, isInherited: isInherited, isSingle: true, preset: preset,
            facts: { $0[keyPath: path].map { [$0] } ?? [] },
            set: { subject, facts in subject[keyPath: path] = facts.first },
            read: { node, key, subject, reader in
                F.read(node, at: [key], F.table, subject: subject, within: reader).map { [$0] } ?? []
            }, schema: { $0.reference(toFact: F.table) })
    }

    /// A list of facts: an array of objects.
    static func many<F: Fact>(
        _ path: any WritableKeyPath<Subject, [F]> & Sendable, _ about: String, isInherited: Bool = false,
        preset: String? = nil
    ) -> FactList {
        FactList(
            F.self, about, isInherited: isInherited, isSingle: false, preset: preset, facts: { $0[keyPath: path] },
            set: { $0[keyPath: path] = $1 },
            read: { node, key, subject, reader in
                let nodes = reader.elements(node, of: key) ?? []
                return nodes.indices.compactMapTightly { index in
                    F.read(nodes[index], at: [key, String(index)], F.table, subject: subject, within: reader)
                }
            }, schema: { array(of: $0.reference(toFact: F.table)) })
    }

    /// Facts that stand in a map, each below a name of its own.
    static func keyed<F: Fact>(
        _ path: any WritableKeyPath<Subject, [F]> & Sendable, by name: any WritableKeyPath<F, String> & Sendable,
        _ about: String, isInherited: Bool = false, preset: String? = nil
    ) -> FactList {
        FactList(
            F.self, about, isInherited: isInherited, isSingle: false, isKeyed: true, preset: preset,
            facts: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 },
            read: { node, key, subject, reader in
                (reader.entries(node, of: key) ?? []).compactMapTightly { entry in
                    var draft = F()
                    draft[keyPath: name] = entry.key
                    return F.read(
                        entry.value, at: [key, entry.key], F.declaration.tables[entry.key] ?? F.table, subject: subject,
                        within: reader, draft: draft)
                }
            },
            schema: { definitions in
                guard definitions.edition == .data else { return array(of: definitions.reference(toFact: F.table)) }
                let special = F.declaration.tables.sorted { $0.key < $1.key }.map { key, table in
                    (key, Optional(JSONNode.object(definitions.reference(toFact: table))))
                }
                return [
                    ("type", .text("object")), ("properties", special.isEmpty ? nil : .object(special)),
                    ("additionalProperties", .object(definitions.reference(toFact: F.table))),
                ]
            })
    }

    private static func array(of items: [(String, JSONNode?)]) -> [(String, JSONNode?)] {
        [("type", .text("array")), ("items", .object(items))]
    }

    private init<F: Fact>(
        _ type: F.Type, _ about: String, isInherited: Bool, isSingle: Bool, isKeyed: Bool = false, preset: String?,
        facts: @escaping @Sendable (Subject) -> [F], set: @escaping @Sendable (inout Subject, [F]) -> Void,
        read: @escaping @Sendable (JSONNode, _ key: String, _ subject: String, ObjectReader) -> [F],
        schema: @escaping @Sendable (inout SchemaDefinitions) -> [(String, JSONNode?)]
    ) {
        dimension = F.declaration.dimension
        name = F.declaration.name
        looks = { F.table.looks }
        self.about = about
        self.isInherited = isInherited
        self.isSingle = isSingle
        self.isKeyed = isKeyed
        outline = { key in MemberOutline.all(of: key.flatMap { F.declaration.tables[$0] } ?? F.table) }
        self.preset = preset
        presetCall = { F.presetCall }
        self.facts = facts
        linkKeys = { F.table.linkKeys }
        forEachClaim = { subject, visit in
            let facts = facts(subject)
            for index in facts.indices {
                let shared = facts[index].sharedClaim
                visit(shared.claim)
            }
        }
        let key = F.declaration.dimension.rawValue
        self.read = { subject, id, reader in
            guard let node = reader.node[key] else { return }
            set(&subject, read(node, key, id, reader))
        }
        inherit = { subject, parent in
            if facts(subject).isEmpty { set(&subject, facts(parent)) }
        }
        self.schema = schema
    }
}

extension Fact {
    fileprivate static func read(
        _ node: JSONNode, at way: [String], _ table: Table<Self>, subject: String, within outer: ObjectReader,
        draft: Self = Self()
    ) -> Self? {
        let pointer = outer.pointer.appending(way)
        return ObjectReader(node, file: outer.file, pointer: pointer, shape: table.name, sink: outer.sink)
            .flatMap { read($0, table, subject: subject, draft: draft) }
    }
}

extension SchemaDefinitions {
    fileprivate mutating func reference<F: Fact>(toFact table: Table<F>) -> [(String, JSONNode?)] {
        define(table.name) { F.schema(table, &$0) }
    }
}
