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
    /// How often a word occurs, for weighing context: a rare word says more than "the".
    let frequency: [UInt16: Int]

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
        frequency = builder.frequency
    }

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
        var frequency: [UInt16: Int] = [:]

        mutating func add(_ block: PageText.Block) {
            let firstUnit = units.count
            if block.kind == .code {
                for line in block.text.split(whereSeparator: \.isNewline) { addUnit(String(line)) }
            } else {
                addUnit(block.text)
            }
            if units.count == firstUnit {
                guard !block.links.isEmpty else { return }
                units.append(
                    Unit(bytes: text.count..<text.count, words: words.count..<words.count, block: blocks.count))
            }
            addLinks(of: block, firstUnit: firstUnit)
            blocks.append(block)
        }

        private mutating func addUnit(_ string: String) {
            let folded = TextFolding.fold(string)
            guard !folded.isEmpty else { return }
            if !text.isEmpty { text.append(Bytes.space) }
            let start = text.count
            text.append(contentsOf: folded)
            let firstWord = words.count
            for word in Words.split(text, in: start..<text.count) {
                words.append(word)
                frequency[word.hash, default: 0] += 1
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
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            let start = index
            if Bytes.isWord(byte) {
                while index < range.upperBound, Bytes.isWord(text[index]) { index += 1 }
            } else if byte >= 0x80 {
                index = endOfForeignWord(text, from: index, limit: range.upperBound)
                if isIdeographicPunctuation(text, at: start) { continue }
            } else {
                index += 1
                continue
            }
            words.append(.init(hash: hash(text[start..<index]), bytes: start..<index))
        }
        return words
    }

    static func hashes(_ folded: [UInt8]) -> [UInt16] { split(folded, in: 0..<folded.count).map(\.hash) }
    static func hashes(_ text: String) -> [UInt16] { hashes(TextFolding.fold(text)) }
    /// Of a heading or header cell, which is compared once for every place below it: of its first 512 characters.
    static func hashes(ofTitle text: String) -> [UInt16] { hashes(String(text.unicodeScalars.prefix(512))) }

    private static func endOfForeignWord(_ text: [UInt8], from start: Int, limit: Int) -> Int {
        if Bytes.leadsIdeograph(text[start]) { return min(start + 3, limit) }
        var index = start
        while index < limit, text[index] >= 0x80, !Bytes.leadsIdeograph(text[index]) { index += 1 }
        return index
    }

    /// U+3000 to U+303F: commas, full stops and brackets of East Asian text.
    private static func isIdeographicPunctuation(_ text: [UInt8], at index: Int) -> Bool {
        text[index] == 0xE3 && index + 1 < text.count && text[index + 1] == 0x80
    }

    /// FNV-1a over the lowercased bytes, folded to 16 bits.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(Bytes.lowered(byte))) &* 16_777_619 }
        return UInt16(truncatingIfNeeded: hash ^ (hash >> 16))
    }
}
