/// The words of class and id names: `theme-doc-sidebar`, `docSidebar_x1`, `table_of_contents`.
///
/// Names that tell of something else are left out: utilities of style frameworks (`lg:pl-4`, `[&_nav]:hidden`), and
/// names that say what a box has, stands beside or lacks (`has-sidebar`, `withNavbar`, `no-toc`).
struct NameWords {
    private(set) var names: [[String]] = []

    init(_ attribute: String?) {
        guard let attribute, !attribute.isEmpty else { return }
        for token in attribute.utf8.split(whereSeparator: \.isMarkupSpace).prefix(64) where token.count <= 80 {
            guard token.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x5F }) else {
                continue
            }
            let words = Self.words(of: token)
            if words.contains(where: Self.relations.contains) { continue }
            names.append(words)
        }
    }

    /// True when a name contains one of these, where several words of an entry stand in a row.
    func contains(anyOf entries: [[String]]) -> Bool {
        names.contains { name in entries.contains { Self.isRun($0, in: name) } }
    }

    /// True when a name is made of exactly these words.
    func isExactly(anyOf entries: [[String]]) -> Bool {
        names.contains { entries.contains($0) }
    }

    /// True when a name ends in this word.
    func ends(in word: String) -> Bool {
        names.contains { $0.last == word }
    }

    private static let relations: Set<String> = [
        "has", "with", "without", "no", "not", "for", "hide", "show", "hidden",
    ]

    private static func isRun(_ entry: [String], in name: [String]) -> Bool {
        guard entry.count <= name.count else { return false }
        return (0...name.count - entry.count).contains { name[$0..<$0 + entry.count].elementsEqual(entry) }
    }

    /// Splits at `-`, `_`, and where a capital begins a word (`VPSidebar` has the words `vp` and `sidebar`).
    private static func words(of token: Substring.UTF8View.SubSequence) -> [String] {
        words(of: Array(token))
    }

    private static func words(of token: [UInt8]) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func isUpper(_ index: Int) -> Bool { token.indices.contains(index) && (0x41...0x5A).contains(token[index]) }
        func isLower(_ index: Int) -> Bool { token.indices.contains(index) && (0x61...0x7A).contains(token[index]) }
        for (index, byte) in token.enumerated() {
            let isSeparator = byte == 0x2D || byte == 0x5F
            let startsWord = isUpper(index) && (!isUpper(index - 1) || isLower(index + 1))
            if isSeparator || startsWord, !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll()
            }
            if !isSeparator { word.append(byte.asciiLowercased) }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
