import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// One edit through the built tool: accepted where it was, checked after, and what was told of it.
struct ToldRun {
    private var run: Tool.Run
    private var strict: Tool.Run
    private var claim: JSONNode?
    private var report: String

    private static let day = JSONNode.text("2026-01-10")

    static func of(_ edit: PageEdit, on page: PageEdits) async throws -> ToldRun {
        try await withTemporaryFolder { folder in
            try writeSurvey(edit, page, to: folder)
            try recording(of: page, 200, page.page).write(to: folder.appending(path: "before.warc"))
            try recording(of: page, edit.status, edit.body).write(to: folder.appending(path: "after.warc"))
            if !edit.isFirst {
                let accepted = try await Tool.run(["accept", "--all", "--replay", "before.warc"], in: folder)
                try #require(accepted.exitCode == 0, "\(edit.title): \(accepted.errors)")
            }
            let check = ["check", "--replay", "after.warc"]
            let run = try await Tool.run(check + ["--report", "report.json"], in: folder)
            let strict = try await Tool.run(check + ["--strict"], in: folder)
            let report = try Data(contentsOf: folder.appending(path: "report.json"))
            return ToldRun(
                run: run, strict: strict, claim: try JSONParser.parse([UInt8](report))["claims"]?.array?.first,
                report: String(decoding: report, as: UTF8.self))
        }
    }

    func complaints(about edit: PageEdit) -> [String] {
        let seen = edit.told.keys.sorted().map { word in (word, edit.told[word] ?? "", value(of: word, edit)) }
        return seen.filter { $0.1 != $0.2 }.map { "\(edit.title): \($0.0) \($0.2), expected \($0.1)" }
    }

    /// What the tool told, in the words of the format.
    private func value(of word: String, _ edit: PageEdit) -> String {
        switch word {
        case "exit": return "\(run.exitCode)"
        case "strict": return "\(strict.exitCode)"
        case "review": return claim?["review"]?.scalarText == "true" ? "yes" : "no"
        case "notice":
            let text = report + run.output
            guard text.lowercased().contains("new requirement") else { return "none" }
            let name = edit.told[word] ?? ""
            return text.contains(name) ? name : "of something else"
        case "elsewhere": return (report + run.output).contains("stands elsewhere") ? "yes" : "no"
        case "nearest":
            // A whole sentence; its end may be cut.
            let sentence = edit.told[word] ?? ""
            let texts = claim?["evidence"]?.array?.compactMap { ($0["nearest"] ?? $0["found"])?.string } ?? []
            return texts.contains { $0.contains(sentence.dropLast()) } ? sentence : texts.joined(separator: " | ")
        default:
            let candidates = claim?["candidates"]?.array?.compactMap(\.string) ?? []
            let expected = edit.told[word] ?? ""
            if Int(expected) != nil { return "\(candidates.count)" }
            // In any order.
            let isSame = Set(candidates) == Set(expected.split(separator: " | ").map(String.init))
            return isSame ? expected : candidates.joined(separator: " | ")
        }
    }

    // MARK: - What the tool reads

    private static func recording(of page: PageEdits, _ status: Int, _ body: String) throws -> Data {
        let bytes = try page.bytes(body)
        let head = "HTTP/1.1 \(status) -\r\nContent-Type: \(page.type)\r\nContent-Length: \(bytes.count)\r\n\r\n"
        let fields = [
            "WARC/1.1", "WARC-Type: response", "WARC-Target-URI: \(page.url)", "WARC-Date: 2026-01-10T06:00:00Z",
            "WARC-Record-ID: <urn:uuid:\(UUID().uuidString)>", "Content-Type: application/http; msgtype=response",
            "Content-Length: \(head.utf8.count + bytes.count)",
        ]
        return Data(fields.joined(separator: "\r\n").utf8) + Data("\r\n\r\n\(head)".utf8) + Data(bytes)
            + Data("\r\n\r\n".utf8)
    }

    private static func writeSurvey(_ edit: PageEdit, _ page: PageEdits, to folder: URL) throws {
        func put(_ path: String, _ members: [(String, JSONNode?)]) throws {
            let file = folder.appending(path: "data/\(path)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(JSONWriter.write(.object(members)).utf8).write(to: file)
        }
        let none = JSONNode.list([])
        try put(
            "survey.json",
            [
                ("title", .text("One page")), ("issue", .text("#1")), ("dates", .list([day])), ("methodology", none),
                ("questions", none), ("bottomLine", none), ("considerations", none),
            ])
        let source: [(String, JSONNode?)] = [
            ("id", .text("page")), ("title", .text("The page")), ("url", .text(page.url)), ("kind", .text("primary")),
            ("asOf", day),
        ]
        try put("sources/web.json", [("publisher", .text("Web")), ("sources", .list([.object(source)]))])
        let service: [(String, JSONNode?)] = [
            ("id", .text("service")), ("name", .text("Service")), ("vendor", .text("Vendor")),
            ("category", .text("model-vendor")),
        ]
        try put("providers/service.json", service + [claim(of: edit)])
    }

    private static func claim(of edit: PageEdit) -> (String, JSONNode?) {
        // The name of a header is one field of several of an endpoint.
        let field: JSONNode? = edit.claimType == "header" ? .text("headers/0/name") : nil
        let evidence = JSONNode.list([
            .object([("source", .text("page")), ("quote", .text(edit.quote)), ("field", field)])
        ])
        func claim(_ members: (String, JSONNode?)...) -> JSONNode {
            .object(members + [("asOf", day), ("evidence", evidence)])
        }
        let value = JSONNode.text(edit.value)
        return switch edit.claimType {
        case "base-url":
            (
                "endpoints",
                .list([
                    claim(
                        ("region", .text("global")), ("baseURL", value), ("protocol", .text("openai-chat")),
                        ("auth", .object([("scheme", .text("bearer"))])))
                ])
            )
        case "header":
            (
                "endpoints",
                .list([
                    claim(
                        ("region", .text("global")), ("baseURL", .text("https://api.service.example/v1")),
                        ("protocol", .text("openai-chat")), ("auth", .object([("scheme", .text("bearer"))])),
                        ("headers", .list([.object([("name", value)])])))
                ])
            )
        case "env-var":
            ("credentials", .list([claim(("kind", .text("api-key")), ("environment", .list([value])))]))
        case "model-id": ("models", .object([("litellm", claim(("id", value)))]))
        default: ("quirks", .list([claim(("id", .text("statement")), ("text", .text("A statement.")))]))
        }
    }
}
