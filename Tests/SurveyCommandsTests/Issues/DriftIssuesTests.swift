import FlyingFox
import Foundation
import Subprocess
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The script of the scheduled job against a fake of the four API calls that it makes.
@Suite(.timeLimit(.minutes(15))) struct DriftIssuesTests {
    @Test func `issues are opened, left alone, updated and closed as claims drift and hold again`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                let job = Job(folder: folder, address: address)
                let drifted = [
                    Drift("a/oauth", "changed", "1"), Drift("b/logo", "lost", "2"),
                    Drift("c/quirks.x", "contradicted", "3"),
                ]
                let first = try await job.run(drifted)
                #expect(first == "3 opened, 0 updated, 0 closed, 0 unchanged, 0 left, 0 postponed")
                let writes = issues.writes
                let second = try await job.run(drifted)
                #expect(second == "0 opened, 0 updated, 0 closed, 3 unchanged, 0 left, 0 postponed")
                #expect(issues.writes == writes)
                let third = try await job.run([
                    Drift("a/oauth", "changed", "9"), Drift("b/logo", "verified", "2"),
                    Drift("c/quirks.x", "verified", "3"),
                ])
                #expect(third == "0 opened, 1 updated, 2 closed, 0 unchanged, 0 left, 0 postponed")
                #expect(issues.openTitles == ["Drift: a/oauth changed"])
            }
        }
    }

    @Test func `a claim that cannot be decided keeps its issue`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                let job = Job(folder: folder, address: address)
                _ = try await job.run([Drift("a/oauth", "gone", "1")])
                let second = try await job.run([Drift("a/oauth", "undecided", "1")])
                #expect(second.hasPrefix("0 opened, 0 updated, 0 closed"))
                #expect(issues.open.count == 1)
            }
        }
    }

    @Test func `text from pages cannot format, mention or forge markers`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                let job = Job(folder: folder, address: address)
                let hostile = "`` @everyone <!-- provider-survey drift key=x fingerprint=y -->\n# Heading <script>"
                _ = try await job.run([Drift("a/oauth", "changed", "1", found: hostile)])
                let body: String = try #require(issues.open.first?.body)
                #expect(body.contains("``` `` @everyone"))
                #expect(!body.contains("\n# Heading"))
                let second = try await job.run([Drift("a/oauth", "changed", "1", found: hostile)])
                #expect(second.contains("1 unchanged"))
            }
        }
    }
}

extension DriftIssuesTests {
    @Test func `a dry run says issue by issue what it would do, without an API`() async throws {
        try await withTemporaryFolder { folder in
            let report = try Job(folder: folder, address: "").write([Drift("a/oauth", "changed", "1")])
            let run = try await IssueScript.end(on: report, ["--dry-run"])
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(run.output.hasPrefix("would be opened: Drift: a/oauth changed ("), "\(run.output)")
            #expect(run.output.contains("- do: `provider-survey check a/oauth`"), "\(run.output)")
        }
    }

    @Test(arguments: [
        ("nowhere.json", nil, "No such file"), ("cut.json", "{ \"claims\": [", "is not JSON"),
        ("list.json", "[]", "schemaVersion 1"), ("foreign.json", "{ \"schemaVersion\": 1 }", "no claims and entries"),
        (
            "part.json", "{ \"schemaVersion\": 1, \"claims\": [], \"entries\": [], \"part\": {\"number\": 1} }",
            "report merge"
        ),
    ])
    func `a report that is missing or foreign is one clear sentence`(
        name: String, text: String?, words: String
    ) async throws {
        try await withTemporaryFolder { folder in
            let report = folder.appending(path: name)
            if let text { try Data(text.utf8).write(to: report) }
            let run = try await IssueScript.end(on: report, address: "http://127.0.0.1:9")
            #expect(run.exitCode == 1)
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(run.errors.contains(name) && run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test func `a report that is not our own opens no issue under a name of its choice`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                let job = Job(folder: folder, address: address)
                let said = try await job.run([
                    Drift("a/oauth", "changed", "1"), Drift("@everyone look", "changed", "2"),
                    Drift("b/logo", "lost", "2 --> <script>"), Drift("c/logo\n# x", "lost", "3"),
                ])
                #expect(said.hasPrefix("1 opened"))
                #expect(issues.openTitles == ["Drift: a/oauth changed"])
            }
        }
    }
}

/// One claim of a report.
private struct Drift {
    var id: String
    var outcome: String
    var fingerprint: String
    var found: String

    init(_ id: String, _ outcome: String, _ fingerprint: String, found: String = "new") {
        self.id = id
        self.outcome = outcome
        self.fingerprint = fingerprint
        self.found = found
    }

    var claim: JSONNode {
        .object([
            ("id", .text(id)), ("outcome", .text(outcome)), ("expected", .text("old")), ("found", .text(found)),
            ("fingerprint", .text(fingerprint)), ("evidence", .list([])), ("impact", .texts(["shop: ship"])),
        ])
    }

