import Foundation
import SurveyModel
import SurveySupport
import Testing
import Yams

@testable import SurveyRender

@Suite(.timeLimit(.minutes(15)))
struct HostileMarkdownTests {
    static let paths = [
        "matrix.md", "changes.md", "coverage.md", "synthorg/provider-auth-survey.md", "cliproxyapi/provider-catalog.md",
        "omegon/providers.md", "llmg/authentication.md", "sophon/supported-providers.md",
    ]

    private static let hostile = Result { try Renderer(templates: Project.templates()).render(Hostile.survey()) }
    private static let harmless = Result { try Renderer(templates: Project.templates()).render(Hostile.harmless()) }

    private func text(_ path: String, of files: Result<[RenderedFile], any Error>) throws -> String {
        Self.withoutFrontMatter(try #require(try files.get().first { $0.path == path }).contents)
    }

    @Test(arguments: paths) func hostileValuesComeBackAsText(path: String) async throws {
        let document = try await MarkdownReader.read(text(path, of: Self.hostile))
        let expected = Hostile.visiblePayload
        var seen = 0
        for text in document.texts {
            for (index, part) in text.split(separator: #/v[0-9]+v /#, omittingEmptySubsequences: false).enumerated()
            where index > 0 {
                seen += 1
                let same = part.commonPrefix(with: expected)
                let isSame = same == expected
                #expect(isSame, "differs after: \(same.suffix(40)), found: \(part.dropFirst(same.count).prefix(40))")
            }
        }
        #expect(seen > 0)
    }

    @Test(arguments: paths) func hostileValuesChangeNothingButText(path: String) async throws {
        let hostile = try await MarkdownReader.read(text(path, of: Self.hostile))
        let harmless = try await MarkdownReader.read(text(path, of: Self.harmless))
        let isSame = hostile.skeleton == harmless.skeleton
        #expect(isSame, "\(hostile.skeleton.count) elements instead of \(harmless.skeleton.count)")
        #expect(hostile.html == harmless.html)
        #expect(
            hostile.destinations.allSatisfy {
                $0.hasPrefix("https://") && !$0.hasPrefix("https://evil") || Self.isOwnFile($0)
            })
    }

    /// `changes.md`, the pages of providers, and the products' generated files beside their documents, which templates link to.
    private static func isOwnFile(_ destination: String) -> Bool {
        ["llmg.toml", "model-registry.json", "models.json"].contains(destination)
            || destination.wholeMatch(of: /(\.\.\/)?(changes|providers\/[a-z0-9-]+)\.md/) != nil
    }

    @Test func frontMatterIsReadBack() throws {
        let survey = try Hostile.survey()
        let text = try #require(try Self.hostile.get().first { $0.path.hasPrefix("synthorg/") }).contents
        let front = try #require(text.split(separator: "---\n", maxSplits: 2).first)
        let values = try #require(try Yams.load(yaml: String(front)) as? [String: Any])
        #expect(Array((values["title"] as? String ?? "").unicodeScalars) == Array(survey.overview.title.unicodeScalars))
        #expect(values["sources"] as? [String] != nil)
    }

    static func withoutFrontMatter(_ text: String) -> String {
        guard text.hasPrefix("---\n"), let end = text.firstRange(of: "\n---\n") else { return text }
        return String(text[end.upperBound...])
    }
}

@Suite struct MarkdownTextTests {
    @Test(arguments: [
        ("together_ai", "together_ai"), ("_KIMI", "\\_KIMI"), ("#1629", "\\#1629"), ("a|b", "a&#124;b"),
        ("1. x", "1\\. x"),
        ("https://a.example", "https\\://a.example"), ("a@b.example", "a`@`b.example"), ("R & D", "R & D"),
        ("&copy;", "&amp;copy;"), (" x ", "&#32;x&#32;"), ("a\r\nb\nc", "a b c"), ("\u{202E}", "\\\\u{202E}"),
    ]) func escapes(value: String, expected: String) {
        #expect(MarkdownText.text(value) == expected)
    }

    @Test(arguments: [
        ("a`b", "``a`b``"), ("`", "`` ` ``"), ("plain", "`plain`"), ("a|b", "a&#124;b"), ("", ""),
    ]) func writesCode(value: String, expected: String) {
        #expect(MarkdownText.code(value) == expected)
    }

    @Test(arguments: [
        ("run `codex login` first", "run `codex login` first"), ("a`b` c", "a\\`b\\` c"), ("`x", "\\`x"),
        ("`a` and `b`.", "`a` and `b`."),
    ]) func writesProse(value: String, expected: String) {
        #expect(MarkdownText.prose(value) == expected)
    }

    @Test(arguments: [
        "http://a.example", "javascript:alert(1)", "https://", "https:///x", "//a.example", " https://a.example",
    ])
    func refusesTarget(url: String) {
        #expect(LinkDestination(url) == nil)
    }

    @Test func encodesTarget() {
        #expect(
            LinkDestination("https://a.example/(x)[y]<z>|\n`\"*_")?.text
                == "https://a.example/%28x%29%5By%5D%3Cz%3E%7C%0A%60%22%2A_")
    }
}
