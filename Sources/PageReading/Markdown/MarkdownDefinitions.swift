/// Definitions of references: `[label]: address "title"`.
enum MarkdownDefinitions {
    /// Address by folded label; the first of several counts. At most 10,000.
    static func find(in lines: [ArraySlice<UInt8>]) -> [String: String] {
        var found: [String: String] = [:]
        for line in lines where line.contains(UInt8(ascii: "[")) && found.count < 10_000 {
            guard let (label, address) = definition(MarkdownLine(line).text) else { continue }
            if found[label] == nil { found[label] = address }
        }
        return found
    }

    static func isDefinition(_ text: ArraySlice<UInt8>) -> Bool {
        definition(text) != nil
    }

    private static func definition(_ text: ArraySlice<UInt8>) -> (label: String, address: String)? {
        guard text.first == UInt8(ascii: "["), text.count < 4_000,
            let close = text.firstIndex(of: UInt8(ascii: "]")), close - text.startIndex > 1,
            text.dropFirst(close + 1 - text.startIndex).first == UInt8(ascii: ":")
        else { return nil }
        let label = text[(text.startIndex + 1)..<close]
        // A footnote is text, not an address.
        guard label.first != UInt8(ascii: "^") else { return nil }
        let rest = text[(close + 2)...].drop { $0.isMarkupSpace || $0 == UInt8(ascii: "<") }
        let address = rest.prefix { !$0.isMarkupSpace && $0 != UInt8(ascii: ">") }
        guard !address.isEmpty else { return nil }
        return (MarkdownReader.label(label), String(decoding: address, as: UTF8.self))
    }
}
