import SurveySupport

extension String {
    /// Characters in the sense of Unicode's code points: bytes that continue none.
    var scalarCount: Int {
        var text = self
        return text.withUTF8 { bytes in
            let bytes = unsafe bytes.span
            var count = 0
            for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// Nothing but numbers that count up from the first, one to a line: what stands beside code.
    var isLineNumbers: Bool {
        let numbers = split { $0 == "\n" || $0 == " " }
        guard let first = numbers.first.flatMap({ Int32($0) }) else { return false }
        return numbers.enumerated().allSatisfy { Int($0.element) == Int(first) + $0.offset }
    }
}

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

    /// `display:none` stands in it, whatever the spaces and the case of its letters: the style of something not shown.
    var displaysNothing: Bool {
        let wanted: StaticString = "display:none"
        return wanted.withUTF8Buffer { wanted in
            let wanted = unsafe wanted.span
            var matched = 0
            for index in indices where self[index] != 0x20 && matched < wanted.count {
                let byte = self[index].asciiLowercased
                // The first letter does not come again in the word, so nothing is missed by beginning anew.
                matched = byte == wanted[matched] ? matched + 1 : byte == wanted[0] ? 1 : 0
            }
            return matched == wanted.count
        }
    }
}
