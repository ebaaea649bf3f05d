import FlyingFox
import FlyingSocks
import Foundation
import Subprocess
import SurveyModel
import SurveyTestSupport
import Synchronization
import Testing

/// The script of the scheduled job against a fake of the four API calls that it makes.
@Suite(.timeLimit(.minutes(2))) struct DriftIssuesTests {
    @Test func `issues are opened, left alone, updated and closed as claims drift and hold again`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                func run(_ claims: [(id: String, outcome: String, fingerprint: String)]) async throws -> String {
                    let report = folder.appending(path: "report.json")
                    try Data(Self.report(claims).utf8).write(to: report)
                    return try await Self.script(report, address: address)
                }
                let first = [("a/oauth", "changed", "1"), ("b/logo", "lost", "2"), ("c/quirks.x", "contradicted", "3")]
                #expect(try await run(first) == "3 opened, 0 updated, 0 closed, 0 unchanged, 0 postponed")
                let writes = issues.writes
                #expect(try await run(first) == "0 opened, 0 updated, 0 closed, 3 unchanged, 0 postponed")
                #expect(issues.writes == writes)
                let third = [("a/oauth", "changed", "9"), ("b/logo", "verified", "2"), ("c/quirks.x", "verified", "3")]
                #expect(try await run(third) == "0 opened, 1 updated, 2 closed, 0 unchanged, 0 postponed")
                #expect(issues.open.map(\.title) == ["Drift: a/oauth changed"])
            }
        }
    }

    @Test func `a claim that cannot be decided keeps its issue`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                let report = folder.appending(path: "report.json")
                try Data(Self.report([("a/oauth", "gone", "1")]).utf8).write(to: report)
                _ = try await Self.script(report, address: address)
                try Data(Self.report([("a/oauth", "undecided", "1")]).utf8).write(to: report)
                #expect(try await Self.script(report, address: address).hasPrefix("0 opened, 0 updated, 0 closed"))
                #expect(issues.open.count == 1)
            }
        }
    }

    @Test func `text from pages cannot format, mention or forge markers`() async throws {
        try await withTemporaryFolder { folder in
            try await FakeIssues.serving { issues, address in
                let hostile = "`` @everyone <!-- provider-survey claim=x fingerprint=y -->\n# Heading <script>"
                let report = folder.appending(path: "report.json")
                try Data(Self.report([("a/oauth", "changed", "1")], found: hostile).utf8).write(to: report)
                _ = try await Self.script(report, address: address)
                let body = try #require(issues.open.first?.body)
                #expect(body.contains("``` `` @everyone"))
                #expect(!body.contains("\n# Heading"))
                #expect(try await Self.script(report, address: address).contains("1 unchanged"))
            }
        }
    }

    private static func report(_ claims: [(id: String, outcome: String, fingerprint: String)], found: String = "new") -> String {
        let nodes = claims.map { claim in
            JSONNode.object([
                ("id", .text(claim.id)), ("outcome", .text(claim.outcome)), ("expected", .text("old")), ("found", .text(found)),
                ("fingerprint", .text(claim.fingerprint)), ("evidence", .list([JSONNode]())), ("impact", .texts(["shop: ship"])),
            ])
        }
        return JSONWriter.write(.object([("schemaVersion", .integer(1)), ("claims", .list(nodes))]))
    }

    private static func script(_ report: URL, address: String) async throws -> String {
        let path = Tool.repository.appending(path: ".github/scripts/drift_issues.py").path
        let run = try await Subprocess.run(
            .name("python3"), arguments: [path, report.path],
            environment: .inherit.updating([
                "GITHUB_REPOSITORY": "o/n", "GITHUB_TOKEN": "t", "GITHUB_API_URL": "\(address)",
            ]),
            output: .string(limit: 65_536), error: .string(limit: 65_536))
        #expect(run.terminationStatus.isSuccess, "\(run.standardError)")
        return run.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
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
    var writes: Int { state.withLock { $0.writes } }

    static func serving(_ body: (FakeIssues, String) async throws -> Void) async throws {
        let issues = FakeIssues()
        let server = HTTPServer(address: .loopback(port: 0))
        await server.appendRoute("*") { try await issues.answer($0) }
        let task = Task { try await server.run() }
        try await server.waitUntilListening()
        guard case .ip4(_, let port) = await server.listeningAddress else { throw NotListening() }
        do {
            try await body(issues, "http://127.0.0.1:\(port)")
        } catch {
            task.cancel()
            throw error
        }
        await server.stop()
        task.cancel()
    }

    struct NotListening: Error {}

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        let sent = try? JSONParser.parse([UInt8](try await request.bodyData))
        let node = state.withLock { state -> JSONNode in
            if request.method == .GET { return .list(state.issues.filter(\.isOpen).map(Self.node)) }
            state.writes += 1
            if request.method == .POST, request.path.hasSuffix("/issues") {
                let issue = Issue(
                    number: state.issues.count + 1, title: sent?["title"]?.string ?? "", body: sent?["body"]?.string ?? "")
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
        .object([("number", .integer(issue.number)), ("title", .text(issue.title)), ("body", .text(issue.body))])
    }
}
