/// A member that is not written while it is empty or false, and is empty or false where it is absent.
@propertyWrapper
package struct OmittedWhenEmpty<Value: EmptyByDefault & Codable>: Codable {
    package var wrappedValue: Value

    package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

    package init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension OmittedWhenEmpty: Equatable where Value: Equatable {}
extension OmittedWhenEmpty: Hashable where Value: Hashable {}
extension OmittedWhenEmpty: Sendable where Value: Sendable {}

/// A type with a value that says nothing.
package protocol EmptyByDefault {
    init()
    var isEmpty: Bool { get }
}

extension Array: EmptyByDefault {}
extension Dictionary: EmptyByDefault {}
extension String: EmptyByDefault {}
extension Bool: EmptyByDefault { package var isEmpty: Bool { !self } }

// The compiler takes these for wrapped properties when it makes a type's codec.

extension KeyedEncodingContainer {
    package mutating func encode<Value>(_ value: OmittedWhenEmpty<Value>, forKey key: Key) throws {
        guard !value.wrappedValue.isEmpty else { return }
        try encode(value.wrappedValue, forKey: key)
    }
}

extension KeyedDecodingContainer {
    package func decode<Value>(
        _ type: OmittedWhenEmpty<Value>.Type, forKey key: Key
    ) throws -> OmittedWhenEmpty<Value> {
        OmittedWhenEmpty(wrappedValue: try decodeIfPresent(Value.self, forKey: key) ?? Value())
    }
}
