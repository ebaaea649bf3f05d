import Foundation
import SurveyTestSupport
import Testing

/// The GitHub Action and the hook of pre-commit, on a sample repository.
struct IntegrationTests {
    private static let stale = "base = 'https://api.together.xyz/v1'\n"

    private struct Outcome {
        var exitCode: Int
        var output: String
        var errors: String
    }

    private static func git(_ arguments: [String], in folder: URL) async throws {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        try await ForeignProgram.output(of: "git", identity + arguments, in: folder)
    }

    private func withRepository(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try LintSurvey.put("old = " + Self.stale, folder.appending(path: "old.py"))
            try await Self.git(["init", "-q", "-b", "main", "."], in: folder)
            try await Self.git(["add", "-A"], in: folder)
            try await Self.git(["commit", "-q", "-m", "first"], in: folder)
            try await body(folder)
        }
    }

    /// Python, by a path that `ForeignProgram` knows, and what it says of a missing package.
    private func run(
        _ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) async throws -> Outcome {
        let assignments = environment.map { "\($0.key)=\($0.value)" }
        let script = "code=0; env \"$@\" > out 2> err || code=$?; echo $code > code"
        try await ForeignProgram.output(
            of: "bash", ["-c", script, "bash"] + assignments + [program] + arguments, in: folder)
        func text(_ name: String) throws -> String {
            defer { try? FileManager.default.removeItem(at: folder.appending(path: name)) }
            return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        let code = try text("code")
        return try Outcome(exitCode: Int(code.filter(\.isNumber)) ?? -1, output: text("out"), errors: text("err"))
    }

    @Test func theActionAnnotatesSumsUpAndReports() async throws {
        try await withRepository { folder in
            let script = Tool.repository.appending(path: "Tests/SourceLintTests/Support/run_action.py").path
            func action(_ inputs: String...) async throws -> Outcome {
                try await run(
                    ForeignProgram.python,
                    [script, Tool.repository.appending(path: "action.yml").path, "tool=\(Tool.executable.path)"]
                        + inputs,
                    in: folder, environment: ["GITHUB_STEP_SUMMARY": "../\(folder.lastPathComponent)-summary.md"])
            }
            let summaryFile = folder.deletingLastPathComponent().appending(
                path: "\(folder.lastPathComponent)-summary.md")
            defer { try? FileManager.default.removeItem(at: summaryFile) }
            let whole = try await action("sarif=lint.sarif")
            #expect(whole.exitCode == 1, "\(whole.errors)")
            #expect(
                whole.output.hasPrefix("::warning file=old.py,line=1,col=23,title=moved-host::api.together.xyz was"))
            let summary = try String(contentsOf: summaryFile, encoding: .utf8)
            #expect(summary.contains("| `old.py:1` | warning | moved-host |"))
            let sarif = try String(contentsOf: folder.appending(path: "lint.sarif"), encoding: .utf8)
            #expect(sarif.contains("\"ruleId\": \"moved-host\""))
            let unchanged = try await action("changed-since=HEAD", "paths=old.py")
            #expect(unchanged.exitCode == 0, "\(unchanged.errors)")
            // What a user sets is never read as code.
            let hostile = try await action("paths=$(touch hacked) ;touch${IFS}hacked")
            #expect(hostile.exitCode == 64)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "hacked").path))
        }
    }

    @Test func theHookStopsACommitThatWritesAStaleValue() async throws {
        try await withRepository { folder in
            try await withTemporaryFolder { hooks in
                let file = Tool.repository.appending(path: ".pre-commit-hooks.yaml")
                try FileManager.default.copyItem(at: file, to: hooks.appending(path: ".pre-commit-hooks.yaml"))
                try await Self.git(["init", "-q", "."], in: hooks)
                try await Self.git(["add", "-A"], in: hooks)
                try await Self.git(["commit", "-q", "-m", "hooks"], in: hooks)
                let path = "\(Tool.executable.deletingLastPathComponent().path):/usr/local/bin:/usr/bin:/bin"
                func hook() async throws -> Outcome {
                    try await run(
                        ForeignProgram.python,
                        ["-m", "pre_commit", "try-repo", hooks.path, "provider-survey-lint", "--all-files"], in: folder,
                        environment: ["PATH": path, "PRE_COMMIT_HOME": hooks.appending(path: "cache").path])
                }
                let before = try await hook()
                #expect(before.exitCode == 0, "\(before.output) \(before.errors)")
                try LintSurvey.put(Self.stale, folder.appending(path: "new.py"))
                try await Self.git(["add", "-A"], in: folder)
                let after = try await hook()
                #expect(after.exitCode == 1, "\(after.output) \(after.errors)")
                #expect(after.output.contains("new.py:1:17: warning: api.together.xyz was replaced by api.together.ai"))
                #expect(!after.output.contains("old.py"))
            }
        }
    }
}
