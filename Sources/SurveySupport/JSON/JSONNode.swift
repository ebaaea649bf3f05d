/// A JSON value that knows where it stands in its file.
///
/// Objects keep the order of their members, so that an edit can be minimal and a diagnostic can point at a key.
package struct JSONNode: Sendable, Hashable {
    package var value: Value
    /// Line and column of the first byte.
    package var position: SourcePosition
    // Half the room of a range: a survey has millions of nodes, and a file less than four gigabytes.
    private var start: UInt32
    private var end: UInt32

    package init(_ value: Value, range: Range<Int> = 0..<0, position: SourcePosition = SourcePosition()) {
        self.value = value
        self.position = position
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }

    /// Bytes of the value in its file, quotes and brackets included.
    package var range: Range<Int> { Int(start)..<Int(end) }

    package enum Value: Sendable, Hashable {
        case null
        case bool(Bool)
        /// The number as written, so that nothing is lost to rounding.
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([Member])
    }

    package struct Member: Sendable, Hashable {
        package var key: String
        package var keyPosition: SourcePosition
        package var value: JSONNode

        package init(key: String, keyPosition: SourcePosition = SourcePosition(), value: JSONNode) {
            self.key = key
            self.keyPosition = keyPosition
            self.value = value
        }
    }

    /// The member of an object; the last one where a key is repeated, as most readers do.
    package subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.key == key }?.value
    }

    package var string: String? {
        guard case .string(let string) = value else { return nil }
        return string
    }

    package var array: [JSONNode]? {
        guard case .array(let elements) = value else { return nil }
        return elements
    }

    package var members: [Member]? {
        guard case .object(let members) = value else { return nil }
        return members
    }

    /// A string, number or boolean as text; nil for null, arrays and objects.
    package var scalarText: String? {
        switch value {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// What kind of value this is, in the words of a diagnostic.
    package var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// Line and column in a file, both from 1; columns count Unicode scalars, a tab is one.
package struct SourcePosition: Sendable, Hashable, Comparable, Codable {
    // Half the room of two numbers: a survey has positions by the million.
    private var lineNumber: UInt32
    private var columnNumber: UInt32

    package init(line: Int = 1, column: Int = 1) {
        lineNumber = UInt32(clamping: line)
        columnNumber = UInt32(clamping: column)
    }

    package var line: Int { Int(lineNumber) }
    package var column: Int { Int(columnNumber) }

    private enum CodingKeys: String, CodingKey {
        case lineNumber = "line"
        case columnNumber = "column"
    }

    package static func < (a: SourcePosition, b: SourcePosition) -> Bool {
        (a.lineNumber, a.columnNumber) < (b.lineNumber, b.columnNumber)
    }
}
