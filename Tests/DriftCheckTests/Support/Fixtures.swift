import DriftCheck
import PageFetch
import PageMatch
import PageText
import SurveyModel
import SurveySupport

/// A page of blocks, without any markup on the way.
func page(_ blocks: [PageText.Block], title: String = "Docs") -> PageText { PageText(title: title, blocks: blocks) }

func paragraph(_ text: String, under heading: [String] = [], links: [PageText.Link] = []) -> PageText.Block {
    PageText.Block(kind: .paragraph, text: text, headingPath: heading, links: links)
}

func item(_ text: String, under heading: [String] = []) -> PageText.Block {
    PageText.Block(kind: .listItem, text: text, headingPath: heading)
}

func code(_ text: String, under heading: [String] = []) -> PageText.Block {
    PageText.Block(kind: .code, text: text, headingPath: heading)
}

func navigation(_ text: String) -> PageText.Block { PageText.Block(kind: .listItem, text: text, region: .navigation) }

/// A table, the first row its header.
func table(_ rows: [[String]], number: Int = 0) -> [PageText.Block] {
    rows.enumerated().flatMap { row, cells in
        cells.enumerated().map { column, text in
            PageText.Block(
                kind: .cell, text: text,
                cell: .init(
                    table: number, row: row, column: column, rowHeader: column == 0 ? "" : cells[0],
                    columnHeader: row == 0 ? "" : rows[0][column], isHeader: row == 0))
        }
    }
}

/// What stands on `after`, for a query that was accepted on `before`; without a baseline when `before` is nil.
func place(
    _ type: ValueType, _ value: String, quote: String?, before: PageText? = nil, after: PageText
) -> Place {
    let typed = TypedValue(type, value)
    var anchor: PlaceAnchor?
    if let before {
        let query = MatchQuery(value: typed, quote: quote)
        anchor = Locator(index: PageIndex(before)).anchor(of: query)
    }
    return Locator(index: PageIndex(after)).find(MatchQuery(value: typed, quote: quote, anchor: anchor))
}

let day = 1_790_000_000

/// Answers from memory; addresses that are not listed answer 404.
struct Site: Sendable {
    var answers: [String: [Page]]

    static func html(_ body: String, title: String = "Docs") -> String {
        "<!doctype html><html><head><title>\(title)</title></head><body><main>\(body)</main></body></html>"
    }

    static func page(
        _ url: String, _ body: String, status: Int = 200, type: String = "text/html; charset=utf-8",
        headers: [Page.Header] = []
    ) -> Page {
        Page(
            url: url,
            hops: [.init(url: url, status: status, headers: [.init(name: "Content-Type", value: type)] + headers)],
            body: Array(body.utf8))
    }

    static func redirect(_ url: String, to target: Page, status: Int = 301) -> Page {
        Page(url: url, hops: [.init(url: url, status: status, headers: [])] + target.hops, body: target.body)
    }

    /// The first answer, then the second, ...; the last one for ever.
    var fetcher: PageFetcher {
        let answers = answers
        let counter = Counter()
        return PageFetcher { request in
            guard let pages = answers[request.url], !pages.isEmpty else {
                return .success(Site.page(request.url, Site.html("<h1>Not found</h1>"), status: 404))
            }
            let number = await counter.next(request.url)
            return .success(pages[min(number, pages.count - 1)])
        }
    }
}

actor Counter {
    private var counts: [String: Int] = [:]

    func next(_ key: String) -> Int {
        defer { counts[key, default: 0] += 1 }
        return counts[key, default: 0]
    }
}

let address = "https://docs.example.com/auth"

/// A survey of one provider with these claims, all citing `https://docs.example.com/auth` as source `page`.
func survey(_ claims: [Claim], sources: [Source]? = nil) -> Survey {
    let today = SurveyDate(secondsSince1970: day)
    return Survey(
        providers: [Provider(id: "acme", quirks: claims.map(Quirk.init(claim:)))],
        sources: sources ?? [Source(id: "page", url: address, asOf: today)])
}

func claim(_ type: ValueType, _ value: String, _ evidence: Evidence..., id: String = "acme/key") -> Claim {
    Claim(
        id: id, value: TypedValue(type, value), asOf: SurveyDate(secondsSince1970: day), evidence: evidence)
}

/// What runs have learned that saw every statement of a survey standing.
func confirmed(_ survey: Survey) -> RunState {
    var state = RunState()
    for task in FetchPlan(survey, today: SurveyDate(secondsSince1970: day)).fetches.flatMap(\.tasks) {
        state.confirmed[task.key] = task.confirmationKey
    }
    return state
}

/// Runs a check of one claim, confirmed before, against one page's answers.
func result(
    _ claim: Claim, _ pages: [Page], state: RunState? = nil, baseline: Baseline = Baseline(), at moment: Int = day
) async -> CheckResult {
    let site = Site(answers: [address: pages])
    return await DriftCheck(
        survey: survey([claim]), baseline: baseline, state: state ?? confirmed(survey([claim])), fetcher: site.fetcher,
        secondsSince1970: moment
    ).run()
}
