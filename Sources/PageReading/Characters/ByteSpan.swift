import CShims
import SurveySupport

extension Span<UInt8> {
    var copied: [UInt8] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }

    func equals(_ other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// A number below a power of two that differs for most texts.
    func scattered(below limit: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in indices { hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32) & (limit - 1)
    }

    /// Nothing but white space.
    var isBlank: Bool {
        for index in indices where !self[index].isMarkupSpace { return false }
        return true
    }

    /// True for this text, whatever the case of its ASCII letters; `text` is in lower case.
    func reads(as text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            let text = unsafe text.span
            guard count == text.count else { return false }
            for index in indices where self[index].asciiLowercased != text[index] { return false }
            return true
        }
    }

    /// Where this byte stands next; the end where it does not.
    func firstIndex(of byte: UInt8, from start: Int) -> Int {
        var index = start
        while index < count, self[index] != byte { index += 1 }
        return index
    }

    /// Whether a tag that begins so stands anywhere, whatever the case; `start` is in lower case.
    func holdsTag(_ start: StaticString) -> Bool {
        let length = start.utf8CodeUnitCount
        var index = firstIndex(of: UInt8(ascii: "<"), from: 0)
        while index + length <= count {
            if extracting(index..<index + length).reads(as: start) { return true }
            index = firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        return false
    }

    /// Whether these bytes stand anywhere, whatever their case; `text` is in lower case.
    func contains(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard length <= count else { return false }
        return (0...count - length).contains { extracting($0..<$0 + length).reads(as: text) }
    }

    /// True where this word stands among others (`none !important`), whatever the case; `word` is in lower case.
    func holds(_ word: StaticString) -> Bool {
        var start = 0
        while start < count {
            var end = start
            while end < count, self[end].isASCIILetter || self[end] == UInt8(ascii: "-") { end += 1 }
            if extracting(start..<end).reads(as: word) { return true }
            start = end + 1
        }
        return false
    }
}

extension [UInt8] {
    /// Where this byte stands next; the end where it does not. The C library looks at many bytes in one step.
    func firstIndex(of byte: UInt8, from start: Int) -> Int {
        guard start < count else { return count }
        return unsafe withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            return unsafe start + ps_index_of(byte, base + start, count - start)
        }
    }
}
