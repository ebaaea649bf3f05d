import Foundation
import PageFetch
import SurveyModel
import SurveySupport
import SurveyTestSupport

/// Pages in memory; addresses that are not listed answer 404.
struct InventedWeb: Sendable {
    private let pages: [String: Page]

    init(_ pages: [SitePage]) {
        self.pages = Dictionary(pages.map { ($0.url, Self.page($0)) }) { first, _ in first }
    }

    var fetcher: PageFetcher {
        let pages = pages
        return PageFetcher { request in
            .success(
                pages[request.url] ?? Self.page(SitePage(url: request.url, status: 404, body: "<h1>Not found</h1>")))
        }
    }

    static func page(_ page: SitePage) -> Page {
        let headers = page.headers.sorted { $0.key < $1.key }.map { Page.Header(name: $0.key, value: $0.value) }
        return Page(
            url: page.url, hops: [.init(url: page.url, status: page.status, headers: headers)],
            body: Array(page.body.utf8))
    }
}
