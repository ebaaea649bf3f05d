import SurveyModel
import SurveySupport

/// Lays text out in a fixed number of columns.
enum TextLayout {
    /// Wraps at spaces; the first line begins with `lead`, the others with as many spaces.
    static func wrap(_ text: String, lead: String = "", width: Int = Console.width) -> String {
        let margin = String(repeating: " ", count: lead.count)
        var lines: [String] = []
        var line = lead
        var isEmpty = true
        for word in printable(text).split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = margin
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }

    /// Columns padded to their widest cell, two spaces apart; the last column is not padded and wraps.
    static func table(_ rows: [[String]], width: Int = Console.width) -> String {
        lines(rows) { wrap($1, lead: $0, width: width) }
    }

    /// The same with one line for each row, indented later: a last cell that is too long for it can be cut.
    static func table(_ rows: [[String]], indentation: Int, cuts: Bool, width: Int = Console.width) -> String {
        lines(rows) { lead, cell in
            let line = lead + printable(cell)
            return cuts && line.count > width - indentation ? line.prefix(width - indentation - 1) + "\u{2026}" : line
        }
    }

    private static func lines(_ rows: [[String]], _ line: (_ lead: String, _ last: String) -> String) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<max(0, columns - 1)).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let padded = zip(row.dropLast(), widths).map { cell, width in pad(printable(cell), to: width) + "  " }
            return line(padded.joined(), row.last ?? "")
        }.joined(separator: "\n")
    }

    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// Without characters that could move the cursor, reorder or hide text.
    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isInvisibleControl ? " " : $0 }))
    }
}
