import Foundation
import SurveyTestSupport
import Testing

/// `generate` does what `render` and `codegen` do one after the other.
@Suite(.timeLimit(.minutes(15))) struct GenerateTests {
    private static func files(in folder: URL) throws -> [String: Data] {
        let output = folder.appending(path: "output")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: output.path)
        return Dictionary(
            uniqueKeysWithValues: paths.compactMap { path in
                FileManager.default.contents(atPath: output.appending(path: path).path).map { (path, $0) }
            })
    }

    @Test func `one run writes the files of both, and tells when one of either is stale`() async throws {
        try await withTemporaryFolder { folder in
            for name in ["both", "one"] {
                let place = folder.appending(path: name)
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try SmallSurvey.write(to: place, edition: "first")
                try SmallSurvey.copyTemplates(to: place.appending(path: "templates"))
            }
            let (both, one) = (folder.appending(path: "both"), folder.appending(path: "one"))
            for command in ["render", "codegen"] {
                #expect(try await Tool.run([command] + SmallSurvey.today, in: both).exitCode == 0)
            }
            let run = try await Tool.run(["generate"] + SmallSurvey.today, in: one)
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(try Self.files(in: one) == Self.files(in: both))
            #expect(try await Tool.run(["generate", "--check"] + SmallSurvey.today, in: both).exitCode == 0)
            for path in ["matrix.md", "presets.json"] {
                let file = one.appending(path: "output/" + path)
                let fresh = try Data(contentsOf: file)
                try (fresh + Data(" ".utf8)).write(to: file)
                let check = try await Tool.run(["generate", "--check"] + SmallSurvey.today, in: one)
                #expect(check.exitCode == 1 && check.output.contains(path), "\(check.output)")
                try fresh.write(to: file)
            }
        }
    }
}
