/// Sentences of a page.
enum Sentence {
    /// Bytes that are read to each side. No sentence is longer; on a page without full stops, reading on would relate every
    /// word to every other.
    private static let reach = 1_000

    /// From the end of the sentence before to the end of this one, within the unit, at most ``reach`` bytes to each side.
    static func around(_ range: Range<Int>, in index: PageIndex) -> Range<Int> {
        guard !index.units.isEmpty else { return range }
        let unit = index.units[index.unit(at: range.lowerBound)].bytes
        let text = index.text
        var start = range.lowerBound
        while start > unit.lowerBound, range.lowerBound - start < reach, !ends(text, at: start - 1) { start -= 1 }
        while start < range.lowerBound, text[start] == Bytes.space { start += 1 }
        var end = min(range.upperBound, unit.upperBound)
        while end < unit.upperBound, end - range.upperBound < reach, !ends(text, at: end) { end += 1 }
        return min(start, range.lowerBound)..<max(end, range.upperBound)
    }

    /// The sentence around a place of whole words as reports show it: whole words, at most so many bytes.
    static func shown(around range: Range<Int>, in index: PageIndex, most: Int = 160) -> String {
        let sentence = around(range, in: index)
        if sentence.count <= most { return index.string(sentence) }
        let margin = max(0, most - range.count) / 2
        var start = max(sentence.lowerBound, range.lowerBound - margin)
        while start > sentence.lowerBound, start < range.lowerBound, index.text[start - 1] != Bytes.space { start += 1 }
        var end = min(sentence.upperBound, start + most)
        while end < sentence.upperBound, end > start, index.text[end] != Bytes.space { end -= 1 }
        if end == start { end = min(sentence.upperBound, start + most) }
        while end > start, end < sentence.upperBound, index.text[end] & 0xC0 == 0x80 { end -= 1 }
        return index.string(start..<end)
    }

    private static func ends(_ text: [UInt8], at index: Int) -> Bool {
        guard ".!?;".utf8.contains(text[index]), index + 1 < text.count else { return false }
        return text[index + 1] == Bytes.space
    }
}
