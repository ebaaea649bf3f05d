import Foundation
import SurveyTestSupport
import Testing

/// The site of the shipped survey, read by parsers that are not ours.
@Suite(.timeLimit(.minutes(15))) struct SiteTests {
    @Test func `its files are what readers that are not ours expect`() async throws {
        let site = try await BuiltSite.shipped.value
        let checks = ["html", "links", "outline", "feeds", "budget", "inert", "twins"]
        try await SiteCheck.run("pages.py", [site.current.path] + checks)
    }

    @Test func `the code of every provider sends the request that its claims describe`() async throws {
        let site = try await BuiltSite.shipped.value
        let modules = Tool.executable.deletingLastPathComponent().path
        try await SiteCheck.run("snippets.py", [site.current.path, site.catalog.path, modules])
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
