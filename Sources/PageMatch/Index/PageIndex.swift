package import PageText

/// The main content of one page, folded and laid out for searching: one text in reading order, cut into units
/// (a paragraph, a list item, a table cell, a line of code) and words.
///
/// Built once per page in time linear in the text, and dropped with it.
package struct PageIndex: Sendable {
    /// Folded main content; units are separated by one space.
    package let text: [UInt8]
    package let units: [Unit]
    package let words: [Word]
    /// The blocks of the page, which units point into; no unit points to what is not main content.
    package let blocks: [PageText.Block]
    package let links: [LinkPlace]
    /// How often each word occurs, by its fingerprint.
    private let counts: [UInt32]

    package struct Unit: Sendable {
        package var bytes: Range<Int>
        package var words: Range<Int>
        package var block: Int
        /// For cells of a table.
        package var row: Row?
    }

    package struct Row: Sendable, Hashable {
        var table: Int
        var number: Int
    }

    /// A word by its fingerprint. Sixteen bits are enough for context, where many words vote. No page is so long that
    /// 32 bits would not hold an offset.
    package struct Word: Sendable {
        package var hash: UInt16
        private var start: UInt32
        private var end: UInt32

        init(hash: UInt16, bytes: Range<Int>) {
            self.hash = hash
            start = UInt32(bytes.lowerBound)
            end = UInt32(bytes.upperBound)
        }

        package var bytes: Range<Int> { Int(start)..<Int(end) }
    }

    package struct LinkPlace: Sendable {
        /// The visible text; empty range at the block's start where it could not be found in the block.
        package var bytes: Range<Int>
        package var unit: Int
        package var destination: String
    }

    /// - Parameter regions: the parts of the page that are taken in.
    package init(_ page: PageText, regions: Set<PageText.Region> = [.main]) {
        blocks = page.blocks
        var builder = Builder(capacity: page.blocks.reduce(0) { $0 + $1.text.utf8.count + 1 })
        for block in blocks.indices where regions.contains(blocks[block].region) {
            builder.add(blocks[block], number: block)
        }
        text = builder.text
        units = builder.units
        words = builder.words
        links = builder.links
        counts = builder.counts
    }

    /// How often a word occurs, for weighing context: a rare word says more than "the".
    func count(ofWord hash: UInt16) -> Int { Int(counts[Int(hash)]) }

    /// The unit that holds a byte of the text.
    package func unit(at offset: Int) -> Int {
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].bytes.upperBound < offset { low = middle + 1 } else { high = middle }
        }
        return min(low, max(0, units.count - 1))
    }

    /// Number of words that end at or before `offset`.
    func wordsBefore(_ offset: Int) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].bytes.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Index of the first word that begins at or after `offset`.
    func wordsFrom(_ offset: Int) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].bytes.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The words of the table row that a unit belongs to; the unit's own words outside of tables.
    package func row(ofUnit unit: Int) -> Range<Int> {
        var first = unit
        var last = unit
        guard let row = units[unit].row else { return units[unit].words }
        while first > 0, unit - first < 64, units[first - 1].row == row { first -= 1 }
        while last + 1 < units.count, last - unit < 64, units[last + 1].row == row { last += 1 }
        return units[first].words.lowerBound..<units[last].words.upperBound
    }

    package func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    package func block(ofUnit unit: Int) -> PageText.Block? {
        units.indices.contains(unit) ? blocks[units[unit].block] : nil
    }

    /// The headings above a byte of the text.
    package func headingPath(at offset: Int) -> [String] {
        units.isEmpty ? [] : blocks[units[unit(at: offset)].block].headingPath
    }

    private struct Builder {
        var text: [UInt8] = []
        var units: [Unit] = []
        var words: [Word] = []
        var links: [LinkPlace] = []
        var counts = [UInt32](repeating: 0, count: 1 << 16)

        /// After so many links of one block whose text was not found in it, the other links are not looked for: each search
        /// reads the rest of the block.
        private static let mostLostLinks = 16

        /// - Parameter capacity: bytes of all texts, with one for each; folding never makes a text longer.
        init(capacity: Int) {
            text.reserveCapacity(capacity)
            words.reserveCapacity(capacity / 6)
        }

        mutating func add(_ block: PageText.Block, number: Int) {
            let firstUnit = units.count
            let row = block.cell.map { Row(table: $0.table, number: $0.row) }
            TextFolding.withBytes(of: block.text) { bytes in
                if block.kind == .code {
                    addLines(bytes, of: number)
                } else {
                    addUnit(bytes, of: number, row: row)
                }
            }
            if units.count == firstUnit {
                guard !block.links.isEmpty else { return }
                let (end, words) = (text.count, words.count)
                units.append(Unit(bytes: end..<end, words: words..<words, block: number, row: row))
            }
            addLinks(of: block, firstUnit: firstUnit)
        }

        private mutating func addLines(_ code: Span<UInt8>, of block: Int) {
            var start = 0
            while start < code.count {
                var end = start
                while end < code.count, Bytes.lineBreak(in: code, at: end) == 0 { end += 1 }
                addUnit(code.extracting(start..<end), of: block, row: nil)
                start = end < code.count ? end + Bytes.lineBreak(in: code, at: end) : end
            }
        }

        /// Folded straight into the text of the page; white space alone is no unit.
        private mutating func addUnit(_ piece: Span<UInt8>, of block: Int, row: Row?) {
            let end = text.count
            if !text.isEmpty { text.append(Bytes.space) }
            let start = text.count
            TextFolding.append(piece, to: &text)
            if text.count > start, text.last == Bytes.space { text.removeLast() }
            guard text.count > start else {
                text.removeSubrange(end...)
                return
            }
            let firstWord = words.count
            Words.forEach(in: text, start..<text.count) { word in
                words.append(word)
                counts[Int(word.hash)] += 1
            }
            units.append(Unit(bytes: start..<text.count, words: firstWord..<words.count, block: block, row: row))
        }

        private mutating func addLinks(of block: PageText.Block, firstUnit: Int) {
            guard let first = units[firstUnit...].first, let last = units.last else { return }
            var cursor = first.bytes.lowerBound
            var cursorUnit = firstUnit
            var lost = 0
            for link in block.links {
                var place = LinkPlace(
                    bytes: first.bytes.lowerBound..<first.bytes.lowerBound, unit: firstUnit,
                    destination: link.destination)
                if lost < Self.mostLostLinks {
                    let needle = BytePattern(TextFolding.fold(link.text))
                    if let found = needle.first(in: text, range: cursor..<last.bytes.upperBound) {
                        cursor = found.upperBound
                        while cursorUnit + 1 < units.count,
                            units[cursorUnit + 1].bytes.lowerBound <= found.lowerBound
                        {
                            cursorUnit += 1
                        }
                        (place.bytes, place.unit) = (found, cursorUnit)
                    } else if !needle.bytes.isEmpty {
                        lost += 1
                    }
                }
                links.append(place)
            }
        }
    }
}

