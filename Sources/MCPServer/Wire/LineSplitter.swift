/// Cuts what a client sends into lines, each a message.
struct LineSplitter {
    enum Line {
        case text([UInt8])
        /// Dropped while it came in, so that it takes no room.
        case tooLong
    }

    /// In bytes. The longest message that makes sense is a call of `lint_text` with as much text as it takes, every eighth
    /// character of it escaped.
    static let longestLine = 2 << 20

    private var pending: [UInt8] = []
    private var isTooLong = false

    /// The lines that are complete with this piece.
    mutating func lines(adding piece: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[..<end])
            lines.append(finish())
            rest = rest[rest.index(after: end)...]
        }
        append(rest)
        return lines
    }

    /// What came after the last line feed; nil where nothing did.
    mutating func lastLine() -> Line? { pending.isEmpty && !isTooLong ? nil : finish() }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        if isTooLong { return }
        if pending.count + bytes.count > Self.longestLine {
            isTooLong = true
            pending = []
        } else {
            pending += bytes
        }
    }

    private mutating func finish() -> Line {
        defer { (pending, isTooLong) = ([], false) }
        return isTooLong ? .tooLong : .text(pending)
    }
}
