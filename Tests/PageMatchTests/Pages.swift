import PageText
import SurveySupport

@testable import PageMatch

/// A page of blocks, without any markup on the way.
func page(_ blocks: [PageText.Block]) -> PageText { PageText(title: "Docs", blocks: blocks) }

func paragraph(
    _ text: String, under heading: [String] = [], in region: PageText.Region = .main, links: [PageText.Link] = []
) -> PageText.Block {
    PageText.Block(kind: .paragraph, text: text, headingPath: heading, region: region, links: links)
}

func heading(_ text: String, under path: [String] = []) -> PageText.Block {
    PageText.Block(kind: .heading(level: path.count + 1), text: text, headingPath: path)
}

func code(_ text: String, under heading: [String] = []) -> PageText.Block {
    PageText.Block(kind: .code, text: text, headingPath: heading)
}

/// A table, the first row its header.
func table(_ rows: [[String]], under heading: [String] = []) -> [PageText.Block] {
    rows.enumerated().flatMap { row, cells in
        cells.enumerated().map { column, text in
            PageText.Block(
                kind: .cell, text: text, headingPath: heading,
                cell: .init(
                    table: 0, row: row, column: column, rowHeader: column == 0 ? "" : cells[0],
                    columnHeader: row == 0 ? "" : rows[0][column], isHeader: row == 0))
        }
    }
}

/// What a check without a baseline says.
func firstCheck(_ type: ValueType?, _ value: String, quote: String?, on page: PageText) -> Place {
    let query = MatchQuery(value: type.map { TypedValue($0, value) }, quote: quote)
    let index = PageIndex(page)
    return FirstCheck(page: page, index: index).settled(Locator(index: index).find(query), query).place
}

/// What a check says of `after` once `before` was accepted.
func check(_ type: ValueType, _ value: String, quote: String?, before: PageText, after: PageText) -> Place {
    let value = TypedValue(type, value)
    let anchor = Locator(index: PageIndex(before)).anchor(of: MatchQuery(value: value, quote: quote))
    return Locator(index: PageIndex(after)).find(MatchQuery(value: value, quote: quote, anchor: anchor))
}
