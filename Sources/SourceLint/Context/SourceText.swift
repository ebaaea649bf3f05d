import SurveySupport

/// The bytes of one file with what findings need to know of places in it.
final class SourceText {
    let bytes: [UInt8]
    let file: SourceFile
    private let lineStarts: [Int]
    /// Most files are read for nothing but addresses that are right, and never asked for these.
    private lazy var comments = file.comments.comments(in: bytes)
    /// Where the tests begin in a file that is not all of them; its end for others.
    private let testStart: Int

    init(_ bytes: [UInt8], file: SourceFile) {
        self.bytes = bytes
        self.file = file
        lineStarts = ByteSearch.lineStarts(of: bytes)
        // Rust keeps a module of tests at the end of the file that they test.
        let test = file.path.hasSuffix(".rs") ? ByteSearch.first(Self.rustTests, in: bytes) : nil
        testStart = test?.lowerBound ?? bytes.count
    }

    private static let rustTests = Array("\n#[cfg(test)]\nmod ".utf8)

    func isTest(_ offset: Int) -> Bool { offset >= testStart }

    var lineCount: Int { lineStarts.count }

    /// The file says of itself that a program wrote it.
    var isGenerated: Bool {
        let beginning = 0..<min(bytes.count, 2_000)
        return Self.marksOfGenerators.contains { ByteSearch.first($0, in: bytes, beginning) != nil }
    }

    private static let marksOfGenerators = ["DO NOT EDIT", "@generated"].map { Array($0.utf8) }

    /// From 0.
    func line(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Without its line break.
    func range(ofLine line: Int) -> Range<Int> {
        let start = lineStarts[line]
        let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
        return start..<max(start, end)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func text(ofLine line: Int) -> String { text(range(ofLine: line)) }

    /// Columns count Unicode scalars, as everywhere in this program. Asked in the order of the text, a long line is counted
    /// through once.
    func position(at offset: Int) -> SourcePosition {
        let line = line(at: offset)
        if counted.line != line || counted.offset > offset { counted = (line, lineStarts[line], 1) }
        // Every scalar has one byte that continues none.
        counted.column += bytes[counted.offset..<offset].count { $0 & 0xC0 != 0x80 }
        counted.offset = offset
        return SourcePosition(line: line + 1, column: counted.column)
    }

    private var counted = (line: -1, offset: 0, column: 1)

    /// The line around an offset; of a very long one, what stands near.
    func surroundings(of offset: Int) -> String {
        let line = range(ofLine: line(at: offset))
        return text(line.clamped(to: max(0, offset - 500)..<min(bytes.count, offset + 500)))
    }

    /// A line that no person wrote as an entry of a table: bundled code, recorded data.
    func isLong(_ line: Int) -> Bool { range(ofLine: line).count > 2_000 }

    /// No letter, digit or hyphen goes on with the word on either side; what ends with a slash may go on behind it.
    func isWhole(_ range: Range<Int>) -> Bool {
        func isPart(_ index: Int) -> Bool {
            bytes.indices.contains(index) && (bytes[index].isASCIIWord || bytes[index] == UInt8(ascii: "-"))
        }
        return !isPart(range.lowerBound - 1)
            && (bytes[range.upperBound - 1] == UInt8(ascii: "/") || !isPart(range.upperBound))
    }

    func isComment(_ offset: Int) -> Bool {
        var (low, high) = (0, comments.count)
        while low < high {
            let middle = (low + high) / 2
            if comments[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < comments.count && comments[low].contains(offset)
    }

    /// Whether a comment in the line, or one that has the line before for itself, silences the rule:
    /// `provider-survey: ignore[moved-host] the old host is what this test is about`.
    func silences(_ rule: LintRule, at offset: Int) -> Bool {
        guard holdsMark else { return false }
        let line = line(at: offset)
        return silences(rule, line: line) || line > 0 && isOnlyComment(line - 1) && silences(rule, line: line - 1)
    }

    private func silences(_ rule: LintRule, line: Int) -> Bool {
        let range = range(ofLine: line)
        guard let mark = ByteSearch.first(Self.mark, in: bytes, range) else { return false }
        guard file.comments.isEmpty || isComment(mark.lowerBound) else { return false }
        let names = bytes[mark.upperBound..<range.upperBound].prefix { $0 != UInt8(ascii: "]") }
        return String(decoding: names, as: UTF8.self).split(separator: ",")
            .contains { $0.filter { $0 != " " } == rule.rawValue }
    }

    /// Whether the text holds these bytes anywhere.
    func holds(_ text: String) -> Bool { ByteSearch.first(Array(text.utf8), in: bytes) != nil }

    private func isOnlyComment(_ line: Int) -> Bool {
        let first = range(ofLine: line).first { bytes[$0] > 0x20 }
        return first.map(isComment) ?? false
    }

    private lazy var holdsMark = ByteSearch.first(Self.mark, in: bytes) != nil

    private static let mark = Array("provider-survey: ignore[".utf8)
}
