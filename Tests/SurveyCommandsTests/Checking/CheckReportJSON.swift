import Foundation
import SurveyModel
import SurveySupport

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
