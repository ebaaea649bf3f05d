import SurveySupport

/// An address as it is searched for: the case of scheme and host makes no difference, and a placeholder agrees with every
/// other: `{resource}`, `<resource-name>`, `${RESOURCE}`, `YOUR_RESOURCE`, `your-resource`.
struct AddressPattern: Sendable {
    private enum Part: Sendable {
        case byte(UInt8)
        /// A letter of scheme or host, in lower case.
        case hostByte(UInt8)
        case placeholder
    }

    private let parts: [Part]
    /// The scheme in lower case, without `://`; nil where the value has none.
    let scheme: [UInt8]?

    init(_ address: [UInt8]) {
        let mark = Self.schemeEnd.first(in: address)
        scheme = mark.map { address[..<$0.lowerBound].map(Bytes.lowered) }
        var parts: [Part] = []
        var isHost = mark != nil
        var index = 0
        while index < address.count {
            if let mark, index >= mark.upperBound, let end = Self.placeholderEnd(address, at: index) {
                parts.append(.placeholder)
                index = end
                continue
            }
            let byte = address[index]
            if let mark, index >= mark.upperBound, "/?#".utf8.contains(byte) { isHost = false }
            parts.append(isHost ? .hostByte(Bytes.lowered(byte)) : .byte(byte))
            index += 1
        }
        self.parts = parts
    }

    static let schemeEnd = BytePattern(Array("://".utf8))

    /// Where the address ends that begins at `start`; nil where another one stands there.
    func end(in text: [UInt8], from start: Int) -> Int? {
        var index = start
        for part in parts {
            guard index < text.count else { return nil }
            switch part {
            case .byte(let byte):
                guard text[index] == byte else { return nil }
                index += 1
            case .hostByte(let byte):
                guard Bytes.lowered(text[index]) == byte else { return nil }
                index += 1
            case .placeholder:
                guard let end = Self.placeholderEnd(text, at: index) else { return nil }
                index = end
            }
        }
        return index
    }

    /// Longest name of a placeholder.
    private static let longestName = 48

    /// Where the placeholder ends that begins at `start`; nil where none does.
    private static func placeholderEnd(_ text: [UInt8], at start: Int) -> Int? {
        switch text[start] {
        case UInt8(ascii: "$"):
            guard start + 1 < text.count else { return nil }
            return bracketEnd(text, at: start + 1) ?? capitalsEnd(text, at: start + 1, least: 0)
        case UInt8(ascii: "{"), UInt8(ascii: "<"): return bracketEnd(text, at: start)
        default: return wordEnd(text, at: start) ?? capitalsEnd(text, at: start, least: 1)
        }
    }

    /// `{name}`, `{{name}}`, `<name>`.
    private static func bracketEnd(_ text: [UInt8], at start: Int) -> Int? {
        let open = text[start]
        guard open == UInt8(ascii: "{") || open == UInt8(ascii: "<") else { return nil }
        let close = open + 2
        let name = text[start...].drop { $0 == open }.prefix(longestName)
        guard let end = name.firstIndex(of: close), end > name.startIndex,
            name[..<end].allSatisfy({ Bytes.isWord($0) || "-. ".utf8.contains($0) })
        else { return nil }
        return text[end...].prefix(name.startIndex - start).prefix { $0 == close }.endIndex
    }

    /// `RESOURCE_NAME`: capitals with at least so many underscores.
    private static func capitalsEnd(_ text: [UInt8], at start: Int, least: Int) -> Int? {
        guard start > 0, Bytes.isUpper(text[start]), !Bytes.isWord(text[start - 1]) else { return nil }
        let name = text[start...].prefix { Bytes.isUpper($0) || Bytes.isDigit($0) || $0 == 0x5F }
        let underscores = name.count { $0 == 0x5F }
        guard underscores >= least, name.endIndex == text.count || !Bytes.isLower(text[name.endIndex]) else {
            return nil
        }
        return name.endIndex
    }

    /// `YOUR_NAME`, `your-name`: a label of a host or a segment of a path.
    private static func wordEnd(_ text: [UInt8], at start: Int) -> Int? {
        guard start == 0 || !Bytes.isWord(text[start - 1]), Bytes.lowered(text[start]) == UInt8(ascii: "y") else {
            return nil
        }
        let name = text[start...].prefix { Bytes.isWord($0) || $0 == 0x2D }
        guard name.prefix(4).map(Bytes.lowered) == Array("your".utf8), name.count > 5,
            name[start + 4] == 0x2D || name[start + 4] == 0x5F
        else { return nil }
        return name.endIndex
    }
}

/// Where a value stands in a text, from the left; found one by one as they are asked for.
package struct ValueOccurrences: Sequence, IteratorProtocol {
    private let text: [UInt8]
    private let grammar: ValueGrammar
    private let neighbours: Neighbours?
    private var places: BytePattern.Occurrences

    init(of grammar: ValueGrammar, in text: [UInt8], neighbours: Neighbours?) {
        self.text = text
        self.grammar = grammar
        self.neighbours = neighbours
        places = grammar.marks.occurrences(in: text)
    }

    package mutating func next() -> Range<Int>? {
        while let mark = places.next() {
            if let range = grammar.token(at: mark, in: text, neighbours) { return range }
        }
        return nil
    }
}
