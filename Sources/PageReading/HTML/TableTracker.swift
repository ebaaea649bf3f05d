import PageText

/// Counts rows and columns of a table that is being read, spans included, and finds the headers of each cell.
///
/// Spans reach at most ``columnLimit`` columns, so a cell costs a bounded number of steps whatever it claims.
struct TableTracker {
    static let columnLimit = 256

    let number: Int
    private(set) var row = -1
    private var column = 0
    /// Header above each column, as far as there are any; empty where there is none.
    private var columnHeaders: [String] = []
    /// Headers of the current row, which hold for the rows below once the row turns out to be all headers.
    private var pendingHeaders: [(columns: Range<Int>, text: String)] = []
    private var rowIsAllHeaders = true
    private var isInHead = false
    /// The first row that the cells above no longer reach into, by column; at most ``columnLimit``.
    private var reach: [Int] = []
    private var rowHeader: String?
    /// A first cell that spans rows heads all of them.
    private var spanningHeader: (text: String, rows: Int)?
    private var current: (columns: Range<Int>, isHeader: Bool, scope: String?, rows: Int)?

    init(number: Int) {
        self.number = number
    }

    mutating func enterHead() { isInHead = true }
    mutating func leaveHead() {
        finishRow()
        isInHead = false
    }

    mutating func startRow() {
        finishRow()
        row += 1
        column = 0
        rowHeader = nil
        rowIsAllHeaders = true
        if let spanning = spanningHeader {
            spanningHeader = spanning.rows > 1 ? (spanning.text, spanning.rows - 1) : nil
            if isReached(0) { rowHeader = spanning.text }
        }
    }

    mutating func startCell(isHeader: Bool, columns: Int, rows: Int, scope: String?) {
        if row < 0 { startRow() }
        while isReached(column) { column += 1 }
        let width = max(1, min(columns, Self.columnLimit - min(column, Self.columnLimit - 1)))
        current = (column..<column + width, isHeader, scope, min(max(rows, 1), 65_534))
        column += width
    }

    /// Where the current cell stands.
    func place() -> PageText.Cell? {
        guard let current else { return nil }
        let first = current.columns.lowerBound
        return PageText.Cell(
            table: number, row: row, column: first, rowHeader: rowHeader ?? "",
            columnHeader: first < columnHeaders.count ? columnHeaders[first] : "", isHeader: current.isHeader)
    }

    mutating func endCell(text: String) {
        guard let cell = current else { return }
        current = nil
        if rowHeader == nil {
            rowHeader = text
            if cell.rows > 1, cell.columns.lowerBound == 0 { spanningHeader = (text, cell.rows) }
        }
        if cell.rows > 1, cell.columns.upperBound <= Self.columnLimit { span(cell.columns, until: row + cell.rows) }
        let headsColumn = cell.isHeader && cell.scope != "row" && cell.scope != "rowgroup"
        if headsColumn { pendingHeaders.append((cell.columns, text)) }
        let isCorner = cell.columns.lowerBound == 0 && text.isEmpty
        if !headsColumn && !isCorner { rowIsAllHeaders = false }
    }

    private func isReached(_ column: Int) -> Bool {
        column < reach.count && reach[column] > row
    }

    private mutating func span(_ columns: Range<Int>, until row: Int) {
        reach += [Int](repeating: 0, count: max(0, columns.upperBound - reach.count))
        for column in columns { reach[column] = row }
    }

    private mutating func finishRow() {
        defer { pendingHeaders.removeAll() }
        guard isInHead || rowIsAllHeaders else { return }
        for header in pendingHeaders where !header.text.isEmpty {
            let missing = max(0, header.columns.upperBound - columnHeaders.count)
            columnHeaders += repeatElement("", count: missing)
            for column in header.columns { columnHeaders[column] = header.text }
        }
    }
}
