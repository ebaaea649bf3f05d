extension KeyedDecodingContainer {
    /// The value of a member, nil where it is missing or null: files of other releases have fewer members.
    func member<Value: Decodable>(_ key: Key) throws -> Value? {
        try decodeIfPresent(Value.self, forKey: key)
    }
}
