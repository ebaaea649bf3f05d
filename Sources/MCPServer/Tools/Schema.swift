import SurveySupport

/// A JSON Schema of the few kinds that tools need, which also checks the arguments of a call.
struct Schema: Sendable {
    struct Member: Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool

        /// A member that is always there.
        static func always(_ name: String, _ schema: Schema) -> Self {
            Self(name: name, schema: schema, isRequired: true)
        }

        static func optional(_ name: String, _ schema: Schema) -> Self {
            Self(name: name, schema: schema, isRequired: false)
        }
    }

    private enum Form: Sendable {
        case text(limit: Int?)
        case word([String])
        case day
        case integer(ClosedRange<Int>?)
        case flag
        indirect case list(Schema)
        case object([Member])
        /// An object with any members, whose values are texts.
        case texts
    }

    private var form: Form
    private var about: String?

    /// - Parameter limit: the greatest length in bytes of UTF-8.
    static func text(_ about: String? = nil, limit: Int? = nil) -> Schema {
        Schema(form: .text(limit: limit), about: about)
    }

    static func word(_ words: [String], _ about: String? = nil) -> Schema { Schema(form: .word(words), about: about) }

    static func word<Word: RawRepresentable<String> & CaseIterable>(
        of words: Word.Type, _ about: String? = nil
    ) -> Schema {
        word(words.allCases.map(\.rawValue), about)
    }

    static func day(_ about: String? = nil) -> Schema { Schema(form: .day, about: about) }

    static func integer(_ about: String? = nil, in range: ClosedRange<Int>? = nil) -> Schema {
        Schema(form: .integer(range), about: about)
    }

    static func flag(_ about: String? = nil) -> Schema { Schema(form: .flag, about: about) }

    static func list(of element: Schema, _ about: String? = nil) -> Schema {
        Schema(form: .list(element), about: about)
    }

    static func object(_ members: [Member], _ about: String? = nil) -> Schema {
        Schema(form: .object(members), about: about)
    }

    static func texts(byName about: String? = nil) -> Schema { Schema(form: .texts, about: about) }

    /// As clients read it, in the dialect of 2020-12.
    var node: JSONNode { .object(members + [("description", about.map(JSONNode.text))]) }

    private var members: [(String, JSONNode?)] {
        switch form {
        // A byte is at least as long as a character, so the length in characters is no stricter than ours.
        case .text(let limit): return [("type", .text("string")), ("maxLength", limit.map(JSONNode.integer))]
        case .word(let words): return [("type", .text("string")), ("enum", .texts(words))]
        case .day: return [("type", .text("string")), ("pattern", .text("^\\d{4}-\\d{2}-\\d{2}$"))]
        case .integer(let range):
            return [
                ("type", .text("integer")), ("minimum", range.map { .integer($0.lowerBound) }),
                ("maximum", range.map { .integer($0.upperBound) }),
            ]
        case .flag: return [("type", .text("boolean"))]
        case .list(let element): return [("type", .text("array")), ("items", element.node)]
        case .object(let members):
            let required = members.filter(\.isRequired).map(\.name)
            return [
                ("type", .text("object")), ("properties", .object(members.map { ($0.name, $0.schema.node) })),
                ("required", required.isEmpty ? nil : .texts(required)), ("additionalProperties", .flag(false)),
            ]
        case .texts:
            return [("type", .text("object")), ("additionalProperties", .object([("type", .text("string"))]))]
        }
    }

    /// What is wrong with a value, in words that help to mend it; nil where nothing is.
    func objection(to node: JSONNode, named name: String) -> String? {
        switch (form, node.value) {
        case (.text(let limit), .string(let text)):
            guard let limit, text.utf8.count > limit else { return nil }
            return "'\(name)' has \(text.utf8.count) bytes; at most \(limit) are taken."
        case (.word(let words), .string(let word)):
            if words.contains(word) { return nil }
            let hint = ToolFault.hint(word, in: words)
            return "'\(name)' is no word that the survey uses.\(hint) It takes \(words.joined(separator: ", "))."
        case (.day, .string(let text)):
            return SurveyDate(text) == nil ? "'\(name)' must be a day that exists, as 2026-04-27." : nil
        case (.integer(let range), .number(let digits)):
            if let number = Int(digits), range?.contains(number) ?? true { return nil }
            let limits = range.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? ""
            return "'\(name)' must be an integer\(limits)."
        case (.flag, .bool): return nil
        case (.object(let members), .object(let entries)): return Self.objection(to: entries, of: node, members)
        case (.list, _), (.texts, _), (.text, _), (.word, _), (.day, _), (.integer, _), (.flag, _), (.object, _):
            return "'\(name)' must be \(kindName), found \(node.kindName)."
        }
    }

    private static func objection(to entries: [JSONNode.Member], of node: JSONNode, _ members: [Member]) -> String? {
        let names = members.map(\.name)
        if let stranger = entries.first(where: { !names.contains($0.key) }) {
            let hint = ToolFault.hint(stranger.key, in: names)
            let known = names.joined(separator: ", ")
            return "There is no argument '\(TerminalText.line(stranger.key, limit: 40))'.\(hint) It takes \(known)."
        }
        for member in members {
            guard let value = node[member.name] else {
                if member.isRequired { return "The argument '\(member.name)' is missing." }
                continue
            }
            if let objection = member.schema.objection(to: value, named: member.name) { return objection }
        }
        return nil
    }

    private var kindName: String {
        switch form {
        case .text, .word, .day: "a string"
        case .integer: "an integer"
        case .flag: "a boolean"
        case .list: "an array"
        case .object, .texts: "an object"
        }
    }
}
