/// Turns `Encodable` values into JSON: members in the order in which they are encoded, those of a dictionary by key,
/// none for nil.
package enum JSONNodeEncoder {
    /// What the value's own `encode(to:)` threw, or a number that is not finite.
    package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        package var description: String
    }

    package static func encode(_ value: some Encodable) throws(Failure) -> JSONNode {
        let draft = Draft()
        do {
            try draft.fill(with: value, at: [])
        } catch {
            throw Failure(description: "cannot be written as JSON: \(error)")
        }
        return draft.node
    }
}

extension JSONWriter {
    package static func write(encoding value: some Encodable) throws(JSONNodeEncoder.Failure) -> String {
        write(try JSONNodeEncoder.encode(value))
    }
}

/// A value while it is being encoded.
private final class Draft {
    var value = JSONNode.Value.null
    private var members: [(key: String, value: Draft)]?
    private var elements: [Draft]?

    var node: JSONNode {
        if let members { return .object(members.map { ($0.key, $0.value.node) }) }
        if let elements { return .list(elements.map(\.node)) }
        return JSONNode(value)
    }

    var count: Int { elements?.count ?? 0 }

    func beginObject() { members = members ?? [] }
    func beginArray() { elements = elements ?? [] }

    func member(_ key: String) -> Draft {
        let draft = Draft()
        members?.append((key, draft))
        return draft
    }

    func element() -> Draft {
        let draft = Draft()
        elements?.append(draft)
        return draft
    }

    func fill<T: Encodable>(with encodable: T, at path: [any CodingKey]) throws {
        switch encodable {
        case let text as String: value = .string(text)
        case let flag as Bool: value = .bool(flag)
        case let number as any BinaryInteger: value = .number("\(number)")
        case let share as Share: value = .number(share.digits)
        case let number as any BinaryFloatingPoint: value = .number(try Self.digits(number, at: path))
        default: try encodable.encode(to: DraftEncoder(draft: self, codingPath: path))
        }
        // The order of a dictionary differs from run to run.
        if encodable is any KeyedByString { members?.sort { $0.key < $1.key } }
    }

    private static func digits(_ number: some BinaryFloatingPoint, at path: [any CodingKey]) throws -> String {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, .init(codingPath: path, debugDescription: "JSON has no number that is not finite"))
        }
        return "\(number)"
    }
}

private protocol KeyedByString {}
extension Dictionary: KeyedByString where Key == String {}

private struct DraftEncoder: Encoder {
    let draft: Draft
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        draft.beginObject()
        return KeyedEncodingContainer(DraftObject(draft: draft, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        draft.beginArray()
        return DraftArray(draft: draft, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        DraftValue(draft: draft, codingPath: codingPath)
    }
}

private struct DraftObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let draft: Draft
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { _ = draft.member(key.stringValue) }

    /// Most members are texts, which need no look at their type.
    func encode(_ text: String, forKey key: Key) { draft.member(key.stringValue).value = .string(text) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try draft.member(key.stringValue).fill(with: value, at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder(JSONKey("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

    private func encoder(_ key: some CodingKey) -> DraftEncoder {
        DraftEncoder(draft: draft.member(key.stringValue), codingPath: codingPath + [key])
    }
}

private struct DraftArray: UnkeyedEncodingContainer {
    let draft: Draft
    let codingPath: [any CodingKey]

    var count: Int { draft.count }

    func encodeNil() { _ = draft.element() }

    func encode<T: Encodable>(_ value: T) throws {
        let path = codingPath + [JSONKey(count)]
        try draft.element().fill(with: value, at: path)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder() }

    private func encoder() -> DraftEncoder {
        let path = codingPath + [JSONKey(count)]
        return DraftEncoder(draft: draft.element(), codingPath: path)
    }
}

private struct DraftValue: SingleValueEncodingContainer {
    let draft: Draft
    let codingPath: [any CodingKey]

    func encodeNil() {}
    func encode<T: Encodable>(_ value: T) throws { try draft.fill(with: value, at: codingPath) }
}
