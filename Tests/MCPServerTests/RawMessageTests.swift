import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// What the server makes of lines that no good client sends.
@Suite(.timeLimit(.minutes(15))) struct RawMessageTests {
    private static func initialize(_ version: String = "2025-06-18") -> String {
        """
        {"jsonrpc":"2.0","id":"i","method":"initialize","params":{"protocolVersion":"\(version)","capabilities":{},\
        "clientInfo":{"name":"raw","version":"1"}}}
        """
    }

    private static let ping = #"{"jsonrpc":"2.0","id":"last","method":"ping"}"#

    /// The answers to some lines, each of which must itself be a line.
    private static func replies(to lines: [String]) async throws -> [JSONNode] {
        let output = try await ForeignProgram.output(
            of: Tool.executable.path, ["mcp"], input: lines.joined(separator: "\n") + "\n")
        return try output.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
    }

    private static func code(_ reply: JSONNode?) -> String? { reply?["error"]?["code"]?.scalarText }

    @Test(arguments: [
        ("{", "-32700", "null"), ("{\"jsonrpc\":\"2.0\",\"id\":1,}", "-32700", "null"), ("\u{FEFF}x", "-32700", "null"),
        (String(repeating: "[", count: 5_000), "-32700", "null"),
        ("[" + String(repeating: "1,", count: 600_000) + "1]", "-32700", "null"),
        ("7", "-32600", "null"), ("[]", "-32600", "null"),
        (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, "-32600", "null"),
        (#"{"id":1,"method":"ping"}"#, "-32600", "1"), (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, "-32600", "1"),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, "-32600", "null"),
        (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, "-32600", "null"),
        (#"{"jsonrpc":"2.0","id":{"a":1},"method":"ping"}"#, "-32600", "null"),
        (#"{"jsonrpc":"2.0","id":1,"method":7}"#, "-32600", "1"), (#"{"jsonrpc":"2.0","id":1}"#, "-32600", "1"),
        (#"{"jsonrpc":"2.0","id":"a","method":"ping","params":[1]}"#, "-32602", "a"),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/remove"}"#, "-32601", "1"),
        (#"{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"debug"}}"#, "-32601", "1"),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, "-32602", "1"),
        (
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_provider","arguments":[]}}"#,
            "-32602", "1"
        ),
        (#"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":1}}"#, "-32602", "1"),
        (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#, "-32602", "1"),
        (String(repeating: "x", count: 3 << 20), "-32600", "null"),
    ])
    func `a bad line gets its error, and the next one is answered`(line: String, code: String, id: String) async throws
    {
        let replies = try await Self.replies(to: [Self.initialize(), line, Self.ping])
        try #require(replies.count == 3)
        #expect(Self.code(replies[1]) == code, "\(replies[1])")
        #expect((replies[1]["id"]?.scalarText ?? "null") == id)
        #expect(replies[2]["id"]?.string == "last")
        #expect(replies[2]["result"] != nil)
    }

    @Test func `notifications, answers and blank lines get no answer`() async throws {
        let replies = try await Self.replies(to: [
            Self.initialize(), #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
            #"{"jsonrpc":"2.0","method":"tools/list"}"#,
            #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":[]}"#,
            #"{"jsonrpc":"2.0","id":5,"result":{}}"#, "", "  \r", Self.ping,
        ])
        #expect(replies.map { $0["id"]?.scalarText } == ["i", "last"])
    }

    @Test(arguments: [
        ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
        ("2025-11-25", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1.0", "2025-11-25"),
    ])
    func `the asked version is agreed on, or the newest that has sessions`(asked: String, agreed: String) async throws {
        let replies = try await Self.replies(to: [Self.initialize(asked)])
        #expect(replies.first?["result"]?["protocolVersion"]?.string == agreed)
    }

    @Test func `batches are answered in the one version that has them`() async throws {
        let batch = """
            [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/initialized"},\
            {"jsonrpc":"2.0","id":2,"method":"nothing"},7,\(Self.initialize())]
            """
        let replies = try await Self.replies(to: [Self.initialize("2025-03-26"), batch, "[]", Self.ping])
        try #require(replies.count == 4)
        let answers = try #require(replies[1].array)
        #expect(answers.map { $0["id"]?.scalarText } == ["1", "2", nil, "i"])
        #expect(answers.map(Self.code) == [nil, "-32601", "-32600", "-32600"])
        #expect(Self.code(replies[2]) == "-32600")
    }

    @Test func `without a session each request names its version`() async throws {
        func request(_ method: String, version: String, and more: String = "") -> String {
            """
            {"jsonrpc":"2.0","id":"\(method)","method":"\(method)","params":{"_meta":{\
            "io.modelcontextprotocol/protocolVersion":"\(version)"\(more)}}}
            """
        }
        let capabilities = #","io.modelcontextprotocol/clientCapabilities":{}"#
        let replies = try await Self.replies(to: [
            #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#,
            request("tools/list", version: "2031-01-01", and: capabilities),
            request("tools/list", version: "2026-07-28"),
            request("ping", version: "2026-07-28", and: capabilities),
            request("tools/list", version: "2026-07-28", and: capabilities),
            request("server/discover", version: "2026-07-28", and: capabilities),
        ])
        try #require(replies.count == 6)
        #expect(replies.prefix(4).map(Self.code) == ["-32602", "-32022", "-32602", "-32601"])
        #expect(replies[1]["error"]?["data"]?["supported"]?.array?.first?.string == "2026-07-28")
        let list = try #require(replies[4]["result"])
        #expect(list["resultType"]?.string == "complete")
        #expect(list["cacheScope"]?.string == "public")
        #expect(list["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"]?.string == "provider-survey")
        #expect(replies[5]["result"]?["supportedVersions"]?.array?.map(\.string) == ["2026-07-28"])
    }

    @Test func `a request that is cancelled behind it is not answered, its id may come again`() async throws {
        let call = #"{"jsonrpc":"2.0","id":9,"method":"tools/list"}"#
        let cancel = #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":9,"reason":"no"}}"#
        let replies = try await Self.replies(to: [Self.initialize(), call, cancel, Self.ping])
        #expect(replies.map { $0["id"]?.scalarText } == ["i", "last"])
        let again = try await Self.replies(to: [Self.initialize(), cancel, call, Self.ping])
        #expect(again.map { $0["id"]?.scalarText } == ["i", "9", "last"])
    }

    @Test func `a last line without a line feed is answered`() async throws {
        let output = try await ForeignProgram.output(of: Tool.executable.path, ["mcp"], input: Self.ping)
        #expect(output.hasPrefix("{ \"jsonrpc\": \"2.0\", \"id\": \"last\""))
        #expect(output.hasSuffix("\n"))
    }

    @Test func `the process ends with its client, by a signal, and keeps its memory`() async throws {
        let script = Tool.repository.appending(path: "Tests/MCPServerTests/Support/process_ends.py").path
        let output = try await ForeignProgram.output(of: ForeignProgram.python, [script, Tool.executable.path])
        let ends = try JSONParser.parse(Array(output.utf8))
        #expect(ends["endOfInput"]?.scalarText == "0")
        #expect(ends["terminated"]?.scalarText == "143")
        #expect(ends["interrupted"]?.scalarText == "130")
        #expect(ends["nobodyReads"]?.scalarText == "0")
        // 100 MB in one line are dropped while they come in.
        #expect(ends["answersAfterLongLine"]?.scalarText == "2")
        let grown = ends["grownMegabytes"]?.scalarText.flatMap(Int.init)
        #expect(grown.map { $0 < 50 } == true, "\(String(describing: grown)) MB")
    }
}
