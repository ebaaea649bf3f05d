package import SurveySupport

/// An earlier value of a claim: what was different then, and until when.
package struct PreviousValue: Declared {
    /// The members that differed, by their path in the claim's object; arrays are joined with `, `.
    package var values: [String: String] = [:]
    /// The day from which the statement no longer held.
    package var until = SurveyDate.draft
    /// The day on which the earlier statement was last confirmed.
    package var asOf = SurveyDate.draft
    /// The day from which it was made; `asOf` unless the data says otherwise.
    package var since = SurveyDate.draft
    package var note: String?
    /// What was cited for it then; never checked again.
    package var evidence: [Evidence] = []
    package var location = Location(file: "")

    package init() {}

    package static let table = Table<PreviousValue>(
        "previous",
        "An earlier value: beside its dates, the members that differed, under their names; null for a member that did not exist.",
        [
            .catalogOnly("values", .differences, "The values that differed, by their path.") { value, _ in value.values
            },
            Member(
                "until", \.until, .date, "The day from which the earlier statement no longer held.", need: .required),
            Member(
                "asOf", \.asOf, .date, "The day on which the earlier statement was last confirmed.", need: .required),
            Member(
                "since", \.since, .date,
                "The day from which the earlier statement was made, where that is not 'asOf'.", inCatalog: false),
            Member("note", \.note, .text, "A remark on the earlier statement."),
            Member("evidence", \.evidence, .objects, "What was cited for it then; never checked again."),
        ], isClosed: false
    ) { value, reading in
        value.location = reading.location
        if reading.missing.contains("since") { value.since = value.asOf }
    }

    /// The members of an entry that differed from those of `current`, as `auth/scheme` where they are nested.
    fileprivate static func differences(_ entry: ObjectReader, current: JSONNode) -> [String: String] {
        var values: [String: String] = [:]
        for member in entry.node.members ?? [] where !table.keys.contains(member.key) {
            guard current[member.key] != nil || member.value.value != .null else {
                entry.report(
                    "unknown-key", at: member.value, "the claim has no '\(member.key)' to have been different")
                continue
            }
            flatten(member.value, path: member.key, into: &values)
        }
        return values
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

extension Form where Value == [PreviousValue] {
    /// Earlier values: each has dates and evidence, and whatever members were different.
    static var previousValues: Form {
        var form = objects.omittingEmpty
        form.read = { node, key, reader in
            reader.elements(node, of: key)?.enumerated().compactMap { index, element in
                let table = PreviousValue.table
                guard var entry = reader.nested(element, at: [key, String(index)], shape: table.name) else {
                    return nil
                }
                let values = PreviousValue.differences(entry, current: reader.node)
                var value = table.read(&entry)
                value?.values = values
                return value
            }
        }
        return form
    }
}

extension Form where Value == [String: String] {
    /// Earlier values by their path.
    fileprivate static var differences: Form {
        Form(
            schema: { _ in
                [("type", .text("object")), ("additionalProperties", .object([("type", .text("string"))]))]
            },
            encode: { values, _ in
                .object(values.sorted { $0.key < $1.key }.map { ($0.key, JSONNode.text($0.value)) })
            }, read: { _, _, _ in nil })
    }
}
