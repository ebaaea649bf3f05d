import SurveySupport

/// Reads the typed values of a claim, and keeps each as a field that the drift check can compare.
struct ClaimReader {
    private var fields: [Claim.Field] = []

    /// Reads a value that stands on pages, or a word or text of ours; the first value read is the principal one.
    mutating func value(_ key: String, _ type: ValueType, from reader: inout ObjectReader) -> String? {
        guard let node = reader.required(key), let text = reader.text(node, of: key) else { return nil }
        add(text, type, path: key, node: node, reader: reader)
        return text
    }

    mutating func optionalValue(_ key: String, _ type: ValueType, from reader: inout ObjectReader) -> String? {
        guard let node = reader.optional(key), let text = reader.text(node, of: key) else { return nil }
        add(text, type, path: key, node: node, reader: reader)
        return text
    }

    mutating func values(_ key: String, _ type: ValueType, from reader: inout ObjectReader) -> [String] {
        reader.elements(key).enumerated().compactMap { index, element in
            guard let text = reader.text(element, of: key) else { return nil }
            add(text, type, path: "\(key)/\(index)", node: element, reader: reader)
            return text
        }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type, from reader: inout ObjectReader
    ) -> Choice? where Choice.RawValue == String {
        guard let choice = reader.choice(key, type), let node = reader.optional(key) else { return nil }
        add(choice.rawValue, .term, path: key, node: node, reader: reader)
        return choice
    }

    mutating func add(_ text: String, _ type: ValueType, path: String, node: JSONNode, reader: ObjectReader) {
        let value = TypedValue(type, type == .routingPrefix && text.hasSuffix("/") ? String(text.dropLast()) : text)
        fields.append(.init(path: path, value: value, location: reader.location(node)))
    }

    /// A word of ours as principal value, for claims that state nothing that stands on pages.
    mutating func addPrincipal(_ word: String, path: String, node: JSONNode, reader: ObjectReader) {
        if fields.isEmpty { add(word, .term, path: path, node: node, reader: reader) }
    }

    /// Reads what every claim has beside its values. Nil when the claim has no usable date.
    func claim(id: String, _ dimension: Dimension, from reader: inout ObjectReader) -> Claim? {
        let note = reader.optionalString("note")
        let asOf = reader.date("asOf")
        let since = reader.optionalDate("since")
        let evidence = Self.evidence(from: &reader)
        let unguarded = reader.optionalChoice("unguarded", Unguarded.self)
        let previously = Self.previously(from: &reader)
        guard let asOf else { return nil }
        return Claim(
            id: id, dimension: dimension, fields: fields, note: note, asOf: asOf,
            since: since ?? previously.first?.until ?? asOf,
            evidence: evidence, unguarded: unguarded, previously: previously, location: reader.location,
            pointer: reader.pointer)
    }

    static func evidence(from reader: inout ObjectReader) -> [Evidence] {
        reader.objects("evidence", shape: "evidence") { reader in
            guard let source = reader.string("source") else { return nil }
            var evidence = Evidence(
                source: source, field: reader.optionalString("field"), quote: reader.optionalString("quote"),
                pointer: reader.optionalString("pointer"), pattern: reader.optionalString("pattern"),
                absent: reader.strings("absent"), status: reader.integer("status"),
                heading: reader.optionalString("heading"), location: reader.location)
            evidence.isMention = reader.bool("mention")
            return evidence
        }
    }

    /// What an earlier value says of itself; all other members are what differed.
    private static let ownKeys: Set<String> = ["until", "asOf", "since", "note", "evidence"]

    /// Earlier values: whatever members the entry has beside the dates, the note and the evidence.
    static func previously(from reader: inout ObjectReader) -> [PreviousValue] {
        let current = reader.node
        return reader.elements("previously").enumerated().compactMap { index, node in
            let pointer = reader.pointer.appending("previously", index)
            guard
                var entry = ObjectReader(
                    node, file: reader.file, pointer: pointer, shape: "previous", sink: reader.sink)
            else { return nil }
            let until = entry.date("until")
            let asOf = entry.date("asOf")
            let since = entry.optionalDate("since")
            let note = entry.optionalString("note")
            let evidence = Self.evidence(from: &entry)
            var values: [String: String] = [:]
            for member in node.members ?? [] where !Self.ownKeys.contains(member.key) {
                guard current[member.key] != nil || member.value.value != .null else {
                    entry.report(
                        "unknown-key", at: member.value, "the claim has no '\(member.key)' to have been different")
                    continue
                }
                flatten(member.value, path: member.key, into: &values)
            }
            guard let until, let asOf else { return nil }
            return PreviousValue(
                values: values, until: until, asOf: asOf, since: since ?? asOf, note: note, evidence: evidence,
                location: entry.location)
        }
    }

    private static func flatten(_ node: JSONNode, path: String, into values: inout [String: String]) {
        switch node.value {
        case .array(let elements): values[path] = elements.compactMap(\.scalarText).joined(separator: ", ")
        case .object(let members):
            for member in members { flatten(member.value, path: path + "/" + member.key, into: &values) }
        default: values[path] = node.scalarText ?? ""
        }
    }
}
