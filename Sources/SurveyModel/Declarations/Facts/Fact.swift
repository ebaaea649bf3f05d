package import SurveySupport

/// A statement about a provider or tool, with values of its own and a claim. Each kind is one type, declared in one file.
package protocol Fact: Declared {
    static var declaration: FactKind<Self> { get }
    var sharedClaim: SharedClaim { get set }
}

/// The one declaration of a kind of fact.
package struct FactKind<Whole: Fact>: Sendable {
    /// What the claims are about; its word is the key of the facts in the files of providers or tools.
    package let dimension: Dimension
    /// The name of the object in templates: `{{#endpoint}}`.
    package let name: String
    package let table: Table<Whole>
    /// The table of the object below a certain key, for facts that stand in a map and are not all alike.
    let tables: [String: Table<Whole>]
    /// What ends the ids of the claims; nil for kinds of which a subject has one fact at most.
    let key: (@Sendable (Whole) -> String)?
    /// What a reader looks for first.
    let summary: @Sendable (Whole) -> Shown
    /// The principal value of claims that state none which stands on pages: a word of ours, at this path.
    let fallback: (path: String, word: @Sendable (Whole) -> String)?
    /// For `Claim.ownCalls`.
    let ownCalls: @Sendable (Whole) -> [String]

    init(
        _ dimension: Dimension, as name: String? = nil, key: (@Sendable (Whole) -> String)? = nil,
        summary: @escaping @Sendable (Whole) -> Shown,
        fallback: (path: String, word: @Sendable (Whole) -> String)? = nil, tables: [String: Table<Whole>] = [:],
        ownCalls: @escaping @Sendable (Whole) -> [String] = { _ in [] }, table: Table<Whole>
    ) {
        self.dimension = dimension
        self.name = name ?? table.name
        self.table = table
        self.tables = tables
        self.key = key
        self.summary = summary
        self.fallback = fallback
        self.ownCalls = ownCalls
    }
}

extension Fact {
    package static var table: Table<Self> { declaration.table }

    package var claim: Claim {
        _read { yield sharedClaim.claim }
        set { sharedClaim = SharedClaim(newValue) }
    }

    /// Values that stand on pages are there only where the data states them; the others are never absent.
    package func text(at path: String) -> String? {
        let fields = claim.fields.filter { $0.path == path || $0.path.hasPrefix(path + "/") }
        if !fields.isEmpty { return fields.map(\.value.text).joined(separator: ", ") }
        return Self.table.text(of: self, at: path)
    }

    /// Every value, by its path: first those that stand on pages, then words of ours, which have no type.
    package var values: [(path: String, type: ValueType?, text: String)] {
        let words = Self.table.members.filter(\.isInData).compactMap { member in
            member.text(self, "").flatMap { $0.isEmpty ? nil : (member.key, ValueType?.none, $0) }
        }
        let known = Set(claim.fields.map(\.path))
        return claim.fields.map { ($0.path, $0.value.type, $0.value.text) } + words.filter { !known.contains($0.0) }
    }

    package var summary: Shown { Self.declaration.summary(self) }

    /// The name of the object in templates.
    package static var name: String { declaration.name }

    package func encode(in scope: CatalogScope) -> JSONNode {
        .object(Self.table.entries(self, in: scope) + Claim.table.entries(claim, in: scope))
    }

    /// Everything that the statement says, without what all claims have.
    package var members: JSONNode { .object(Self.table.entries(self, in: .none)) }

    package var presetNode: JSONNode {
        .object(Self.table.presetEntries(self) + Claim.table.presetEntries(claim))
    }

    /// The call that the fact becomes in the Swift presets, with the arguments for its claim.
    package static var presetCall: PresetCall? { table.presetCall }

    /// Reads the fact and its claim; nil, with diagnostics, where something required is missing.
    static func read(_ reader: ObjectReader, _ table: Table<Self>, subject: String, draft: Self) -> Self? {
        var reader = reader
        let known = reader.sink.diagnostics.count
        let fact = table.readMembers(into: draft, from: &reader)
        let claim = Claim.table.readMembers(into: Claim(), from: &reader)
        reader.refuseOthers(than: table.keys, Claim.table.keys)
        guard var fact, var claim else { return nil }
        if reader.fields.isEmpty, let fallback = declaration.fallback {
            let node = reader.node[fallback.path] ?? reader.node
            reader.addField(fallback.word(fact), .term, path: fallback.path, at: node)
        }
        claim.id = "\(subject)/\(declaration.dimension.rawValue)" + (declaration.key.map { "." + $0(fact) } ?? "")
        claim.dimension = declaration.dimension
        claim.fields = reader.fields
        claim.ownCalls = declaration.ownCalls(fact)
        claim.isWhole = reader.sink.diagnostics.count == known
        fact.claim = claim
        return fact
    }

    /// The definition of the object with its claim.
    static func schema(_ table: Table<Self>, _ definitions: inout SchemaDefinitions) -> JSONNode {
        let edition = definitions.edition
        let members = table.schema(
            &definitions, and: Claim.table.properties(&definitions), required: Claim.table.required(in: edition))
        let evidence = ["evidence", "unguarded"].map { JSONNode.object([("required", .texts([$0]))]) }
        return .object(members + (edition == .data ? [("anyOf", .list(evidence))] : []))
    }
}

extension Table {
    /// Reads an object inside another one.
    func read(_ node: JSONNode, at way: [String], within outer: inout ObjectReader) -> Whole? where Whole: Declared {
        guard var reader = outer.nested(node, at: way, shape: name) else { return nil }
        let whole = read(&reader)
        outer.take(reader)
        return whole
    }

    func read(_ reader: inout ObjectReader) -> Whole? where Whole: Declared {
        let whole = readMembers(into: Whole(), from: &reader)
        if isClosed { reader.refuseOthers(than: keys) }
        return whole
    }

    /// Reads the members over those of a draft; nil where a required one is missing.
    func readMembers(into draft: Whole, from reader: inout ObjectReader) -> Whole? {
        var whole = draft
        var missing: [String] = []
        var isWhole = true
        for member in members where !member.read(&whole, &reader) {
            missing.append(member.key)
            if member.need == .required { isWhole = false }
        }
        guard isWhole else { return nil }
        complete(&whole, Completion(location: reader.location, pointer: reader.pointer, missing: missing))
        return whole
    }
}
