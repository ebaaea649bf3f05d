import Foundation
import SurveyTestSupport
import Testing

/// How `codegen` says which providers a target does not hold.
@Suite(.timeLimit(.minutes(15))) struct LeftOutTests {
    @Test func `one line counts who is left out, and --verbose names each with its target and the reason`() async throws
    {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let codegen = ["codegen", "codex", "litellm", "--output", "out"]
            let brief = try await Tool.run(codegen, in: folder)
            #expect(brief.exitCode == 0, "\(brief.errors)")
            let lines = brief.errors.split(separator: "\n")
            #expect(
                lines == ["2 files written, 0 unchanged; 2 targets, 12 providers left out of some: --verbose"],
                "\(brief.errors)")
            let check = try await Tool.run(codegen + ["--check"], in: folder)
            #expect(
                check.exitCode == 0
                    && check.errors == "2 files fresh; 2 targets, 12 providers left out of some: --verbose\n",
                "\(check.errors)")
            let full = try await Tool.run(codegen + ["--verbose"], in: folder)
            #expect(full.errors.contains("codex/config.toml: skipped small-1: no endpoint offers "), "\(full.errors)")
            #expect(!full.errors.contains("--verbose"))
        }
    }
}
