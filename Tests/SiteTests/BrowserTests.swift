import Foundation
import SurveyTestSupport
import Testing

/// The site of the shipped survey, used in a real browser. One after another: browsers side by side wait for each other.
@Suite(.serialized, .timeLimit(.minutes(15))) struct BrowserTests {
    @Test(arguments: [
        "search", "filters", "shared", "sort", "copy", "keyboard", "compare", "everywhere", "scriptless", "printed",
        "accessible",
    ])
    func `it works in a browser`(check: String) async throws {
        let site = try await BuiltSite.shipped.value
        try await SiteCheck.run("browser.py", [check, site.current.path, site.catalog.path])
    }

    @Test func `the slider shows what a site made for that day shows`() async throws {
        let site = try await BuiltSite.shipped.value
        let earlier = BuiltSite.earlierDays.map { site.site(on: $0).path }
        try await SiteCheck.run("browser.py", ["slider", site.current.path, site.catalog.path] + earlier)
    }

    @Test func `the page of a run shows every finding where a maintainer looks for it`() async throws {
        let site = try await BuiltSite.shipped.value
        try await SiteCheck.run("browser.py", ["drift", site.current.path, site.catalog.path, site.report.path])
    }
}
