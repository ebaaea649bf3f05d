import Foundation
import SurveyModel
import SurveySupport

/// A survey on disk that cites the pages of the laboratory. Each case is a provider of its own: a statement on the sick
/// page, and one on a healthy page of the same and of another host.
enum LaboratorySurvey {
    private static let day = JSONNode.text("2026-01-10")

    static func write(_ faults: [Fault], to folder: URL) throws {
        try begin(folder)
        var sources: [JSONNode] = []
        for fault in faults {
            sources += [
                source("\(fault.id)-sick", fault.url), source("\(fault.id)-same", fault.neighbourURL),
                source("\(fault.id)-other", fault.distantURL),
            ]
            let members: [(String, JSONNode?)] = [
                sickClaim(fault),
                ("endpoints", .list([endpoint("same", of: fault), endpoint("other", of: fault)])),
            ]
            try write(provider(fault.id, members), to: folder, "providers/\(fault.id).json")
        }
        try write(publisher(sources), to: folder, "sources/laboratory.json")
    }

    /// One provider with a statement on each of so many pages; `address` gives the page's.
    static func write(pages count: Int, to folder: URL, address: (Int) -> String) throws {
        try begin(folder)
        try write(
            publisher((0..<count).map { source("page-\($0)", address($0)) }), to: folder, "sources/laboratory.json")
        let quirks = (0..<count).map { number in
            claim([
                ("id", .text("page-\(number)")), ("text", .text("Calls are paid apart.")),
                ("evidence", cited("page-\(number)", .quote(Fault.statement))),
            ])
        }
        try write(provider("pages", [("quirks", .list(quirks))]), to: folder, "providers/pages.json")
    }

    private static func begin(_ folder: URL) throws {
        for name in ["providers", "sources"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let survey = JSONNode.object([
            ("title", .text("The fault laboratory")), ("issue", .text("#1")), ("dates", .list([day])),
            ("methodology", .list([])), ("questions", .list([])), ("bottomLine", .list([])),
            ("considerations", .list([])),
        ])
        try write(survey, to: folder, "survey.json")
    }

    private static func publisher(_ sources: [JSONNode]) -> JSONNode {
        .object([("publisher", .text("Laboratory")), ("sources", .list(sources))])
    }

    private static func source(_ id: String, _ url: String) -> JSONNode {
        .object([
            ("id", .text(id)), ("title", .text(id)), ("url", .text(url)), ("kind", .text("primary")), ("asOf", day),
        ])
    }

    private static func provider(_ id: String, _ members: [(String, JSONNode?)]) -> JSONNode {
        .object(
            [
                ("id", .text(id)), ("name", .text(id)), ("vendor", .text("Laboratory")),
                ("category", .text("model-vendor")),
            ] + members)
    }

    private static func sickClaim(_ fault: Fault) -> (String, JSONNode?) {
        let evidence = cited("\(fault.id)-sick", fault.citation)
        return switch fault.citation {
        case .quote: ("consumerPlan", claim([("grantsAPI", .text("no")), ("evidence", evidence)]))
        case .prefixAt:
            (
                "routing",
                .object([("litellm", claim([("prefix", .text("laboratory")), ("evidence", evidence)]))])
            )
        }
    }

    private static func endpoint(_ place: String, of fault: Fault) -> JSONNode {
        let evidence = JSONNode.list([.object([("source", .text("\(fault.id)-\(place)"))])])
        return claim([
            ("id", .text(place)), ("region", .text("global")),
            ("baseURL", .text("https://\(place).\(fault.id).example/v1")), ("protocol", .text("openai-chat")),
            ("auth", .object([("scheme", .text("bearer"))])), ("evidence", evidence),
        ])
    }

    private static func claim(_ members: [(String, JSONNode?)]) -> JSONNode {
        .object(members + [("asOf", day)])
    }

    private static func cited(_ source: String, _ citation: Fault.Citation) -> JSONNode {
        let form: (String, JSONNode?) =
            switch citation {
            case .quote(let text): ("quote", .text(text))
            case .prefixAt(let text): ("pointer", .text(text))
            }
        return .list([.object([("source", .text(source)), form])])
    }

    private static func write(_ node: JSONNode, to folder: URL, _ path: String) throws {
        try Data(JSONWriter.write(node).utf8).write(to: folder.appending(path: path))
    }
}
