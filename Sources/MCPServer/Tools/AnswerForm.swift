import SurveyModel
import SurveySupport

/// The objects of one kind in the answers of tools: each member with its schema and with where its value comes from. So an
/// answer is always what its schema says.
struct AnswerForm<Whole: Sendable>: Sendable {
    private let members: [AnswerMember<Whole>]

    init(_ members: [AnswerMember<Whole>]) { self.members = members }

    var schema: Schema { .object(members.map(\.schema)) }

    func node(_ whole: Whole) -> JSONNode { .object(members.map { ($0.schema.name, $0.node(whole)) }) }
}

/// A member of such an object.
struct AnswerMember<Whole: Sendable>: Sendable {
    let schema: Schema.Member
    let node: @Sendable (Whole) -> JSONNode?

    static func always<Value>(
        _ name: String, _ value: AnswerValue<Value>, _ about: String? = nil,
        get: @escaping @Sendable (Whole) -> Value
    ) -> Self {
        Self(schema: .always(name, value.schema(about))) { value.node(get($0)) }
    }

    /// A member that is left out where there is no value.
    static func optional<Value>(
        _ name: String, _ value: AnswerValue<Value>, _ about: String? = nil,
        get: @escaping @Sendable (Whole) -> Value?
    ) -> Self {
        Self(schema: .optional(name, value.schema(about))) { get($0).map(value.node) }
    }
}

/// What a member holds.
struct AnswerValue<Value>: Sendable {
    fileprivate let schema: @Sendable (_ about: String?) -> Schema
    fileprivate let node: @Sendable (Value) -> JSONNode
}

extension AnswerValue where Value == String {
    static var text: Self { Self(schema: { .text($0) }, node: JSONNode.text) }
}

extension AnswerValue where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
    /// A word of a closed list.
    static var word: Self { Self(schema: { .word(of: Value.self, $0) }, node: { .text($0.rawValue) }) }
}

extension AnswerValue where Value == SurveyDate {
    static var day: Self { Self(schema: { .day($0) }, node: { .text($0.description) }) }
}

extension AnswerValue where Value == Int {
    static var integer: Self { Self(schema: { .integer($0) }, node: JSONNode.integer) }
}

extension AnswerValue where Value == Bool {
    static var flag: Self { Self(schema: { .flag($0) }, node: JSONNode.flag) }
}

extension AnswerValue where Value == [String] {
    static var texts: Self { Self(schema: { .list(of: .text(), $0) }, node: JSONNode.texts) }
}

extension AnswerValue where Value == [PathValue] {
    /// An object whose members have the paths as names.
    static var values: Self {
        Self(schema: { .texts(byName: $0) }, node: { .object($0.map { ($0.path, .text($0.text)) }) })
    }
}

extension AnswerValue where Value: Sendable {
    static func object(_ form: AnswerForm<Value>) -> Self { Self(schema: { _ in form.schema }, node: form.node) }

    static func list<Element>(of form: AnswerForm<Element>) -> Self where Value == [Element] {
        Self(schema: { .list(of: form.schema, $0) }, node: { .list($0.map(form.node)) })
    }
}
