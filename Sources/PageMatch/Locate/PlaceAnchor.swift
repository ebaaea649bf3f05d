package import PageText
package import SurveySupport

/// Where a value stood when it was accepted, without the page's text: fingerprints of the words around it, and the
/// short selectors that a reviewer can read.
package struct PlaceAnchor: Sendable, Hashable, Codable {
    /// Words kept on each side.
    package static let reach = 24

    /// Fingerprints of the words before the value, nearest first, across unit borders.
    @WordHashes package var left: [UInt16] = []
    @WordHashes package var right: [UInt16] = []
    /// How many of them belong to the value's own unit (sentence, cell, line of code).
    @WordCount package var leftInUnit = 0
    @WordCount package var rightInUnit = 0
    /// The same for the table row that a cell belongs to; nil when they are the unit's, as outside of tables.
    private var leftInWholeRow: WordCount?
    private var rightInWholeRow: WordCount?
    /// At most 32 characters directly before and after, as in the W3C TextQuoteSelector.
    package var prefix = ""
    package var suffix = ""
    /// Texts of the headings above, outermost first, each at most 64 characters.
    @OmittedWhenEmpty package var heading: [String] = []
    /// `paragraph`, `code`, `cell`, ...
    @OmittedWhenEmpty package var kind = ""
    @OmittedWhenEmpty package var rowHeader = ""
    @OmittedWhenEmpty package var columnHeader = ""
    /// For link destinations: the visible text of the link, at most 64 characters.
    package var linkText: String?
    /// A word such as "deprecated" stood beside the value already, and was accepted.
    @OmittedWhenEmpty package var isDeprecated = false
    /// The place named the value as a former one already, as the "before" side of a migration guide does.
    @OmittedWhenEmpty package var isFormer = false
    /// Fingerprints of the headers, parameters and other names of the place's section, but not of optional things. What the
    /// section requires later and is not among them is new. Nil where they were not noted.
    package var requirements: WordHashes?
    /// The words around the other places where the same value stood, at most twelve of them. They keep a check from taking
    /// one of those for the cited place after the value has gone from it.
    @OmittedWhenEmpty package var elsewhere: [Surroundings] = []

    /// Fingerprints of the other tokens on the page that have the value's shape, sorted: the nearest, and those most like the
    /// value. Each is listed as often as it stood there, up to four times. A token that stands no more often than before has
    /// not taken the value's place. Example: beside `gpt-a` the page had `gpt-b` once; if `gpt-a` goes and `gpt-b` still
    /// stands once, nothing was renamed.
    @OmittedWhenEmpty @WordHashes package var peers: [UInt16] = []
    /// Fingerprints of pairs, sorted: one of those tokens with the word before or after it in its own unit or row. A token
    /// that still stands beside the same words is where it was, and has not taken the value's place.
    @OmittedWhenEmpty @WordHashes package var settled: [UInt16] = []

    /// In the order of the file.
    private enum CodingKeys: String, CodingKey {
        case heading, kind
        case rowHeader = "row"
        case columnHeader = "column"
        case linkText, prefix, suffix, left, leftInUnit, right, rightInUnit
        case leftInWholeRow = "leftInRow"
        case rightInWholeRow = "rightInRow"
        case peers, settled
        case isDeprecated = "deprecated"
        case isFormer = "former"
        case requirements = "names"
        case elsewhere
    }

    /// How many words belong to the table row that a cell belongs to; outside of tables as many as to the unit.
    package var leftInRow: Int {
        get { leftInWholeRow?.wrappedValue ?? leftInUnit }
        set { leftInWholeRow = newValue == leftInUnit ? nil : WordCount(wrappedValue: newValue) }
    }

    package var rightInRow: Int {
        get { rightInWholeRow?.wrappedValue ?? rightInUnit }
        set { rightInWholeRow = newValue == rightInUnit ? nil : WordCount(wrappedValue: newValue) }
    }

    package struct Surroundings: Sendable, Hashable, Codable {
        @WordHashes package var left: [UInt16]
        @WordHashes package var right: [UInt16]

        package init(left: [UInt16], right: [UInt16]) {
            self.left = left
            self.right = right
        }
    }

    package init() {}

    /// The anchor of the value at `range`; `others` are its further places on the page.
    init(of range: Range<Int>, in index: PageIndex, linkText: String? = nil, others: [Range<Int>] = []) {
        let unit = index.unit(at: range.lowerBound)
        let window = ContextWindow(around: range, in: index, reach: Self.reach)
        left = window.left
        right = window.right
        leftInUnit = window.leftInUnit
        rightInUnit = window.rightInUnit
        leftInRow = window.leftInRow
        rightInRow = window.rightInRow
        prefix = Self.lastCharacters(of: index, before: range.lowerBound)
        suffix = Self.firstCharacters(of: index, after: range.upperBound)
        self.linkText = linkText.map { String($0.prefix(64)) }
        elsewhere = others.prefix(12).map {
            let window = ContextWindow(around: $0, in: index, reach: 10)
            return Surroundings(left: window.left, right: window.right)
        }
        guard let block = index.block(ofUnit: unit) else { return }
        heading = block.headingPath.map { String(TextFolding.foldedString($0).prefix(64)) }
        kind = block.kind.word
        rowHeader = String(TextFolding.foldedString(block.cell?.rowHeader ?? "").prefix(64))
        columnHeader = String(TextFolding.foldedString(block.cell?.columnHeader ?? "").prefix(64))
    }

    /// What a quote alone tells of the place: the words around the value in it.
    init(quoteBefore before: [UInt8], after: [UInt8], heading: String?) {
        left = Array(Words.hashes(before).reversed().prefix(Self.reach))
        right = Array(Words.hashes(after).prefix(Self.reach))
        leftInUnit = left.count
        rightInUnit = right.count
        leftInRow = left.count
        rightInRow = right.count
        prefix = String(decoding: before, as: UTF8.self)
        suffix = String(decoding: after, as: UTF8.self)
        self.heading = heading.map { [TextFolding.foldedString($0)] } ?? []
    }

    private static func lastCharacters(of index: PageIndex, before end: Int) -> String {
        String(index.string(max(0, end - 128)..<end).drop { $0 == "\u{FFFD}" }.suffix(32))
    }

    private static func firstCharacters(of index: PageIndex, after start: Int) -> String {
        String(index.string(start..<min(index.text.count, start + 128)).prefix(32))
    }
}

