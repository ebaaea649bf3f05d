/// A dictionary of which entries that cannot be read are left out, and with them nothing else.
@propertyWrapper
package struct ReadableEntries<Value: Codable>: Codable {
    package var wrappedValue: [String: Value]

    package init(wrappedValue: [String: Value]) { self.wrappedValue = wrappedValue }

    package init(from decoder: any Decoder) throws {
        let entries = try decoder.container(keyedBy: JSONKey.self)
        wrappedValue = [:]
        for key in entries.allKeys { wrappedValue[key.stringValue] = try? entries.decode(Value.self, forKey: key) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension ReadableEntries: Equatable where Value: Equatable {}
extension ReadableEntries: Hashable where Value: Hashable {}
extension ReadableEntries: Sendable where Value: Sendable {}

extension KeyedDecodingContainer {
    /// A file of an earlier version may lack the dictionary.
    package func decode<Value>(
        _ type: ReadableEntries<Value>.Type, forKey key: Key
    ) throws -> ReadableEntries<Value> {
        try decodeIfPresent(type, forKey: key) ?? ReadableEntries(wrappedValue: [:])
    }
}
