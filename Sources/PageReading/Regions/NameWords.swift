import SurveySupport

/// The words of class and id names: `theme-doc-sidebar`, `docSidebar_x1`, `table_of_contents`.
///
/// Names that tell of something else are left out: utilities of style frameworks (`lg:pl-4`, `[&_nav]:hidden`), and
/// names that say what a box has, stands beside or lacks (`has-sidebar`, `withNavbar`, `no-toc`).
struct NameWords {
    /// The words of all names, one after the other: an array for each name would be most of the work.
    private var words: [PackedName] = []
    /// Where each name ends in ``words``.
    private var ends: [Int] = []

    init(_ text: String) {
        self = Array(text.utf8).withSpan { NameWords($0) }
    }

    init(_ attribute: Span<UInt8>) {
        // Enough for most attributes.
        words.reserveCapacity(16)
        var start = 0
        var count = 0
        while start < attribute.count, count < 64 {
            var end = start
            while end < attribute.count, !attribute[end].isMarkupSpace { end += 1 }
            if end > start { count += 1 }
            if end - start <= 80 { addName(attribute.extracting(start..<end)) }
            start = end + 1
        }
    }

    /// The words of each name.
    func forEachName(_ body: (ArraySlice<PackedName>) -> Void) {
        var start = 0
        for end in ends {
            body(words[start..<end])
            start = end
        }
    }

    /// True when a name ends in this word.
    func ends(in word: PackedName) -> Bool {
        ends.contains { words[$0 - 1] == word }
    }

    private static let relations = ["has", "with", "without", "no", "not", "for", "hide", "show", "hidden"]
        .map { PackedName($0) }

    /// Splits at `-`, `_`, and where a capital begins a word (`VPSidebar` has the words `vp` and `sidebar`).
    private mutating func addName(_ token: Span<UInt8>) {
        let start = words.count
        guard addWords(of: token), words.count > start, !words[start...].contains(where: Self.relations.contains) else {
            words.removeSubrange(start...)
            return
        }
        ends.append(words.count)
    }

    /// False for a token that is no name; some of its words may have been added then.
    private mutating func addWords(of token: Span<UInt8>) -> Bool {
        var word = PackedName()
        for index in token.indices {
            let byte = token[index]
            let isSeparator = byte == 0x2D || byte == 0x5F
            guard isSeparator || byte.isASCIILetter || byte.isASCIIDigit else { return false }
            if isSeparator || Self.startsWord(token, at: index), !word.isEmpty {
                words.append(word)
                word = PackedName()
            }
            if !isSeparator { word.append(byte.asciiLowercased) }
        }
        if !word.isEmpty { words.append(word) }
        return true
    }

    /// A capital behind something else, or before a small letter.
    private static func startsWord(_ token: Span<UInt8>, at index: Int) -> Bool {
        guard token[index].isASCIICapital else { return false }
        if index == 0 || !token[index - 1].isASCIICapital { return true }
        return index + 1 < token.count && token[index + 1].isASCIILetter && !token[index + 1].isASCIICapital
    }
}

/// What the names of an element say, each known run of words looked up by its first.
struct NameMeanings: OptionSet {
    let rawValue: Int
    static let strongNavigation = NameMeanings(rawValue: 1)
    static let strongChrome = NameMeanings(rawValue: 2)
    static let weakNavigation = NameMeanings(rawValue: 4)
    static let weakChrome = NameMeanings(rawValue: 8)
    static let section = NameMeanings(rawValue: 16)
    static let gutter = NameMeanings(rawValue: 32)
    static let copyLabel = NameMeanings(rawValue: 64)
    static let anchor = NameMeanings(rawValue: 128)
    static let codeTable = NameMeanings(rawValue: 256)
    static let struck = NameMeanings(rawValue: 512)
    static let panel = NameMeanings(rawValue: 1024)

    init(rawValue: Int) { self.rawValue = rawValue }

    init(of words: NameWords) {
        var meanings: NameMeanings = []
        words.forEachName { name in
            for start in name.indices {
                for entry in Self.entries[name[start]] ?? [] where entry.stands(in: name, at: start) {
                    meanings.insert(entry.meaning)
                }
            }
        }
        self = meanings
    }

    private struct Entry {
        let words: [PackedName]
        let meaning: NameMeanings
        /// The words have to be all of the name.
        let isWhole: Bool

        func stands(in name: ArraySlice<PackedName>, at start: Int) -> Bool {
            isWhole ? name.elementsEqual(words) : name[start...].starts(with: words)
        }
    }

    private static let entries: [PackedName: [Entry]] = {
        let lists: [([[String]], NameMeanings, isWhole: Bool)] = [
            (RegionHint.strongNavigation, .strongNavigation, false), (RegionHint.strongChrome, .strongChrome, false),
            (RegionHint.weakNavigation, .weakNavigation, false), (RegionHint.siteNames, .weakChrome, true),
            (RegionHint.weakChrome, .weakChrome, false), ([["section"]], .section, true),
            (ElementTraits.gutterNames, .gutter, true), (ElementTraits.copyNames, .copyLabel, true),
            (ElementTraits.anchorNames, .anchor, false), (ElementTraits.codeTableNames, .codeTable, true),
            (ElementTraits.struckNames, .struck, true), (ElementTraits.panelNames, .panel, false),
        ]
        var entries: [PackedName: [Entry]] = [:]
        for (list, meaning, isWhole) in lists {
            for words in list.map({ $0.map { PackedName($0) } }) {
                entries[words[0], default: []].append(Entry(words: words, meaning: meaning, isWhole: isWhole))
            }
        }
        return entries
    }()
}
