/// Reads the parts of a link or of its definition, one behind the other: label, destination, title.
///
/// Each looks ahead for at most ``reach`` bytes, so that brackets without end cost no more than that.
struct LinkTail {
    private static let reach = 1_000

    private let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int
    /// The last destination was empty, and not written as `<>`.
    private(set) var isEmptyUnlessAngled = false

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
        end = min(bytes.count, position + Self.reach)
    }

    private var byte: UInt8? { position < end ? bytes[position] : nil }

    mutating func pass(_ mark: UInt8) -> Bool {
        guard byte == mark else { return false }
        position += 1
        return true
    }

    /// Whether there was any.
    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while let byte, byte.isMarkupSpace { position += 1 }
        return position > start
    }

    /// Behind the line, if nothing else stands on it.
    var endOfLine: Int? {
        var index = position
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        if index == bytes.count { return index }
        return bytes[index] == 0x0A ? index + 1 : nil
    }

    /// From behind `[` to behind the next `]`; a label has text and holds no bracket.
    mutating func label() -> ArraySlice<UInt8>? {
        guard let close = closing(UInt8(ascii: "]"), refusing: UInt8(ascii: "[")) else { return nil }
        let label = bytes[position..<close]
        position = close + 1
        return label.allSatisfy(\.isMarkupSpace) ? nil : label
    }

    /// `<any text on a line>`, or text without white space and with its parentheses in pairs.
    mutating func destination() -> String? {
        isEmptyUnlessAngled = false
        if pass(UInt8(ascii: "<")) {
            guard let close = closing(UInt8(ascii: ">"), refusing: UInt8(ascii: "<")),
                !bytes[position..<close].contains(0x0A)
            else { return nil }
            defer { position = close + 1 }
            return CharacterReference.unescaped(bytes[position..<close])
        }
        let start = position
        var depth = 0
        while let byte, byte > 0x20, byte != 0x7F {
            if byte == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1].isASCIIPunctuation {
                position += 1
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            position += 1
        }
        isEmptyUnlessAngled = position == start
        return depth == 0 ? CharacterReference.unescaped(bytes[start..<position]) : nil
    }

    /// Passes `"title"`, `'title'` or `(title)`.
    mutating func title() -> Bool {
        let close: UInt8
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[position]
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return false
        }
        position += 1
        guard let last = closing(close, refusing: close == UInt8(ascii: ")") ? UInt8(ascii: "(") : nil) else {
            return false
        }
        position = last + 1
        return true
    }

    /// Where this mark stands next without a backslash before it, and without the refused one before it.
    private func closing(_ mark: UInt8, refusing refused: UInt8?) -> Int? {
        var index = position
        while index < end, bytes[index] != mark {
            if bytes[index] == refused { return nil }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index < end ? index : nil
    }
}
