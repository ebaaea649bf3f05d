import Foundation
import SurveyTestSupport
import Testing

/// A release says one version, wherever somebody may look for it.
@Suite struct ReleaseTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: Tool.repository.appending(path: path), encoding: .utf8)
    }

    @Test func `the changelog and the installation lines have the version of the tool`() async throws {
        let run = try await Tool.run(["--version"], in: Tool.repository)
        let version = run.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let newest = try #require(try Self.text("CHANGELOG.md").firstMatch(of: /\n## \[([0-9.]+)\]/))
        #expect(newest.1 == version)
        for path in ["README.md", "Tests/PresetsConsumer/Package.swift"] {
            #expect(try Self.text(path).contains("provider-survey\", from: \"\(version)\")"), "\(path)")
        }
    }

    @Test func `every exit code of the help stands in README and among what is stable`() async throws {
        let run = try await Tool.run(["--help"], in: Tool.repository)
        let help = try #require(run.output.components(separatedBy: "EXIT CODES").dropFirst().first)
        let codes = help.split(separator: "\n").prefix { $0.contains(/^\s+[0-9]+\s/) }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(codes.count >= 6)
        for path in ["README.md", "docs/stability.md"] {
            let text = try Self.text(path)
            for code in codes { #expect(text.contains("\n| \(code) | "), "\(code) in \(path)") }
        }
    }
}
