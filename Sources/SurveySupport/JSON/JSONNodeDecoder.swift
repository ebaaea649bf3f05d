/// Turns JSON into `Decodable` values. What does not fit is an error that knows its place in the file.
///
/// Members that a type does not name are left alone. A member that is null counts as absent where the type allows it.
package enum JSONNodeDecoder {
    package struct Failure: Error, Sendable, Hashable {
        /// One line that names the member, such as `'until' must be a string, found a number`.
        package var reason: String
        package var position: SourcePosition
        /// The way from the root of the document to the value.
        package var path: JSONPointer
    }

    package static func decode<T: Decodable>(_ type: T.Type = T.self, from root: JSONNode) throws(Failure) -> T {
        do {
            return try NodeDecoder(node: root, codingPath: []).decode(type)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(reason: "\(error)", position: root.position, path: JSONPointer(tokens: []))
        }
    }
}

private struct NodeDecoder: Decoder {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if let scalar = type as? any JSONScalar.Type {
            guard let value = scalar.init(node) as? T else { throw mismatch(scalar.kindName) }
            return value
        }
        do {
            return try T(from: self)
        } catch DecodingError.dataCorrupted(let context) {
            guard let words = (type as? any CaseIterable.Type).map({ Self.words($0) }), !words.isEmpty else {
                throw failure(context.debugDescription)
            }
            throw failure("must be one of \(words.joined(separator: ", "))")
        }
    }

    /// What a value of an enumeration is called in the file.
    private static func words<Choice: CaseIterable>(_ type: Choice.Type) -> [String] {
        type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }

    func mismatch(_ expected: String) -> JSONNodeDecoder.Failure {
        failure("must be \(expected), found \(node.kindName)")
    }

    /// - Parameter problem: continues a sentence that begins with the name of the value.
    func failure(_ problem: String) -> JSONNodeDecoder.Failure {
        let name = codingPath.last.map { key in key.intValue.map { "element \($0 + 1)" } ?? "'\(key.stringValue)'" }
        return JSONNodeDecoder.Failure(
            reason: "\(name ?? "the document") \(problem)", position: node.position,
            path: JSONPointer(tokens: codingPath.map(\.stringValue)))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let members = node.members else { throw mismatch("an object") }
        return KeyedDecodingContainer(NodeObject(decoder: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = node.array else { throw mismatch("an array") }
        return NodeArray(decoder: self, elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { NodeValue(decoder: self) }
}

private struct NodeObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: NodeDecoder
    private let values: [String: JSONNode]
    let allKeys: [Key]

    var codingPath: [any CodingKey] { decoder.codingPath }

    init(decoder: NodeDecoder, members: [JSONNode.Member]) {
        self.decoder = decoder
        values = Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
        allKeys = members.compactMap { Key(stringValue: $0.key) }
    }

    func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try member(key).node.value == .null }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try member(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try member(JSONKey("super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

    private func member(_ key: some CodingKey) throws -> NodeDecoder {
        guard let node = values[key.stringValue] else {
            var failure = decoder.failure("")
            failure.reason = "'\(key.stringValue)' is missing"
            throw failure
        }
        return NodeDecoder(node: node, codingPath: codingPath + [key])
    }
}

private struct NodeArray: UnkeyedDecodingContainer {
    let decoder: NodeDecoder
    let elements: [JSONNode]
    private(set) var currentIndex = 0

    init(decoder: NodeDecoder, elements: [JSONNode]) {
        self.decoder = decoder
        self.elements = elements
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try current().node.value == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decode(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }

    private func current() throws -> NodeDecoder {
        guard !isAtEnd else { throw decoder.failure("has only \(Counted.of(elements.count, "element"))") }
        return NodeDecoder(node: elements[currentIndex], codingPath: codingPath + [JSONKey(currentIndex)])
    }

    private mutating func next() throws -> NodeDecoder {
        let next = try current()
        currentIndex += 1
        return next
    }
}

private struct NodeValue: SingleValueDecodingContainer {
    let decoder: NodeDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.node.value == .null }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.decode(type) }
}

/// The types that JSON has itself.
private protocol JSONScalar {
    static var kindName: String { get }
    init?(_ node: JSONNode)
}

extension String: JSONScalar {
    fileprivate static var kindName: String { "a string" }
    fileprivate init?(_ node: JSONNode) {
        guard let string = node.string else { return nil }
        self = string
    }
}

extension Bool: JSONScalar {
    fileprivate static var kindName: String { "a boolean" }
    fileprivate init?(_ node: JSONNode) {
        guard case .bool(let flag) = node.value else { return nil }
        self = flag
    }
}

extension JSONScalar where Self: LosslessStringConvertible {
    fileprivate init?(_ node: JSONNode) {
        guard case .number(let digits) = node.value else { return nil }
        self.init(digits)
    }
}

extension JSONScalar where Self: FixedWidthInteger { fileprivate static var kindName: String { "a whole number" } }
extension JSONScalar where Self: BinaryFloatingPoint { fileprivate static var kindName: String { "a number" } }

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}
extension Float: JSONScalar {}
extension Double: JSONScalar {}
