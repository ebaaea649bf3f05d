import Foundation
import SurveyTestSupport
import Testing

/// The site of the shipped survey, read by parsers that are not ours and used in a real browser.
@Suite(.serialized, .timeLimit(.minutes(15))) struct SiteTests {
    @Test(arguments: ["html", "links", "outline", "feeds", "budget", "inert", "twins"])
    func `its files are what readers that are not ours expect`(check: String) async throws {
        let site = try await BuiltSite.shipped.value
        try await SiteCheck.run("pages.py", [site.current.path, check])
    }

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

    @Test func `the code of every provider sends the request that its claims describe`() async throws {
        let site = try await BuiltSite.shipped.value
        let modules = Tool.executable.deletingLastPathComponent().path
        try await SiteCheck.run("snippets.py", [site.current.path, site.catalog.path, modules])
    }

    @Test func `the page of a run shows every finding where a maintainer looks for it`() async throws {
        let site = try await BuiltSite.shipped.value
        try await SiteCheck.run("browser.py", ["drift", site.current.path, site.catalog.path, site.report.path])
    }

    @Test(arguments: [
        ("matrix.md", "index.md"), ("coverage.md", "trust.md"), ("plans.md", "plans.md"), ("changes.md", "changes.md"),
        ("providers/together-ai.md", "providers/together-ai.md"), ("tools/claude-code.md", "tools/claude-code.md"),
    ])
    func `the Markdown beside a page is the document of render`(document: String, twin: String) async throws {
        let site = try await BuiltSite.shipped.value
        let written = try Data(contentsOf: site.output.appending(path: document))
        #expect(try Data(contentsOf: site.current.appending(path: twin)) == written && written.count > 1_000)
    }
}
