package import SurveySupport

/// How a value of a type looks on a page: where it begins and ends, and which other tokens could stand in its place.
package struct ValueGrammar: Sendable {
    package let value: TypedValue
    /// The value as it is searched for: folded, without the slash at the end that bases and prefixes may carry.
    package var needle: [UInt8] { pattern.bytes }
    private let pattern: BytePattern
    /// For addresses with a scheme.
    private let address: AddressPattern?
    /// For a base: true where an address of a call below it bears it out, whatever the call is.
    var takesDeeperPaths = false
    /// For a base: the claim's own call paths, such as `/v1/messages`.
    var calls: [[UInt8]] = []
    /// For a routing prefix: true where it counts without the slash and the model behind it, as it was cited.
    var isBare = false
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
        let address = Self.isAddress(value.type) ? AddressPattern(needle) : nil
        self.address = address?.scheme == nil ? nil : address
        likeness = Likeness(to: needle)
        tokenBytes = Self.tokenBytes(of: value.type)
    }

    /// False for words and commands that are taken letter by letter: nothing but their place tells what could replace them.
    package var hasShape: Bool {
        switch value.type {
        case .identifier, .text, .term, .headerValue: false
        default: true
        }
    }

    package static func isAddress(_ type: ValueType) -> Bool { type == .baseURL || type == .url }

    /// Everywhere in `text` where the value stands as a whole token.
    ///
    /// `neighbours` are the token characters that stood directly beside the value where it was cited (`$`, `/v1/chat`);
    /// where they stand again the token is the same, whatever the general rule of the type says.
    /// Found one by one as they are asked for.
    package func occurrences(in text: [UInt8], neighbours: Neighbours? = nil) -> ValueOccurrences {
        ValueOccurrences(of: self, in: text, neighbours: neighbours)
    }

    package func first(in text: [UInt8]) -> Range<Int>? { occurrences(in: text).first { _ in true } }

    /// What is looked for first: the value, or of an address the end of its scheme.
    var marks: BytePattern { address == nil ? pattern : AddressPattern.schemeEnd }

    /// The value as a whole token at one of ``marks``.
    func token(at mark: Range<Int>, in text: [UInt8], _ neighbours: Neighbours?) -> Range<Int>? {
        guard let address, let scheme = address.scheme else { return isToken(mark, in: text, neighbours) ? mark : nil }
        let start = mark.lowerBound - scheme.count
        guard start >= 0, let end = address.end(in: text, from: start), isToken(start..<end, in: text, neighbours)
        else {
            return nil
        }
        return start..<end
    }

    /// The value letter by letter at `start`, whatever stands around it; an address also where it is spelled otherwise.
    func end(in text: [UInt8], from start: Int) -> Int? {
        if let address { return address.end(in: text, from: start) }
        return text[start...].starts(with: needle) ? start + needle.count : nil
    }

    /// True where one of ``occurrences(in:neighbours:)`` begins.
    func stands(in text: [UInt8], at start: Int, neighbours: Neighbours?) -> Bool {
        end(in: text, from: start).map { isToken(start..<$0, in: text, neighbours) } ?? false
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
        case .baseURL, .url: return !Bytes.isAlphanumeric(before) && !AddressEnd.isInsideAddress(text, at: start)
        case .path where first == Bytes.slash: return before != Bytes.slash && before != 0x2D
        case .routingPrefix:
            // `openrouter/together_ai/` is another prefix, `v1/together_ai/` cannot be told from it.
            return !Bytes.isWord(before) && before != 0x2D && !(isJoint(before) && Bytes.isAlphanumeric(earlier))
        case .identifier, .headerValue, .text, .term:
            return !Bytes.isWord(first)
                || !(Bytes.isInWord(text, before: start) || (before == 0x2D && Bytes.isInWord(text, before: start - 1))
                    || goesOn(before, beside: earlier))
        default: return !isNamePart(before) && !(isJoint(before) && Bytes.isAlphanumeric(earlier))
        }
    }

    func endsToken(_ text: [UInt8], at end: Int) -> Bool {
        guard end < text.count, let last = needle.last else { return value.type != .routingPrefix || isBare }
        let after = text[end]
        let later: UInt8 = end + 1 < text.count ? text[end + 1] : Bytes.space
        switch value.type {
        case .environmentVariable: return !Bytes.isWord(after)
        case .baseURL:
            return AddressEnd.endsBase(text, at: end) || AddressEnd.goesOn(text, at: end, with: calls)
                || (takesDeeperPaths && AddressEnd.goesDeeper(text, at: end))
        case .url: return AddressEnd.endsAddress(text, at: end)
        case .routingPrefix: return after == Bytes.slash || (isBare && !isNamePart(after) && !isJoint(after))
        case .keyPrefix: return true
        case .header: return !isNamePart(after)
        case .path: return !(isNamePart(after) || (isJoint(after) && isPathStart(later)))
        case .identifier, .headerValue, .text, .term:
            return !Bytes.isWord(last)
                || !(Bytes.isInWord(text, at: end) || (after == 0x2D && Bytes.isInWord(text, at: end + 1))
                    || goesOn(after, beside: later))
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
}

/// What stood directly beside a cited value at most 24 bytes on each side: up to a space, a
/// comma, a quotation mark or a bracket of code.
package struct Neighbours: Sendable, Hashable {
    var left: [UInt8]
    var right: [UInt8]

    init(left: [UInt8] = [], right: [UInt8] = []) {
        self.left = left
        self.right = right
    }

    init(of range: Range<Int>, in text: [UInt8]) {
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < 24, !Self.isBorder(text[start - 1]) { start -= 1 }
        var end = range.upperBound
        while end < text.count, end - range.upperBound < 24, !Self.isBorder(text[end]) { end += 1 }
        // A full stop or colon behind a token belongs to the sentence.
        while end > range.upperBound, ".:".utf8.contains(text[end - 1]) { end -= 1 }
        left = Array(text[start..<range.lowerBound])
        right = Array(text[range.upperBound..<end])
    }

    private static func isBorder(_ byte: UInt8) -> Bool { borders.contains(byte) }
    private static let borders = ByteSet { " \"',;()[]\\".utf8.contains($0) }

    /// Longest run kept on one side; a run of this length may go on.
    private static let limit = 24

    func matchesLeft(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let start = range.lowerBound - left.count
        guard !left.isEmpty, start >= 0, text[start..<range.lowerBound].elementsEqual(left) else { return false }
        return left.count == Self.limit || start == 0 || Self.isBorder(text[start - 1])
    }

    func matchesRight(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let end = range.upperBound + right.count
        guard !right.isEmpty, end <= text.count, text[range.upperBound..<end].elementsEqual(right) else { return false }
        return right.count == Self.limit || end == text.count || Self.isBorder(text[end])
            || (".:".utf8.contains(text[end]) && (end + 1 == text.count || Self.isBorder(text[end + 1])))
    }

    /// The token without what stood beside the old value and still stands there: `/v1/chat` behind a base, `org/` before a model.
    func trimmed(_ token: Range<Int>, in text: [UInt8]) -> Range<Int> {
        // Only so many bytes are kept on each side, so nothing farther away can be part of them.
        var start = token.lowerBound
        while start > 0, token.lowerBound - start < Self.limit, !Self.isBorder(text[start - 1]) { start -= 1 }
        var end = token.upperBound
        while end < text.count, end - token.upperBound < Self.limit, !Self.isBorder(text[end]) { end += 1 }
        var lower = token.lowerBound
        var upper = token.upperBound
        if left.count < Self.limit {
            if text[start..<end].starts(with: left) { lower = max(lower, start + left.count) }
        } else if let first = BytePattern(left).first(in: text, range: start..<token.upperBound) {
            lower = max(lower, first.upperBound)
        }
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

    /// True where more of a base follows before one of the claim's own calls: `/v1` in `https://api.acme.ai/v1/embeddings`.
    static func namesLongerBase(_ text: [UInt8], at end: Int, calls: [[UInt8]]) -> Bool {
        guard end < text.count, text[end] == Bytes.slash else { return false }
        let whole = scan(text, from: end, limit: text.count)
        return (end..<whole).dropFirst().contains { text[$0] == Bytes.slash && goesOn(text, at: $0, with: calls) }
    }

    /// The address up to the well-known call that it ends with; all of it where the value ends like that, too.
    static func base(of address: String, unlike value: String) -> String {
        func call(_ address: String) -> Substring? {
            let bytes = Array(address.utf8)
            guard let mark = AddressPattern.schemeEnd.first(in: bytes) else { return nil }
            let starts = bytes.indices.dropFirst(mark.upperBound).filter { bytes[$0] == Bytes.slash }
            guard let start = starts.first(where: { endsBase(bytes, at: $0) && !endsAddress(bytes, at: $0) }) else {
                return nil
            }
            return Substring(decoding: bytes[start...], as: UTF8.self)
        }
        guard call(value) == nil, let call = call(address) else { return address }
        return String(address.dropLast(call.count))
    }

    /// True where a call below the base follows, as in `/predictions` or `/inference:complete`. With a segment that
    /// belongs to bases (`/v1`, `/openai`), it is a call of another one.
    static func goesDeeper(_ text: [UInt8], at end: Int) -> Bool {
        guard end + 1 < text.count, text[end] == Bytes.slash || text[end] == UInt8(ascii: ":") else { return false }
        let whole = scan(text, from: end, limit: text.count)
        let segments = text[end..<whole].split { $0 == Bytes.slash || $0 == UInt8(ascii: ":") }
        return segments.last.map { $0.count { Bytes.isLetter($0) } >= 2 } == true
            && !segments.contains(where: belongsToBase)
    }

    /// True where one of these calls follows, up to what is filled in.
    static func goesOn(_ text: [UInt8], at end: Int, with calls: [[UInt8]]) -> Bool {
        calls.contains { call in
            let fixed = call.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "{") }
            return fixed.count > 1 && text[end...].starts(with: fixed)
                && (fixed.count < call.count || endsAddress(text, at: end + fixed.count))
        }
    }

    private static func belongsToBase(_ segment: ArraySlice<UInt8>) -> Bool {
        let isVersion = segment.first == UInt8(ascii: "v") && segment.dropFirst().first.map(Bytes.isDigit) == true
        return isVersion
            || ["api", "openai", "anthropic", "compatible-mode"].contains { segment.elementsEqual($0.utf8) }
    }

    /// True where the address that begins at `start` is a part of another one, such as a parameter of its query.
    static func isInsideAddress(_ text: [UInt8], at start: Int) -> Bool {
        guard start > 0, "=/&?".utf8.contains(text[start - 1]) else { return false }
        var begin = start
        while begin > 0, start - begin < longestBefore, isAddressByte(text, at: begin - 1, limit: start) { begin -= 1 }
        return AddressPattern.schemeEnd.first(in: text, range: begin..<start) != nil
    }

    /// Bytes of the other address that are read.
    private static let longestBefore = 512

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
