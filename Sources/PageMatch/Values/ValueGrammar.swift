package import SurveySupport

/// How a value of a type looks on a page: where it begins and ends, and which other tokens could stand in its place.
package struct ValueGrammar: Sendable {
    package let value: TypedValue
    /// The value as it is searched for: folded, without the slash at the end that bases and prefixes may carry.
    package var needle: [UInt8] { pattern.bytes }
    private let pattern: BytePattern
    /// How much a token is like the value, letter by letter.
    let likeness: Likeness
    /// What tokens of the type are made of.
    let tokenBytes: ByteSet

    package init(_ value: TypedValue) {
        self.value = value
        var needle = TextFolding.fold(value.text)
        let dropsSlash = value.type == .routingPrefix || Self.isAddress(value.type)
        if dropsSlash, needle.count > 1, needle.last == Bytes.slash { needle.removeLast() }
        pattern = BytePattern(needle)
        likeness = Likeness(to: needle)
        tokenBytes = Self.tokenBytes(of: value.type)
    }

    package static func isAddress(_ type: ValueType) -> Bool { type == .baseURL || type == .url }

    /// Everywhere in `text` where the value stands as a whole token.
    ///
    /// `neighbours` are the token characters that stood directly beside the value where it was cited (`$`, `/v1/chat`);
    /// where they stand again the token is the same, whatever the general rule of the type says.
    /// Found one by one as they are asked for.
    package func occurrences(
        in text: [UInt8], neighbours: Neighbours? = nil
    ) -> LazyFilterSequence<BytePattern.Occurrences> {
        pattern.occurrences(in: text).lazy.filter { isToken($0, in: text, neighbours) }
    }

    package func first(in text: [UInt8]) -> Range<Int>? { occurrences(in: text).first { _ in true } }

    /// True where one of ``occurrences(in:neighbours:)`` begins.
    func stands(in text: [UInt8], at start: Int, neighbours: Neighbours?) -> Bool {
        text[start...].starts(with: needle) && isToken(start..<start + needle.count, in: text, neighbours)
    }

    private func isToken(_ range: Range<Int>, in text: [UInt8], _ neighbours: Neighbours?) -> Bool {
        (beginsToken(text, at: range.lowerBound) || neighbours?.matchesLeft(text, range) == true)
            && (endsToken(text, at: range.upperBound) || neighbours?.matchesRight(text, range) == true)
    }

    // MARK: - Boundaries

    func beginsToken(_ text: [UInt8], at start: Int) -> Bool {
        guard start > 0, let first = needle.first else { return true }
        let before = text[start - 1]
        let earlier: UInt8 = start > 1 ? text[start - 2] : Bytes.space
        switch value.type {
        case .environmentVariable: return !Bytes.isWord(before)
        case .baseURL, .url: return !Bytes.isAlphanumeric(before)
        case .path where first == Bytes.slash: return before != Bytes.slash && before != 0x2D
        case .routingPrefix:
            // `openrouter/together_ai/` is another prefix, `v1/together_ai/` cannot be told from it.
            return !Bytes.isWord(before) && before != 0x2D && !(isJoint(before) && Bytes.isAlphanumeric(earlier))
        case .identifier, .headerValue, .text, .term:
            return !Bytes.isWord(first) || !(isWordPart(before, beside: earlier) || goesOn(before, beside: earlier))
        default: return !isNamePart(before) && !(isJoint(before) && Bytes.isAlphanumeric(earlier))
        }
    }

    func endsToken(_ text: [UInt8], at end: Int) -> Bool {
        guard end < text.count, let last = needle.last else { return value.type != .routingPrefix }
        let after = text[end]
        let later: UInt8 = end + 1 < text.count ? text[end + 1] : Bytes.space
        switch value.type {
        case .environmentVariable: return !Bytes.isWord(after)
        case .baseURL: return AddressEnd.endsBase(text, at: end)
        case .url: return AddressEnd.endsAddress(text, at: end)
        case .routingPrefix: return after == Bytes.slash
        case .keyPrefix: return true
        case .header: return !isNamePart(after)
        case .path: return !(isNamePart(after) || (isJoint(after) && isPathStart(later)))
        case .identifier, .headerValue, .text, .term:
            return !Bytes.isWord(last) || !(isWordPart(after, beside: later) || goesOn(after, beside: later))
        default: return !isNamePart(after) && !(isJoint(after) && (Bytes.isAlphanumeric(later) || later == 0x5F))
        }
    }

    private func isNamePart(_ byte: UInt8) -> Bool { Bytes.isWord(byte) || byte == 0x2D }

    /// Characters that join parts of one token when letters follow: `a.b`, `a/b`, `a:b`, `a@b`.
    private func isJoint(_ byte: UInt8) -> Bool {
        byte == Bytes.dot || byte == Bytes.slash || byte == 0x3A || byte == 0x40
    }

    /// A joint that the value has inside itself, with more behind it: `read:user` goes on in `read:user:email`.
    private func goesOn(_ byte: UInt8, beside next: UInt8) -> Bool {
        isJoint(byte) && Bytes.isAlphanumeric(next) && needle.contains(byte) && !needle.contains(Bytes.space)
    }

    private func isPathStart(_ byte: UInt8) -> Bool {
        Bytes.isWord(byte) || byte == 0x7B || byte == 0x3C || byte == 0x24 || byte == 0x3A
    }

    /// A letter beside the value, or a hyphen that joins it to one.
    private func isWordPart(_ byte: UInt8, beside next: UInt8) -> Bool {
        if byte >= 0x80 { return byte < 0xE2 }
        return Bytes.isWord(byte) || (byte == 0x2D && Bytes.isWord(next))
    }
}