/// The words around a place.
struct ContextWindow {
    var left: [UInt16]
    var right: [UInt16]
    var leftInUnit: Int
    var rightInUnit: Int
    var leftInRow: Int
    var rightInRow: Int

    init(around range: Range<Int>, in index: PageIndex, reach: Int) {
        let before = index.wordsBefore(range.lowerBound)
        let after = index.wordsFrom(range.upperBound)
        left = index.words[max(0, before - reach)..<before].reversed().map(\.hash)
        right = index.words[after..<min(index.words.count, after + reach)].map(\.hash)
        guard !index.units.isEmpty else {
            (leftInUnit, rightInUnit, leftInRow, rightInRow) = (0, 0, 0, 0)
            return
        }
        let unit = index.unit(at: range.lowerBound)
        let own = index.units[unit].words
        let row = index.row(ofUnit: unit)
        leftInUnit = min(left.count, max(0, before - own.lowerBound))
        rightInUnit = min(right.count, max(0, own.upperBound - after))
        leftInRow = min(left.count, max(0, before - row.lowerBound))
        rightInRow = min(right.count, max(0, row.upperBound - after))
    }

    /// True for a word that stands beside the place in its unit.
    func unitHolds(_ word: UInt16) -> Bool {
        left.prefix(leftInUnit).contains(word) || right.prefix(rightInUnit).contains(word)
    }

    func rowHolds(_ word: UInt16) -> Bool {
        left.prefix(leftInRow).contains(word) || right.prefix(rightInRow).contains(word)
    }
}

extension PageText.Kind {
    /// The word for a kind of block in the baseline and in reports.
    package var word: String {
        switch self {
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .listItem: "listItem"
        case .code: "code"
        case .cell: "cell"
        case .other: "other"
        }
    }
}
