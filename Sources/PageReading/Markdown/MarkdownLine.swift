/// A line of Markdown, passed from its start: first the marks of the quotes and items around, then what it holds.
///
/// White space counts in columns, and a tab reaches to the next multiple of four. A container may take a part of a tab:
/// in `>\tcode` the quote takes one of its columns.
struct MarkdownLine {
    private let line: ArraySlice<UInt8>
    private var offset: Int
    private var column = 0
    /// Some columns of the tab at ``offset`` are passed.
    private var isInTab = false
    /// The first byte from ``offset`` on that is no white space.
    private var visible: Int
    private var visibleColumn = 0
    /// Behind the last byte that is no white space.
    private let end: Int

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        offset = line.startIndex
        visible = line.startIndex
        end = line.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? line.startIndex
        findVisible()
    }

    /// Columns of white space before ``text``.
    var indent: Int { visibleColumn - column }
    var isBlank: Bool { visible >= end }
    /// The rest of the line, without the white space around it.
    var text: ArraySlice<UInt8> { visible < end ? line[visible..<end] : [] }

    /// The rest of the line as code shows it: with its white space, and what is left of a tab as spaces.
    var code: [UInt8] {
        guard isInTab else { return Array(line[offset...]) }
        return [UInt8](repeating: 0x20, count: 4 - column % 4) + line[(offset + 1)...]
    }

    /// Passes white space of at most so many columns.
    mutating func skip(columns: Int) {
        var left = columns
        while left > 0, offset < visible {
            let width = line[offset] == 0x09 ? 4 - column % 4 : 1
            isInTab = width > left
            column += min(width, left)
            left -= width
            if !isInTab { offset += 1 }
        }
    }

    /// Passes the white space and so many bytes of ``text``.
    mutating func pass(_ count: Int) {
        offset = visible + count
        column = visibleColumn + count
        isInTab = false
        findVisible()
    }

    private mutating func findVisible() {
        visible = offset
        visibleColumn = column
        while visible < line.endIndex, line[visible] == 0x20 || line[visible] == 0x09 {
            visibleColumn += line[visible] == 0x09 ? 4 - visibleColumn % 4 : 1
            visible += 1
        }
    }
}