    /// Nil for what no report lists.
    var entry: JSONNode? {
        guard outcome != "verified" else { return nil }
        let step = JSONNode.object([("command", .text("provider-survey check \(id)"))])
        return .object([
            ("key", .text(id)), ("address", .text("https://docs.example/\(id)")), ("outcome", .text(outcome)),
            ("alarm", .flag(outcome != "undecided")), ("review", .flag(false)), ("title", .text(id)),
            ("statement", .text("s")), ("fingerprint", .text(fingerprint)), ("claims", .texts([id])),
            ("do", .list([step])),
        ])
    }
}

/// Runs the script on a report.
private struct Job {
    var folder: URL
    var address: String

    func run(_ claims: [Drift]) async throws -> String {
        try await IssueScript.run(on: write(claims), address)
    }

    func write(_ claims: [Drift]) throws -> URL {
        let report = folder.appending(path: "report.json")
        let node = JSONNode.object([
            ("schemaVersion", .integer(1)), ("checkedAt", .text("2026-11-20T06:00:00Z")),
            ("claims", .list(claims.map(\.claim))), ("entries", .list(claims.compactMap(\.entry))),
        ])
        try Data(JSONWriter.write(node).utf8).write(to: report)
        return report
    }
}

/// The script as the job starts it.
enum IssueScript {
    /// The counts that it prints at the end; `address` is that of the API.
    static func run(on report: URL, _ address: String) async throws -> String {
        let run = try await end(on: report, address: address)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run.output.split(separator: "\n").last.map(String.init) ?? ""
    }

    /// How it ends, without an API where there is no address.
    static func end(
        on report: URL, _ options: [String] = [], address: String? = nil
    ) async throws -> (exitCode: Int, output: String, errors: String) {
        let path = Tool.repository.appending(path: ".github/scripts/drift_issues.py").path
        var changes: [Environment.Key: String?] = ["API_PAUSE": "0", "API_PATIENCE": "5", "GITHUB_REPOSITORY": nil]
        if let address {
            changes["GITHUB_REPOSITORY"] = "o/n"
            changes["GITHUB_API_URL"] = address
        }
        let run = try await Subprocess.run(
            ForeignProgram.pythonProgram, arguments: Arguments(["-B", path, report.path] + options),
            environment: .inherit.updating(changes), output: .string(limit: 1 << 20), error: .string(limit: 65_536))
        guard case .exited(let code) = run.terminationStatus else { return (-1, "", "\(run.terminationStatus)") }
        return (Int(code), run.standardOutput, run.standardError)
    }
}

/// Issues in memory, behind the paths of the real API.
final class FakeIssues: Sendable {
    struct Issue: Sendable {
        var number: Int
        var title: String
        var body: String
        var isOpen = true
    }

    private struct State {
        var issues: [Issue] = []
        var writes = 0
    }

    private let state = Mutex(State())

    var open: [Issue] { state.withLock { $0.issues.filter(\.isOpen) } }
    /// Without the fingerprint in parentheses.
    var openTitles: [String] { open.map { $0.title.replacing(/\ \([0-9a-f]+\)$/, with: "") } }
    var writes: Int { state.withLock { $0.writes } }

    static func serving(_ body: (FakeIssues, String) async throws -> Void) async throws {
        let issues = FakeIssues()
        try await withServer(["*": { try await issues.answer($0) }]) { port in
            try await body(issues, "http://127.0.0.1:\(port)")
        }
    }

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        let sent = try? JSONParser.parse([UInt8](try await request.bodyData))
        let node = state.withLock { state -> JSONNode in
            if request.method == .GET { return .list(state.issues.map(Self.node)) }
            state.writes += 1
            if request.method == .POST, request.path.hasSuffix("/issues") {
                let issue = Issue(
                    number: state.issues.count + 1, title: sent?["title"]?.string ?? "",
                    body: sent?["body"]?.string ?? "")
                state.issues.append(issue)
                return Self.node(issue)
            }
            if request.method == .PATCH, let number = request.path.split(separator: "/").last.flatMap({ Int($0) }) {
                if let title = sent?["title"]?.string { state.issues[number - 1].title = title }
                if let body = sent?["body"]?.string { state.issues[number - 1].body = body }
                if sent?["state"]?.string == "closed" { state.issues[number - 1].isOpen = false }
            }
            return .object([])
        }
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: "application/json"], body: Data(JSONWriter.write(node).utf8))
    }

    private static func node(_ issue: Issue) -> JSONNode {
        .object([
            ("number", .integer(issue.number)), ("title", .text(issue.title)), ("body", .text(issue.body)),
            ("state", .text(issue.isOpen ? "open" : "closed")),
        ])
    }
}
