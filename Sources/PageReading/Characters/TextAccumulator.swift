import SurveySupport

/// The text of one block while it is being read.
///
/// In prose white space is folded to single spaces and none stands at either end. In code lines are kept. Soft hyphens,
/// zero-width characters, direction marks and control characters are dropped in both.
struct TextAccumulator {
    private(set) var bytes: [UInt8]
    /// The limit was reached and text was left out.
    private(set) var wasCut = false
    private(set) var isASCII = true
    /// Code keeps its lines; prose is folded.
    let keepsLines: Bool
    private let limit: Int
    private var gap = Gap.none
    private var owesNewline = false

    /// - Parameter buffer: whose memory to use, so that it need not grow again.
    init(keepsLines: Bool, limit: Int, reusing buffer: consuming [UInt8] = []) {
        buffer.removeAll(keepingCapacity: true)
        bytes = buffer
        self.keepsLines = keepsLines
        self.limit = limit
    }

    /// What stands between the text so far and the next, from the weakest to the strongest.
    private enum Gap: Int {
        case none
        /// The border between two links that touch: a space between words, nothing between `[1]` and `[2]`.
        case word
        case space
        /// The end of a line in the source: a space, but nothing inside text that is written without spaces.
        case sourceLine
        /// The border of a box, `<br>`, a no-break space: always a space.
        case firm
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// Bytes so far. The next character goes there, or one further if a space is still to come before it.
    var position: Int { bytes.count }

    mutating func append(_ text: Span<UInt8>) {
        var index = 0
        while index < text.count, !wasCut {
            let byte = text[index]
            if byte.isVisibleASCII {
                index = appendRun(text, from: index)
            } else if byte < 0x80 {
                if byte.isMarkupSpace { appendSpace(byte, as: byte == 0x0A ? .sourceLine : .space) }
                index += 1
            } else {
                index += appendScalar(text, at: index)
            }
        }
    }

    mutating func append(_ text: String) {
        let bytes = Array(text.utf8)
        bytes.withSpan { append($0) }
    }

    /// What a `<br>` or the border of a box inside the block does: a space in prose, the next line in code.
    mutating func breakLine() {
        if keepsLines {
            settleNewline(before: 0)
            put(0x0A)
        } else {
            gap = .firm
        }
    }

    /// The border of a line of code: the next text begins on a line of its own. A space in prose.
    mutating func endLine() {
        if keepsLines { owesNewline = true } else { gap = .firm }
    }

    /// Where two pieces of prose touch that are shown apart: a space, if words stand on both sides.
    mutating func endWord() {
        if !keepsLines { widen(to: .word) }
    }

    private mutating func widen(to other: Gap) {
        if gap.rawValue < other.rawValue { gap = other }
    }

    /// The text between two positions, without white space at the ends.
    func text(from start: Int, to end: Int) -> String {
        var slice = bytes[min(start, end)..<end]
        while let first = slice.first, first.isMarkupSpace { slice.removeFirst() }
        while let last = slice.last, last.isMarkupSpace { slice.removeLast() }
        return String(decoding: slice, as: UTF8.self)
    }

    /// The finished text. Code loses empty lines at both ends and white space behind the last line.
    func finished() -> String {
        guard keepsLines else { return String(decoding: bytes, as: UTF8.self) }
        var slice = bytes[...]
        while let last = slice.last, last.isMarkupSpace { slice.removeLast() }
        while let newline = slice.firstIndex(of: 0x0A), slice[..<newline].allSatisfy(\.isMarkupSpace) {
            slice = slice[(newline + 1)...]
        }
        return String(decoding: slice, as: UTF8.self)
    }

    /// Takes ranges out again, in order and apart from each other, and folds what they leave behind.
    mutating func remove(_ ranges: [Range<Int>]) {
        let old = bytes
        bytes.removeAll(keepingCapacity: true)
        var next = 0
        for range in ranges where range.lowerBound >= next {
            bytes += old[next..<range.lowerBound]
            next = range.upperBound
        }
        bytes += old[next...]
        while bytes.last == 0x20 { bytes.removeLast() }
        while bytes.first == 0x20 { bytes.removeFirst() }
    }

    /// Appends what begins with a visible ASCII character at `start` and reads as it stands, as far as there is room, and
    /// returns its end.
    private mutating func appendRun(_ text: Span<UInt8>, from start: Int) -> Int {
        settle(before: text, at: start)
        let room = limit - bytes.count
        if room <= 0 { wasCut = true }
        let end = min(keepsLines ? Self.endOfCode(text, from: start) : Self.endOfProse(text, from: start), start + room)
        unsafe text.extracting(start..<end).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        return end
    }

    /// Words with one space between them.
    private static func endOfProse(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start + 1
        while index < text.count {
            if text[index].isVisibleASCII {
                index += 1
            } else if text[index] == 0x20, index + 1 < text.count, text[index + 1].isVisibleASCII {
                index += 2
            } else {
                break
            }
        }
        return index
    }

    /// Lines as they are.
    private static func endOfCode(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start + 1
        while index < text.count, text[index].isVisibleASCII || text[index] == 0x20 || text[index] == 0x0A {
            index += 1
        }
        return index
    }

    private mutating func appendSpace(_ byte: UInt8, as gap: Gap) {
        guard keepsLines else { return widen(to: gap) }
        // A carriage return never arrives alone: markup parsers and the decoder make it a line feed.
        guard byte != 0x0D && byte != 0x0C else { return }
        settleNewline(before: byte)
        put(byte)
    }

    /// Appends the scalar that begins at `index` and returns how many bytes it has.
    private mutating func appendScalar(_ text: Span<UInt8>, at index: Int) -> Int {
        let length = min(ScalarClass.length(of: text[index]), text.count - index)
        switch ScalarClass(text, at: index, length: length) {
        case .dropped: break
        case .space: appendSpace(0x20, as: .firm)
        case .visible:
            isASCII = false
            settle(before: text, at: index)
            for offset in 0..<length { put(text[index + offset]) }
        }
        return length
    }

    private mutating func settle(before text: Span<UInt8>, at index: Int) {
        settleNewline(before: text[index])
        guard gap != .none else { return }
        defer { gap = .none }
        guard let last = bytes.last, last != 0x20 else { return }
        switch gap {
        case .none: break
        case .word: if last.mayBeInWord, text[index].mayBeInWord, !isUnspaced(before: text, at: index) { put(0x20) }
        case .sourceLine: if !isUnspaced(before: text, at: index) { put(0x20) }
        case .space, .firm: put(0x20)
        }
    }

    /// Whether the characters on both sides are of a script without spaces between words.
    private func isUnspaced(before text: Span<UInt8>, at index: Int) -> Bool {
        guard text[index] >= 0xE2, let last = bytes.last, last >= 0x80 else { return false }
        var start = bytes.count - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return bytes.withSpan { ScalarClass.isUnspaced($0, at: start) } && ScalarClass.isUnspaced(text, at: index)
    }

    private mutating func settleNewline(before byte: UInt8) {
        guard owesNewline else { return }
        owesNewline = false
        if byte != 0x0A, let last = bytes.last, last != 0x0A { put(0x0A) }
    }

    private mutating func put(_ byte: UInt8) {
        if bytes.count < limit {
            bytes.append(byte)
        } else {
            wasCut = true
        }
    }
}

extension UInt8 {
    /// A letter or digit, or a part of a character beyond ASCII.
    fileprivate var mayBeInWord: Bool { self >= 0x80 || isASCIIAlphanumeric }
}
