import Foundation
import SurveyTestSupport
import Testing

/// What the jobs on GitHub may do, and whose code they run.
@Suite struct WorkflowTests {
    private static let folder = Tool.repository.appending(path: ".github/workflows")
    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yml") }.sorted()
    }()

    private func lines(_ name: String) throws -> [String] {
        try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8).components(separatedBy: "\n")
    }

    @Test(arguments: WorkflowTests.names)
    func `actions are pinned by commit, and leave no token behind`(name: String) throws {
        let lines = try lines(name)
        for (index, line) in lines.enumerated() where line.contains("uses:") {
            #expect(line.contains(/uses: [a-z-]+\/[a-z\/-]+@[0-9a-f]{40} # v[0-9]/), "\(line)")
            if line.contains("actions/checkout@") {
                #expect(lines[index...].prefix(3).contains { $0.contains("persist-credentials: false") }, "\(line)")
            }
        }
    }

    /// Titles, branch names and messages are anybody's text; in a script they would be code.
    @Test(arguments: WorkflowTests.names)
    func `no text from an event reaches a script`(name: String) throws {
        // Two that are no text of anybody's: a number, and a word of GitHub's.
        let text = try lines(name).joined(separator: "\n")
            .replacing("${{ github.event.workflow_run.id }}", with: "")
            .replacing("if: github.event.workflow_run.conclusion == 'success'", with: "")
        #expect(!text.contains("github.event."))
        #expect(!text.contains("github.head_ref"))
        #expect(!text.contains("pull_request_target"))
    }

    @Test func `linters find nothing in workflows and shell scripts`() async throws {
        let script = Tool.repository.appending(path: "Tests/Schedule/lint").path
        #expect(try await ForeignProgram.output(of: ForeignProgram.python, ["-B", script]) == "")
    }

    @Test(arguments: WorkflowTests.names)
    func `the job that reads pages writes nothing`(name: String) throws {
        let lines = try lines(name)
        #expect(lines.contains { $0.hasPrefix("permissions:") })
        let blocks = lines.joined(separator: "\n").split(separator: /\n  (?=[a-z]+:\n)/)
        #expect(blocks.count > 1)
        for block in blocks where block.contains("provider-survey check") || block.contains("make ") {
            #expect(!block.contains(": write"), "\(block.prefix(60))")
            #expect(!block.contains("secrets."), "\(block.prefix(60))")
        }
    }
}
