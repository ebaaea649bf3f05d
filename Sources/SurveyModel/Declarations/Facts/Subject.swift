package import SurveySupport

/// What has a file of its own with facts about it: a provider or a tool.
package protocol Subject: Declared, Identifiable<String> {
    /// The kinds of facts, in the order of the file and of the catalog. Reading, claims, inheritance, schemas, the catalog and the
    /// names in templates follow from it.
    static var facts: [FactList<Self>] { get }
    var id: String { get }
    var location: Location { get }
}

extension Subject {
    static var linkKeys: [String] { table.linkKeys + facts.flatMap { $0.linkKeys() } }

    /// Every fact, in the order of the file.
    package var facts: [any Fact] { Self.facts.flatMap { $0.facts(self) } }

    /// Every claim, in the order of the file.
    package var claims: [Claim] {
        var claims: [Claim] = []
        forEachClaim { claims.append($0) }
        return claims
    }

    /// Visits every claim, in the order of the file, where it stands: a claim is long to copy.
    package func forEachClaim(_ visit: (Claim) -> Void) {
        for list in Self.facts { list.forEachClaim(self, visit) }
    }

    /// With the inherited kinds of facts that it does not state itself.
    func inheriting(from parent: Self) -> Self {
        var subject = self
        for list in Self.facts where list.isInherited { list.inherit(&subject, parent) }
        return subject
    }

    package func encode(in scope: CatalogScope) -> JSONNode {
        var scope = scope
        scope.subject = id
        let facts = Self.facts.map { list -> (String, JSONNode?) in
            let nodes = list.facts(self).map { $0.encode(in: scope) }
            return (list.dimension.rawValue, list.isSingle ? nodes.first : .list(nodes))
        }
        return .object(Self.table.entries(self, in: scope) + facts)
    }

    static func read(_ node: JSONNode, file: String, sink: DiagnosticSink) -> Self? {
        let start = JSONPointer(tokens: [])
        guard var reader = ObjectReader(node, file: file, pointer: start, shape: table.name, sink: sink) else {
            return nil
        }
        let draft = table.readMembers(into: Self(), from: &reader)
        reader.refuseOthers(than: table.keys, facts.map(\.dimension.rawValue))
        guard var subject = draft else { return nil }
        let id = subject.id
        for list in facts { list.read(&subject, id, &reader) }
        return subject
    }

    /// The definition of the subject with its facts.
    static func schema(_ definitions: inout SchemaDefinitions) -> [(String, JSONNode?)] {
        let isCatalog = definitions.edition == .catalog
        let lists = facts.map { list in
            let property = list.schema(&definitions) + [("description", .text(list.about))]
            return (list.dimension.rawValue, Optional(JSONNode.object(property)))
        }
        let always = facts.filter { isCatalog && !$0.isSingle }.map(\.dimension.rawValue)
        return table.schema(&definitions, and: lists, required: always)
    }
}
