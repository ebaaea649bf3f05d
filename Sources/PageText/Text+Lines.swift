extension String {
    /// Nothing but numbers that count up from the first, one to a line: what stands beside code.
    var isLineNumbers: Bool {
        let numbers = split { $0 == "\n" || $0 == " " }
        guard let first = numbers.first.flatMap({ Int32($0) }) else { return false }
        return numbers.enumerated().allSatisfy { Int($0.element) == Int(first) + $0.offset }
    }
}

extension Span<UInt8> {
    /// Nothing but white space.
    var isBlank: Bool {
        for index in indices where !self[index].isMarkupSpace { return false }
        return true
    }
}
