import Foundation
import SurveyModel
import SurveyRender
import SurveySupport
import SurveyTestSupport
import Testing

@testable import SurveySite

/// A survey that tries to break out of every text of the site.
@Suite(.timeLimit(.minutes(15))) struct HostileSiteTests {
    @Test func `hostile text makes no element, no address and no error`() async throws {
        try await withTemporaryFolder { folder in
            try write(try site(), to: folder)
            let checks = ["html", "links", "outline", "feeds", "inert", "twins"]
            try await SiteCheck.run("pages.py", [folder.path] + checks)
            try await SiteCheck.run("browser.py", ["hostile", folder.path])
        }
    }

    /// Whatever HTML of ours a string stands in, a parser gives it back.
    @Test(arguments: [
        "<b>", "\"", "'", "&amp;", "-->", "]]>", "\u{0}", "a\u{301}<\u{301}", "\u{202E}", "{{x}}", "`<i>`",
    ])
    func `text stays text`(text: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(!html.source.dropFirst(3).dropLast(4).unicodeScalars.contains("<"))
        #expect(html.source.unicodeScalars.count { $0 == "\"" } == 2)
        #expect(!html.source.unicodeScalars.contains { $0.isInvisibleControl })
        #expect(!Parts.prose(text).source.unicodeScalars.contains("\u{202E}"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "http://plain.example", "data:text/html,x", " https://a.example", "//a.example", "",
    ])
    func `nothing but https becomes a link`(address: String) {
        #expect(Link(outside: address) == nil)
        #expect(!Parts.outside("label", address).source.contains("href"))
    }

    /// A quote with a combining mark behind it is one character to Swift, and a quote to a shell.
    @Test func `a quote ends no word of a shell`() async throws {
        var provider = Provider()
        provider.id = "quote"
        var endpoint = Endpoint()
        endpoint.id = "global"
        endpoint.wireProtocol = .openAIChat
        endpoint.baseURL = "http://127.0.0.1:1/'\u{301};echo broken;'\u{338}$(echo broken)`echo broken`\"\\"
        provider.endpoints = [endpoint]
        let call = try #require(SnippetCall(provider, endpoint))
        let printed = try await ForeignProgram.output(
            of: "sh", ["-c", "curl() { printf '%s\\n' \"$1\"; }; API_KEY=k; QUOTE_API_KEY=k; " + call.curl])
        #expect(printed == endpoint.baseURL + "/chat/completions\n")
    }

    private func site() throws -> [SiteFile] {
        let files = try HostileFiles.files()
        let today = try #require(SurveyDate(BuiltSite.today))
        let loaded = SurveyLoader.load(files, today: today)
        let survey = try #require(loaded.survey)
        let templates = try TemplateFile.load(from: Tool.repository.appending(path: "templates").path)
        let rendered = try Renderer(templates: templates).render(survey)
        let markdown = Dictionary(rendered.map { ($0.path, $0.contents) }) { first, _ in first }
        return Site(
            Site.Input(survey: survey, data: files, today: today, markdown: markdown) { _ in
                [HostileFiles.payload]
            }
        ).files
    }

    private func write(_ files: [SiteFile], to folder: URL) throws {
        for file in files {
            let url = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.contents.utf8).write(to: url)
        }
    }
}
