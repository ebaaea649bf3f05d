/// Definitions of references: `[label]: address "title"`.
struct MarkdownDefinitions {
    private static let limit = 10_000
    private var addresses: [String: String] = [:]

    /// The address of a label; nil where none is defined, or the label is none.
    func address(_ label: ArraySlice<UInt8>) -> String? {
        addresses.isEmpty ? nil : addresses[Self.folded(label)]
    }

    /// Reads the definitions that a paragraph begins with and returns where its text begins. Of equal labels the first
    /// counts.
    mutating func add(from paragraph: [UInt8]) -> Int {
        var start = 0
        while start < paragraph.count, paragraph[start] == UInt8(ascii: "["),
            let (label, address, end) = Self.definition(in: paragraph, at: start)
        {
            if addresses.count < Self.limit, addresses[label] == nil { addresses[label] = address }
            start = end
        }
        return start
    }

    private static func definition(in text: [UInt8], at start: Int) -> (label: String, address: String, end: Int)? {
        var tail = LinkTail(text, from: start + 1)
        // A footnote is text, not an address.
        guard let label = tail.label(), label.first != UInt8(ascii: "^"), tail.pass(UInt8(ascii: ":")) else {
            return nil
        }
        tail.skipSpace()
        guard let address = tail.destination(), !tail.isEmptyUnlessAngled else { return nil }
        let behindAddress = tail.endOfLine
        let hasSpace = tail.skipSpace()
        if hasSpace, tail.title(), let end = tail.endOfLine { return (folded(label), address, end) }
        return behindAddress.map { (folded(label), address, $0) }
    }

    /// How labels are compared: without regard to case and white space. Lower and then upper case makes `ẞ` equal `SS`.
    private static func folded(_ label: ArraySlice<UInt8>) -> String {
        String(decoding: label, as: UTF8.self).lowercased().uppercased()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
