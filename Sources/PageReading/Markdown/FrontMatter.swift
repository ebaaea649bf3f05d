import SurveySupport

/// The fields between two lines of `---` at the head of a Markdown file.
enum FrontMatter {
    /// Simple `key: value` fields without quotes, and the number of the first line behind. Nothing nested; at most 64.
    static func read(_ lines: [ArraySlice<UInt8>]) -> (fields: [String: String], end: Int)? {
        guard let first = lines.first, isFence(first) else { return nil }
        guard let close = lines.prefix(400).dropFirst().firstIndex(where: isFence) else { return nil }
        var fields: [String: String] = [:]
        for line in lines[1..<close] where fields.count < 64 && line.count < 4_000 {
            guard let first = line.first, first.isASCIILetter, let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                continue
            }
            let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            fields[key] = value(line[(colon + 1)...])
        }
        return (fields, close + 1)
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        let text = MarkdownLine(line).text
        return line.first == 0x2D && text.elementsEqual("---".utf8)
    }

    private static func value(_ bytes: ArraySlice<UInt8>) -> String {
        var text = MarkdownLine(bytes).text
        if let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), text.count > 1,
            text.last == quote
        {
            text = text.dropFirst().dropLast()
        }
        return String(decoding: text, as: UTF8.self)
    }
}
