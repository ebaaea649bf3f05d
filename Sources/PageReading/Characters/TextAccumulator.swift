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
    private var owesSpace = false
    private var owesNewline = false

    /// - Parameter buffer: whose memory to use, so that it need not grow again.
    init(keepsLines: Bool, limit: Int, reusing buffer: consuming [UInt8] = []) {
        buffer.removeAll(keepingCapacity: true)
        bytes = buffer
        self.keepsLines = keepsLines
        self.limit = limit
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
                if byte.isMarkupSpace { appendSpace(byte) }
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
            owesSpace = true
        }
    }

    /// The border of a line of code: the next text begins on a line of its own. A space in prose.
    mutating func endLine() {
        if keepsLines { owesNewline = true } else { owesSpace = true }
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
        settle(before: text[start])
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

    private mutating func appendSpace(_ byte: UInt8) {
        guard keepsLines else {
            owesSpace = true
            return
        }
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
        case .space: appendSpace(0x20)
        case .visible:
            isASCII = false
            settle(before: text[index])
            for offset in 0..<length { put(text[index + offset]) }
        }
        return length
    }

    private mutating func settle(before byte: UInt8) {
        settleNewline(before: byte)
        if owesSpace && !bytes.isEmpty && bytes.last != 0x20 { put(0x20) }
        owesSpace = false
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
