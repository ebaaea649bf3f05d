import SurveySupport

/// Finds many needles in bytes in one pass, without regard to the case of ASCII letters.
///
/// Of each needle one window of eight bytes is chosen, the one with the rarest pieces. The text is looked at in steps of five
/// bytes: wherever a needle stands, one of these steps falls on one of the first five bytes of its window, so that the four
/// bytes there tell which needles may stand around it. Nearly all steps end with one look into a table of 64 KB.
package struct NeedleScanner: Sendable {
    /// No needle may be shorter: its window would be read beyond its end.
    package static let shortest = window

    private static let window = 8
    private static let piece = 4
    private static let step = window - piece + 1

    /// A needle that may stand around a piece.
    private struct Candidate {
        var piece: UInt32
        var needle: Int32
        /// Where the piece stands in the needle.
        var offset: Int32
    }

    private let needles: [[UInt8]]
    /// All needles, one behind the other, and where each begins; one more than there are needles.
    private let letters: [UInt8]
    private let begins: [Int32]
    /// For each hash of a piece, whether any needle has it.
    private let isKnown: [Bool]
    /// The candidates of a hash stand from `starts[hash]` up to `starts[hash + 1]`.
    private let starts: [Int32]
    private let candidates: [Candidate]

    /// - Parameter needles: each at least ``shortest`` bytes of ASCII.
    package init(_ needles: [String]) {
        self.needles = needles.map { $0.utf8.map(\.asciiLowercased) }
        letters = self.needles.flatMap(\.self)
        begins = self.needles.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        let rarity = PieceRarity(self.needles)
        var buckets: [Int: [Candidate]] = [:]
        for (index, needle) in self.needles.enumerated() {
            precondition(needle.count >= Self.shortest, "a needle of \(needle.count) bytes")
            let start = rarity.bestWindow(of: needle, width: Self.window)
            for offset in start..<start + Self.step {
                let piece = Self.folded(needle, at: offset)
                let candidate = Candidate(piece: piece, needle: Int32(index), offset: Int32(offset))
                buckets[Self.hash(piece), default: []].append(candidate)
            }
        }
        var starts: [Int32] = [0]
        var candidates: [Candidate] = []
        for hash in 0..<Self.tableSize {
            candidates += buckets[hash] ?? []
            starts.append(Int32(candidates.count))
        }
        self.starts = starts
        self.candidates = candidates
        isKnown = (0..<Self.tableSize).map { buckets[$0] != nil }
    }

    package var texts: [String] { needles.map { String(decoding: $0, as: UTF8.self) } }

    /// Calls `found` with the index of a needle and the offset of its first byte, for all places of all needles. Places come
    /// in the order of their windows, which is not quite that of the text.
    package func scan(_ text: UnsafeRawBufferPointer, _ found: (_ needle: Int, _ offset: Int) -> Void) {
        guard let base = text.baseAddress, text.count >= Self.shortest else { return }
        isKnown.withUnsafeBufferPointer { known in
            let end = text.count - Self.piece
            let step = Self.step
            var position = 0
            while position + 3 * step <= end {
                // Four steps at once: one branch that is nearly never taken.
                let a = known[Self.hash(Self.piece(base, position))]
                let b = known[Self.hash(Self.piece(base, position &+ step))]
                let c = known[Self.hash(Self.piece(base, position &+ 2 &* step))]
                let d = known[Self.hash(Self.piece(base, position &+ 3 &* step))]
                if a || b || c || d {
                    if a { verify(text, position, found) }
                    if b { verify(text, position + step, found) }
                    if c { verify(text, position + 2 * step, found) }
                    if d { verify(text, position + 3 * step, found) }
                }
                position &+= 4 &* step
            }
            while position <= end {
                if known[Self.hash(Self.piece(base, position))] { verify(text, position, found) }
                position += step
            }
        }
    }

    /// Compares the needles that have this piece with what stands around it.
    private func verify(_ text: UnsafeRawBufferPointer, _ position: Int, _ found: (Int, Int) -> Void) {
        guard let base = text.baseAddress else { return }
        let piece = Self.piece(base, position)
        let hash = Self.hash(piece)
        candidates.withUnsafeBufferPointer { candidates in
            for index in Int(starts[hash])..<Int(starts[hash + 1]) where candidates[index].piece == piece {
                let needle = Int(candidates[index].needle)
                let start = position - Int(candidates[index].offset)
                if stands(needle, at: start, in: text) { found(needle, start) }
            }
        }
    }

    private func stands(_ needle: Int, at start: Int, in text: UnsafeRawBufferPointer) -> Bool {
        let first = Int(begins[needle])
        let count = Int(begins[needle + 1]) - first
        guard start >= 0, start + count <= text.count else { return false }
        return letters.withUnsafeBufferPointer { letters in
            for index in 0..<count where letters[first + index] != text[start + index].asciiLowercased { return false }
            return true
        }
    }

    // MARK: Pieces

    private static let tableSize = 1 << 16

    /// Four bytes with the bit set that tells small letters from capitals. Other bytes fall together, too; ``verify`` tells
    /// them apart.
    @inline(__always)
    private static func piece(_ base: UnsafeRawPointer, _ position: Int) -> UInt32 {
        base.loadUnaligned(fromByteOffset: position, as: UInt32.self) | 0x2020_2020
    }

    @inline(__always)
    private static func hash(_ piece: UInt32) -> Int { Int((piece &* 0x9E37_79B1) &>> 16) }

    private static func folded(_ needle: [UInt8], at offset: Int) -> UInt32 {
        // As `loadUnaligned` reads them, on machines of either byte order.
        needle[offset..<offset + piece].withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) | 0x2020_2020 }
    }
}

/// How often the pieces of needles are to be expected in a text.
private struct PieceRarity {
    private var shared: [ArraySlice<UInt8>: Int] = [:]

    init(_ needles: [[UInt8]]) {
        for needle in needles {
            for piece in Set(Self.pieces(needle[...])) { shared[piece, default: 0] += 1 }
        }
        for word in Self.common {
            for piece in Self.pieces(Array(word.utf8)[...]) { shared[piece, default: 0] += 1_000 }
        }
    }

    /// The start of the window whose most frequent piece is the rarest.
    func bestWindow(of needle: [UInt8], width: Int) -> Int {
        let starts = 0...(needle.count - width)
        return starts.min { cost(needle[$0..<$0 + width]) < cost(needle[$1..<$1 + width]) } ?? 0
    }

    private func cost(_ window: ArraySlice<UInt8>) -> Int {
        Self.pieces(window).reduce(0) { $0 + (shared[$1] ?? 0) }
    }

    private static func pieces(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard bytes.count >= 4 else { return [] }
        return (bytes.startIndex...(bytes.endIndex - 4)).map { bytes[$0..<$0 + 4] }
    }

    /// What every source tree is full of.
    private static let common = [
        "https://api.", "https://www.", ".com/", "console.", "platform.", "docs.", "dashboard.", "settings", "account",
        "/api/v1/", "_api_key", "api_token", "models.", "cloud.", "access_token", "auth.", "openai", "anthropic",
        "google",
        "github", "token", "inference", "studio", "router.", "gateway.", "compatible", "developer", "version",
        "session",
        "project",
    ]
}
