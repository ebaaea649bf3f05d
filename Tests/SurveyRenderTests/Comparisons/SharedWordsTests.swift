import Foundation
import SurveyTestSupport
import Testing

/// The comparison behind `make compare-words`, on folders made for it.
@Suite struct SharedWordsTests {
    private static let sentence = "Keys that a workspace has made may be used only by those who belong to it."

    /// What the comparison says when a document says `sentence` and we say `text`.
    private static func compare(_ text: String) async throws -> String {
        try await withTemporaryFolder { folder in
            for (name, text) in [("documents", sentence), ("own", text)] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: folder.appending(path: "\(name)/page.md"))
            }
            let script = Tool.repository.appending(path: "Tests/Comparisons/shared_words.py").path
            return try await ForeignProgram.output(
                of: "sh", ["-c", "python3 \"$0\" documents own || true", script], in: folder)
        }
    }

    @Test(arguments: [
        "Then: keys that a workspace\nhas made may be used only elsewhere.",
        "**Keys** that a `workspace` has made - may be used ONLY.",
    ])
    func aRunOfTenWordsIsFound(text: String) async throws {
        let said = try await Self.compare(text)
        let shared = "own/page.md: 'keys that a workspace has made may be used only' stands in page.md"
        #expect(said == "\(shared)\n1 texts, 1 share words with documents\n")
    }

    @Test(arguments: [
        "Keys that a workspace has made may be used, but only by members.",
        "| Keys that a workspace | has made may be used only |",
        "Keys that a workspace has\n\nmade may be used only by those",
        "Keys that a workspace https://example.com/has made may be used only",
    ])
    func cellsParagraphsAndAddressesEndARun(text: String) async throws {
        #expect(try await Self.compare(text) == "1 texts, 0 share words with documents\n")
    }
}
