package import SurveyModel
import SurveySupport

/// A text for a registry's own tracker: its entries that differ from a page of the vendor, with the page and a value.
package struct RegistryIssue: Sendable {
    package var registry: ComparedRegistry
    package var text: String

    /// One for each registry that has such entries. Only where a page of the vendor says so: a registry is not told what
    /// others say.
    package static func all(_ report: CrosscheckReport) -> [RegistryIssue] {
        report.registries.compactMap { read in
            let rows = report.rows.filter { $0.registry == read.id && $0.isWrong && page(of: $0) != nil }
            guard !rows.isEmpty else { return nil }
            return RegistryIssue(registry: read.id, text: text(read, rows))
        }
    }

    private static func text(_ read: RegistryRead, _ rows: [CrosscheckRow]) -> String {
        let day = read.day?.description ?? ""
        return """
            # \(rows.count == 1 ? "An entry differs" : "\(rows.count) entries differ") from the vendor's page

            We keep dated facts about LLM API providers, each with the page that it was read from, and compare them with \
            \(MarkdownCells.text(read.name)) from time to time. In the version of \(day) the entries below differ from what \
            the vendors write. Each row has the page and the day on which we read it; some of them may be deliberate.

            \(MarkdownCells.table(["entry", "field", "it says", "the page says", "read on", "suggestion"], rows.compactMap(cells)))

            Thank you for keeping the list.

            """
    }

    private static func cells(_ row: CrosscheckRow) -> [String]? {
        guard let ours = row.ours, let page = page(of: row) else { return nil }
        let says = row.theirs?.values ?? []
        let own = isOwnPage(page, of: row) ? " (the page that the entry names)" : ""
        let quote = page.quote.map { ": \u{201C}\(MarkdownCells.text($0))\u{201D}" } ?? ""
        return [
            row.entry.map(MarkdownCells.code) ?? "none", row.field.rawValue, MarkdownCells.codes(says, none: "nothing"),
            MarkdownCells.link(page.title, page.url) + own + quote, page.asOf.description,
            row.field == .status
                ? "remove it, or say that it ended" : MarkdownCells.codes(ours.values, none: "nothing"),
        ]
    }

    /// The newest page of the vendor that the survey cites for its value.
    private static func page(of row: CrosscheckRow) -> CrosscheckRow.Cited? {
        row.ours?.evidence.filter(\.isVendors).max { $0.asOf < $1.asOf }
    }

    private static func isOwnPage(_ page: CrosscheckRow.Cited, of row: CrosscheckRow) -> Bool {
        guard let docs = row.theirs?.docs, let cited = try? WebAddress(page.url), let named = try? WebAddress(docs)
        else {
            return false
        }
        return cited.host == named.host
    }
}