/// What stood directly beside a cited value without a space between, at most 24 bytes on each side.
package struct Neighbours: Sendable, Hashable {
    var left: [UInt8]
    var right: [UInt8]

    init(left: [UInt8] = [], right: [UInt8] = []) {
        self.left = left
        self.right = right
    }

    init(of range: Range<Int>, in text: [UInt8]) {
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < 24, text[start - 1] != Bytes.space { start -= 1 }
        var end = range.upperBound
        while end < text.count, end - range.upperBound < 24, text[end] != Bytes.space { end += 1 }
        left = Array(text[start..<range.lowerBound])
        right = Array(text[range.upperBound..<end])
    }

    /// Longest run kept on one side; a run of this length may go on.
    private static let limit = 24

    func matchesLeft(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let start = range.lowerBound - left.count
        guard !left.isEmpty, start >= 0, text[start..<range.lowerBound].elementsEqual(left) else { return false }
        return left.count == Self.limit || start == 0 || text[start - 1] == Bytes.space
    }

    func matchesRight(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let end = range.upperBound + right.count
        guard !right.isEmpty, end <= text.count, text[range.upperBound..<end].elementsEqual(right) else { return false }
        return right.count == Self.limit || end == text.count || text[end] == Bytes.space
    }

    /// The token without what stood beside the old value and still stands there: `/v1/chat` behind a base, `org/` before a model.
    func trimmed(_ token: Range<Int>, in text: [UInt8]) -> Range<Int> {
        // Only so many bytes are kept on each side, so nothing farther away can be part of them.
        var start = token.lowerBound
        while start > 0, token.lowerBound - start < Self.limit, text[start - 1] != Bytes.space { start -= 1 }
        var end = token.upperBound
        while end < text.count, end - token.upperBound < Self.limit, text[end] != Bytes.space { end += 1 }
        var lower = token.lowerBound
        var upper = token.upperBound
        if left.count < Self.limit, text[start..<end].starts(with: left) { lower = max(lower, start + left.count) }
        if right.count < Self.limit {
            if end - start >= right.count, text[(end - right.count)..<end].elementsEqual(right) {
                upper = min(upper, end - right.count)
            }
        } else if let rest = BytePattern(right).first(in: text, range: token.lowerBound..<end) {
            upper = min(upper, rest.lowerBound)
        }
        let name = left.drop { !Bytes.isAlphanumeric($0) && $0 != Bytes.slash }
        if lower == token.lowerBound, !name.isEmpty, text[token].starts(with: name) { lower += name.count }
        let tail = Array(right.reversed().drop { !Bytes.isAlphanumeric($0) }.reversed())
        if upper == token.upperBound, !tail.isEmpty, token.count > tail.count,
            text[token].suffix(tail.count).elementsEqual(tail)
        {
            upper -= tail.count
        }
        return lower < upper ? lower..<upper : token
    }
}

