package import PageText

/// The main content of one page, folded and laid out for searching: one text in reading order, cut into units
/// (a paragraph, a list item, a table cell, a line of code) and words.
///
/// Built once per page in time linear in the text, and dropped with it.
package struct PageIndex: Sendable {
    /// Folded main content; units are separated by one space.
    let text: [UInt8]
    let units: [Unit]
    let words: [Word]
    /// The blocks that units point into: main content only.
    let blocks: [PageText.Block]
    let links: [LinkPlace]
    /// How often each word occurs, by its fingerprint.
    private let counts: [UInt32]

    struct Unit: Sendable {
        var bytes: Range<Int>
        var words: Range<Int>
        var block: Int
    }

    /// A word by its fingerprint. Sixteen bits are enough for context, where many words vote.
    struct Word: Sendable {
        var hash: UInt16
        var bytes: Range<Int>
    }

    struct LinkPlace: Sendable {
        /// The visible text; empty range at the block's start where it could not be found in the block.
        var bytes: Range<Int>
        var unit: Int
        var target: String
    }

    package init(_ page: PageText) {
        var builder = Builder()
        for block in page.blocks where block.region == .main { builder.add(block) }
        text = builder.text
        units = builder.units
        words = builder.words
        blocks = builder.blocks
        links = builder.links
        counts = builder.counts
    }

    /// How often a word occurs, for weighing context: a rare word says more than "the".
    func count(ofWord hash: UInt16) -> Int { Int(counts[Int(hash)]) }

    /// The unit that holds a byte of the text.
    func unit(at offset: Int) -> Int {
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
    func row(ofUnit unit: Int) -> Range<Int> {
        var first = unit
        var last = unit
        guard let cell = blocks[units[unit].block].cell else { return units[unit].words }
        func isSameRow(_ other: Int) -> Bool {
            guard let otherCell = blocks[units[other].block].cell else { return false }
            return otherCell.table == cell.table && otherCell.row == cell.row
        }
        while first > 0, unit - first < 64, isSameRow(first - 1) { first -= 1 }
        while last + 1 < units.count, last - unit < 64, isSameRow(last + 1) { last += 1 }
        return units[first].words.lowerBound..<units[last].words.upperBound
    }

    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    func block(ofUnit unit: Int) -> PageText.Block? {
        units.indices.contains(unit) ? blocks[units[unit].block] : nil
    }

    private struct Builder {
        var text: [UInt8] = []
        var units: [Unit] = []
        var words: [Word] = []
        var blocks: [PageText.Block] = []
        var links: [LinkPlace] = []
        var counts = [UInt32](repeating: 0, count: 1 << 16)

        mutating func add(_ block: PageText.Block) {
            let firstUnit = units.count
            if block.kind == .code {
                TextFolding.withBytes(of: block.text) { addLines($0) }
            } else {
                TextFolding.withBytes(of: block.text) { addUnit($0) }
            }
            if units.count == firstUnit {
                guard !block.links.isEmpty else { return }
                units.append(
                    Unit(bytes: text.count..<text.count, words: words.count..<words.count, block: blocks.count))
            }
            addLinks(of: block, firstUnit: firstUnit)
            blocks.append(block)
        }

        private mutating func addLines(_ code: Span<UInt8>) {
            var start = 0
            while start < code.count {
                var end = start
                while end < code.count, Bytes.lineBreak(in: code, at: end) == 0 { end += 1 }
                addUnit(code.extracting(start..<end))
                start = end < code.count ? end + Bytes.lineBreak(in: code, at: end) : end
            }
        }

        /// Folded straight into the text of the page; white space alone is no unit.
        private mutating func addUnit(_ piece: Span<UInt8>) {
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
            var position = start
            while let word = Words.next(in: text.span, from: position, to: text.count) {
                words.append(word)
                counts[Int(word.hash)] += 1
                position = word.bytes.upperBound
            }
            units.append(Unit(bytes: start..<text.count, words: firstWord..<words.count, block: blocks.count))
        }

        private mutating func addLinks(of block: PageText.Block, firstUnit: Int) {
            guard let first = units[firstUnit...].first, let last = units.last else { return }
            var cursor = first.bytes.lowerBound
            var cursorUnit = firstUnit
            for link in block.links {
                let needle = TextFolding.fold(link.text)
                let found = Self.find(needle, in: text, from: cursor, to: last.bytes.upperBound)
                if let found {
                    cursor = found.upperBound
                    while cursorUnit + 1 < units.count, units[cursorUnit + 1].bytes.lowerBound <= found.lowerBound {
                        cursorUnit += 1
                    }
                }
                let place = found ?? first.bytes.lowerBound..<first.bytes.lowerBound
                let unit = found == nil ? firstUnit : cursorUnit
                links.append(LinkPlace(bytes: place, unit: unit, target: link.target))
            }
        }

        private static func find(_ needle: [UInt8], in text: [UInt8], from: Int, to: Int) -> Range<Int>? {
            guard !needle.isEmpty, to - from >= needle.count else { return nil }
            for start in from...(to - needle.count) where text[start] == needle[0] {
                if text[start..<start + needle.count].elementsEqual(needle) { return start..<start + needle.count }
            }
            return nil
        }
    }
}

/// Splits folded text into words for comparing context: runs of letters, digits and `_`; one word per ideograph.
/// Punctuation is no word, so that a change of quotation marks or a comma is no change of context.
enum Words {
    static func split(_ text: [UInt8], in range: Range<Int>) -> [PageIndex.Word] {
        var words: [PageIndex.Word] = []
        var position = range.lowerBound
        while let word = next(in: text.span, from: position, to: range.upperBound) {
            words.append(word)
            position = word.bytes.upperBound
        }
        return words
    }

    /// The first word that begins at `start` or behind, before `end`.
    static func next(in text: Span<UInt8>, from start: Int, to end: Int) -> PageIndex.Word? {
        var index = start
        while index < end {
            let start = index
            if Bytes.isWord(text[index]) {
                while index < end, Bytes.isWord(text[index]) { index += 1 }
            } else if text[index] >= 0x80 {
                index = endOfForeignWord(text, from: index, limit: end)
                if isIdeographicPunctuation(text, at: start) { continue }
            } else {
                index += 1
                continue
            }
            return PageIndex.Word(hash: hash(text.extracting(start..<index)), bytes: start..<index)
        }
        return nil
    }

    static func hashes(_ folded: [UInt8]) -> [UInt16] { split(folded, in: 0..<folded.count).map(\.hash) }
    static func hashes(_ text: String) -> [UInt16] { hashes(TextFolding.fold(text)) }
    /// Of a heading or header cell, which is compared once for every place below it: of its first 512 characters.
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

    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt16 { hash(bytes.span) }

    /// FNV-1a over the lowercased bytes, folded to 16 bits.
    static func hash(_ bytes: Span<UInt8>) -> UInt16 {
        var hash: UInt32 = 2_166_136_261
        for index in bytes.indices { hash = (hash ^ UInt32(Bytes.lowered(bytes[index]))) &* 16_777_619 }
        return UInt16(truncatingIfNeeded: hash ^ (hash >> 16))
    }
}
