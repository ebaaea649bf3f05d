/// Strict RFC 8259 JSON with positions, for the survey's own files and for registries fetched from elsewhere.
///
/// Cost is linear in the input. Nesting deeper than `maximumDepth` is refused, so hostile input cannot exhaust the stack.
package struct JSONParser {
    package static let maximumDepth = 256
    /// How many values a document may hold. A value takes up to forty times the room in memory that it takes in the
    /// document: this many take 60 MB. The largest registries of models, and what we write ourselves, hold a fifth.
    package static let maximumValues = 500_000

    package struct Failure: Error, Sendable, Hashable {
        package var reason: String
        package var position: SourcePosition

        package init(reason: String, position: SourcePosition) {
            self.reason = reason
            self.position = position
        }
    }

    /// A key that stands twice in one object: legal JSON, but never meant in a file that people edit.
    package struct RepeatedKey: Sendable, Hashable {
        package var key: String
        package var position: SourcePosition
    }

    private let bytes: [UInt8]
    private var valueCount = 0
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var continuationBytes = 0
    private var depth = 0
    private var repeatedKeys: [RepeatedKey] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    package static func parse(_ bytes: [UInt8]) throws(Failure) -> JSONNode {
        try parseNotingRepeatedKeys(bytes).root
    }

    package static func parseNotingRepeatedKeys(
        _ bytes: [UInt8]
    ) throws(Failure) -> (root: JSONNode, repeatedKeys: [RepeatedKey]) {
        var parser = JSONParser(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            parser.index = 3
            parser.lineStart = 3
        }
        parser.skipWhitespace()
        let root = try parser.parseValue()
        parser.skipWhitespace()
        guard parser.index == bytes.count else { throw parser.failure("unexpected text after the end of the document") }
        return (root, parser.repeatedKeys)
    }

    private var position: SourcePosition {
        SourcePosition(line: line, column: index - lineStart - continuationBytes + 1)
    }

    private func failure(_ reason: String) -> Failure { Failure(reason: reason, position: position) }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipWhitespace() {
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                continuationBytes = 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            default: return
            }
        }
    }

    private mutating func parseValue() throws(Failure) -> JSONNode {
        valueCount += 1
        guard valueCount <= Self.maximumValues else { throw failure("more than \(Self.maximumValues) values") }
        let start = index
        let startPosition = position
        let value: JSONNode.Value
        switch current {
        case UInt8(ascii: "{"): value = try parseObject()
        case UInt8(ascii: "["): value = try parseArray()
        case UInt8(ascii: "\""): value = .string(try parseString())
        case UInt8(ascii: "t"): value = try parseWord("true", as: .bool(true))
        case UInt8(ascii: "f"): value = try parseWord("false", as: .bool(false))
        case UInt8(ascii: "n"): value = try parseWord("null", as: .null)
        case .some(let byte) where byte == UInt8(ascii: "-") || byte.isASCIIDigit: value = .number(try parseNumber())
        case .some: throw failure("expected a value")
        case nil: throw failure("the document ends where a value was expected")
        }
        return JSONNode(value, range: start..<index, position: startPosition)
    }

    private mutating func descend() throws(Failure) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw failure("nested deeper than \(Self.maximumDepth) levels") }
    }

    /// Objects up to this size are searched for repeated keys member by member, which is faster than a set.
    private static let scannedMembers = 16

    private mutating func parseObject() throws(Failure) -> JSONNode.Value {
        try descend()
        defer { depth -= 1 }
        index += 1
        var members: [JSONNode.Member] = []
        var keys: Set<String> = []
        skipWhitespace()
        if current == UInt8(ascii: "}") {
            index += 1
            return .object([])
        }
        while true {
            guard current == UInt8(ascii: "\"") else { throw keyFailure }
            let keyPosition = position
            let key = try parseString()
            if members.count == Self.scannedMembers { keys = Set(members.map(\.key)) }
            let isRepeated =
                members.count < Self.scannedMembers
                ? members.contains { $0.key == key } : !keys.insert(key).inserted
            if isRepeated { repeatedKeys.append(RepeatedKey(key: key, position: keyPosition)) }
            skipWhitespace()
            guard current == UInt8(ascii: ":") else { throw failure("expected ':' after the key") }
            index += 1
            skipWhitespace()
            members.append(.init(key: key, keyPosition: keyPosition, value: try parseValue()))
            guard try parseSeparator(closing: UInt8(ascii: "}")) else { return .object(members) }
        }
    }

    private mutating func parseArray() throws(Failure) -> JSONNode.Value {
        try descend()
        defer { depth -= 1 }
        index += 1
        var elements: [JSONNode] = []
        skipWhitespace()
        if current == UInt8(ascii: "]") {
            index += 1
            return .array([])
        }
        while true {
            elements.append(try parseValue())
            guard try parseSeparator(closing: UInt8(ascii: "]")) else { return .array(elements) }
        }
    }

    /// True after a comma, false after the closing bracket.
    private mutating func parseSeparator(closing: UInt8) throws(Failure) -> Bool {
        skipWhitespace()
        let bracket = Character(Unicode.Scalar(closing))
        switch current {
        case closing:
            index += 1
            return false
        case UInt8(ascii: ","):
            let comma = position
            index += 1
            skipWhitespace()
            guard current != closing else {
                throw Failure(reason: "a trailing comma before '\(bracket)'; remove it", position: comma)
            }
            return true
        case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
            throw failure("expected ',' or '\(bracket)'; a comma is missing before this")
        default: throw failure("expected ',' or '\(bracket)'")
        }
    }

    private var keyFailure: Failure {
        current == UInt8(ascii: ",")
            ? failure("one comma too many; remove it") : failure("expected a key in double quotes")
    }

    private mutating func parseWord(_ word: StaticString, as value: JSONNode.Value) throws(Failure) -> JSONNode.Value {
        let expected = Array(word.description.utf8)
        guard bytes[index...].starts(with: expected) else { throw failure("expected a value") }
        index += expected.count
        return value
    }

    private mutating func parseNumber() throws(Failure) -> String {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") {
            index += 1
        } else {
            try skipDigits()
        }
        if current == UInt8(ascii: ".") {
            index += 1
            try skipDigits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try skipDigits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func skipDigits() throws(Failure) {
        guard let byte = current, byte.isASCIIDigit else { throw failure("expected a digit") }
        while let byte = current, byte.isASCIIDigit { index += 1 }
    }

    private mutating func parseString() throws(Failure) -> String {
        let open = failure("the string is not closed")
        index += 1
        var text: [UInt8] = []
        var runStart = index
        var isASCII = true
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let isPlain = text.isEmpty
                if !isPlain { text += bytes[runStart..<index] }
                let run = isPlain ? bytes[runStart..<index] : text[...]
                // Nothing to validate, for most strings.
                let string = isPlain && isASCII ? String(decoding: run, as: UTF8.self) : String(utf8: run)
                index += 1
                guard let string else {
                    throw Failure(reason: "the string is not valid UTF-8", position: open.position)
                }
                return string
            case UInt8(ascii: "\\"):
                text += bytes[runStart..<index]
                text += try parseEscape()
                runStart = index
            case 0..<0x20:
                throw failure("a control character must be written as an escape")
            default:
                if byte >= 0x80 { isASCII = false }
                if byte & 0xC0 == 0x80 { continuationBytes += 1 }
                index += 1
            }
        }
        throw open
    }

    private mutating func parseEscape() throws(Failure) -> [UInt8] {
        index += 1
        guard let byte = current else { throw failure("the escape is not complete") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            index += 1
            return [byte]
        case UInt8(ascii: "b"): return accept(0x08)
        case UInt8(ascii: "f"): return accept(0x0C)
        case UInt8(ascii: "n"): return accept(0x0A)
        case UInt8(ascii: "r"): return accept(0x0D)
        case UInt8(ascii: "t"): return accept(0x09)
        case UInt8(ascii: "u"): return Array(String(Character(try parseUnicodeEscape())).utf8)
        default: throw failure("unknown escape")
        }
    }

    private mutating func accept(_ byte: UInt8) -> [UInt8] {
        index += 1
        return [byte]
    }

    private mutating func parseUnicodeEscape() throws(Failure) -> Unicode.Scalar {
        let first = try parseFourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes[index...].starts(with: Array("\\u".utf8)) else {
            throw failure("half of a surrogate pair")
        }
        index += 1
        let second = try parseFourHexDigits()
        guard (0xDC00...0xDFFF).contains(second) else { throw failure("half of a surrogate pair") }
        let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw failure("half of a surrogate pair") }
        return scalar
    }

    private mutating func parseFourHexDigits() throws(Failure) -> UInt32 {
        index += 1
        guard index + 4 <= bytes.count,
            bytes[index..<index + 4].allSatisfy(\.isASCIIHexDigit),
            let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw failure("expected four hexadecimal digits") }
        index += 4
        return value
    }
}