/// Splits folded text into words for comparing context: runs of letters, digits and `_`; one word per ideograph.
/// Punctuation is no word, so that a change of quotation marks or a comma is no change of context.
enum Words {
    static func split(_ text: [UInt8], in range: Range<Int>) -> [PageIndex.Word] {
        var words: [PageIndex.Word] = []
        forEach(in: text, range) { words.append($0) }
        return words
    }

    static func forEach(in text: [UInt8], _ range: Range<Int>, _ body: (PageIndex.Word) -> Void) {
        precondition(text.startIndex <= range.lowerBound && range.upperBound <= text.endIndex)
        text.withUnsafeBufferPointer { text in
            lowered.withUnsafeBufferPointer { lowered in
                var index = range.lowerBound
                while index < range.upperBound {
                    let start = index
                    var hash = WordHash()
                    while index < range.upperBound, case let byte = lowered[Int(text[index])], byte != 0 {
                        hash.combine(byte)
                        index += 1
                    }
                    if index > start {
                        body(PageIndex.Word(hash: hash.value, bytes: start..<index))
                    } else if text[start] < 0x80 {
                        index += 1
                    } else {
                        index = endOfForeignWord(text.span, from: start, limit: range.upperBound)
                        if isIdeographicPunctuation(text.span, at: start) { continue }
                        body(PageIndex.Word(hash: Self.hash(text[start..<index]), bytes: start..<index))
                    }
                }
            }
        }
    }

    /// For each byte, the lowercased letter, digit or `_` that it is, or 0.
    private static let lowered = (UInt8.min...UInt8.max).map { Bytes.isWord($0) ? Bytes.lowered($0) : 0 }

    static func hashes(_ folded: [UInt8]) -> [UInt16] { split(folded, in: 0..<folded.count).map(\.hash) }
    static func hashes(_ text: String) -> [UInt16] { hashes(TextFolding.fold(text)) }
    /// The words of a heading or column header, from its first 512 characters: it is compared once for every place below it, so
    /// a very long one would make the page slow to check.
    static func hashes(ofTitle text: String) -> [UInt16] { hashes(String(text.unicodeScalars.prefix(512))) }

    /// How often `run` occurs in `words`.
    static func count(of run: [UInt16], in words: [UInt16]) -> Int {
        guard !run.isEmpty, words.count >= run.count else { return 0 }
        return (0...(words.count - run.count)).count { words[$0..<$0 + run.count].elementsEqual(run) }
    }

    private static func endOfForeignWord(_ text: Span<UInt8>, from start: Int, limit: Int) -> Int {
        if Bytes.leadsIdeograph(text[start]) { return min(start + 3, limit) }
        var index = start
        while index < limit, text[index] >= 0x80, !Bytes.leadsIdeograph(text[index]) { index += 1 }
        return index
    }

    /// U+3000 to U+303F: commas, full stops and brackets of East Asian text.
    private static func isIdeographicPunctuation(_ text: Span<UInt8>, at index: Int) -> Bool {
        text[index] == 0xE3 && index + 1 < text.count && text[index + 1] == 0x80
    }

    /// The fingerprint of a whole token such as `gpt-4.1`, which ``split(_:in:)`` would take for several words.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt16 {
        var hash = WordHash()
        for byte in bytes { hash.combine(Bytes.lowered(byte)) }
        return hash.value
    }
}

/// FNV-1a over lowercased bytes, folded to 16 bits.
private struct WordHash {
    private var state: UInt32 = 2_166_136_261

    @inline(__always) mutating func combine(_ lowered: UInt8) { state = (state ^ UInt32(lowered)) &* 16_777_619 }

    var value: UInt16 { UInt16(truncatingIfNeeded: state ^ (state >> 16)) }
}
