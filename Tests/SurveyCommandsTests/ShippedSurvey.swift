import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport

/// The survey in this repository, and a working copy of it for runs of the tool.
enum ShippedSurvey {
    static func load() throws -> Survey {
        let files = try SurveyLoader.files(in: Tool.repository.appending(path: "data").path)
        guard let survey = SurveyLoader.load(files, today: SurveyDate(daysSince1970: 21_000)).survey else {
            throw Unreadable()
        }
        return survey
    }

    struct Unreadable: Error {}

    /// Runs `body` in a folder that holds copies of `data`, `templates` and the presets library.
    static func withCopy<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "Sources"), withIntermediateDirectories: false)
            for name in ["data", "templates", "Sources/ProviderPresets"] {
                try FileManager.default.copyItem(
                    at: Tool.repository.appending(path: name), to: folder.appending(path: name))
            }
            return try await body(folder)
        }
    }
}

/// A JSON report of `check`, as scripts read it.
struct CheckReportJSON {
    var root: JSONNode

    init(_ text: String) throws { root = try JSONParser.parse(Array(text.utf8)) }

    init(file: URL) throws { root = try JSONParser.parse([UInt8](try Data(contentsOf: file))) }

    func claim(_ id: String) -> JSONNode? { root["claims"]?.array?.first { $0["id"]?.string == id } }

    func outcome(_ id: String) -> String? { claim(id)?["outcome"]?.string }

    func found(_ id: String) -> String? { claim(id)?["found"]?.string }

    func count(_ outcome: String) -> Int { Int(root["summary"]?["claims"]?[outcome]?.scalarText ?? "") ?? -1 }

    /// The report without what differs between a run and its replay.
    var timeless: String {
        let members = (root.members ?? []).filter { $0.key != "checkedAt" && $0.key != "mode" }
        return JSONWriter.write(JSONNode(.object(members)))
    }
}
