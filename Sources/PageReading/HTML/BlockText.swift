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

    /// Nothing but digits and white space.
    var isNumbers: Bool { utf8.allSatisfy { $0.isASCIIDigit || $0.isMarkupSpace } }

    /// Nothing but numbers that count up from the first, one to a line: what stands beside code.
    var isLineNumbers: Bool {
        let numbers = split { $0 == "\n" || $0 == " " }
        guard let first = numbers.first.flatMap({ Int32($0) }) else { return false }
        return numbers.enumerated().allSatisfy { Int($0.element) == Int(first) + $0.offset }
    }
}