/// Where an address ends in running text.
enum AddressEnd {
    /// Calls that every API of the kind has; behind them stands the base.
    private static let operations: [[UInt8]] = [
        "chat", "completions", "responses", "messages", "models", "embeddings", "images", "audio", "files", "batches",
        "rerank", "moderations", "generate", "complete", "fine_tuning", "fine-tuning", "realtime", "engines",
    ].map { Array($0.utf8) }

    /// True where an address of any kind stops: not followed by more of it, a slash at the end apart.
    static func endsAddress(_ text: [UInt8], at end: Int) -> Bool {
        var index = end
        if index < text.count, text[index] == Bytes.slash { index += 1 }
        return !continues(text, at: index)
    }

    /// True where the address stops, or where a well-known call follows the base.
    static func endsBase(_ text: [UInt8], at end: Int) -> Bool {
        if endsAddress(text, at: end) { return true }
        guard text[end] == Bytes.slash else { return false }
        let rest = text[(end + 1)...].prefix { Bytes.isWord($0) || $0 == 0x2D }
        return operations.contains { $0.elementsEqual(rest) }
    }

    private static func continues(_ text: [UInt8], at index: Int) -> Bool {
        guard index < text.count else { return false }
        let byte = text[index]
        let next: UInt8 = index + 1 < text.count ? text[index + 1] : Bytes.space
        switch byte {
        case _ where Bytes.isWord(byte): return true
        case UInt8(ascii: "-"), UInt8(ascii: "%"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "{"),
            UInt8(ascii: "@"), UInt8(ascii: "+"), Bytes.slash, UInt8(ascii: "="):
            return true
        case Bytes.dot, UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "&"):
            return Bytes.isWord(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "{")
        case UInt8(ascii: "<"): return Bytes.isLetter(next)
        default: return false
        }
    }

    /// The end of the address that begins at `start`, punctuation of the sentence around it left out.
    static func scan(_ text: [UInt8], from start: Int, limit: Int) -> Int {
        var index = start
        var brackets = BracketBalance()
        while index < limit, isAddressByte(text, at: index, limit: limit) {
            brackets.count(text[index], by: 1)
            index += 1
        }
        while index > start, isTrailing(text[index - 1]) || brackets.closesNothing(text[index - 1]) {
            index -= 1
            brackets.count(text[index], by: -1)
        }
        return index
    }

    private static func isAddressByte(_ text: [UInt8], at index: Int, limit: Int) -> Bool {
        let byte = text[index]
        guard byte > 0x20, byte < 0x7F else { return false }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "^"):
            return false
        case UInt8(ascii: "<"): return index + 1 < limit && Bytes.isLetter(text[index + 1])
        case UInt8(ascii: "("): return false
        default: return true
        }
    }

    private static func isTrailing(_ byte: UInt8) -> Bool {
        [
            UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"),
        ]
        .contains(byte)
    }
}

/// Counts the brackets of an address, so that each of those at its end is judged without reading the address again.
private struct BracketBalance {
    private static let opening = Array("[{<".utf8)
    private static let closing = Array("]}>".utf8)
    private var open = [0, 0, 0]

    mutating func count(_ byte: UInt8, by step: Int) {
        if let kind = Self.opening.firstIndex(of: byte) { open[kind] += step }
        if let kind = Self.closing.firstIndex(of: byte) { open[kind] -= step }
    }

    /// True for a bracket at the end that was not opened inside the address.
    func closesNothing(_ last: UInt8) -> Bool {
        if last == UInt8(ascii: ")") { return true }
        return Self.closing.firstIndex(of: last).map { open[$0] < 0 } ?? false
    }
}
