/// Rows of GitHub's tables.
enum MarkdownTable {
    /// The cells of a row, divided at `|` without a backslash, which is taken off. At most 256.
    static func cells(of row: ArraySlice<UInt8>) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isEscaped = false
        for byte in row.first == 0x7C ? row.dropFirst() : row {
            if byte == 0x7C, !isEscaped {
                cells.append(cell)
                cell = []
            } else {
                if byte == 0x7C { cell.removeLast() }
                cell.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        if !cell.allSatisfy(\.isMarkupSpace) { cells.append(cell) }
        return Array(cells.prefix(TableTracker.columnLimit))
    }
}
