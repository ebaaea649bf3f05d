import PageMatch
import SurveyModel
package import SurveySupport

/// A set of documentation pages before and after a real edit, each with one cited fact.
package struct ReplaySet: Sendable {
    package var events: [Event]

    package struct Event: Sendable {
        package var id: String
        package var url: String
        package var type: ValueType
        package var value: String
        package var quote: String
        package var before: Response
        package var after: Response
        /// Further answers by address.
        package var extra: [String: Response]
        package var later: Response?
    }

    package struct Response: Sendable {
        package var status: Int
        package var contentType: String?
        /// File below the set's folder.
        package var body: String?
        package var location: String?
    }

    /// Nil where the document is not of the format.
    package init?(_ root: JSONNode) {
        guard let events = (root["events"] ?? root).array else { return nil }
        self.events = events.compactMap(Event.init)
    }
}

extension ReplaySet.Event {
    init?(_ node: JSONNode) {
        guard let id = node["id"]?.string, let url = node["url"]?.string, let claim = node["claim"],
            let type = claim["type"]?.string, let value = claim["value"]?.string,
            let before = node["before"].flatMap(ReplaySet.Response.init),
            let after = node["after"].flatMap(ReplaySet.Response.init)
        else { return nil }
        self.id = id
        self.url = url
        // Words of a page are taken letter by letter; a survey's own `text` never stands on one.
        self.type = ["text", "oauth"].contains(type) ? .identifier : ValueType(rawValue: type) ?? .identifier
        self.value = value
        quote = node["quote"]?.string ?? ""
        self.before = before
        self.after = after
        extra = [:]
        for response in node["extra"]?.array ?? [] {
            guard let url = response["url"]?.string else { continue }
            extra[url] = ReplaySet.Response(response)
        }
        later = node["later"].flatMap { $0["response"] ?? $0 }.flatMap(ReplaySet.Response.init)
    }
}

extension ReplaySet.Response {
    init?(_ node: JSONNode) {
        guard let status = node["status"]?.scalarText.flatMap(Int.init) else { return nil }
        self.init(
            status: status, contentType: node["contentType"]?.string, body: node["body"]?.string,
            location: node["location"]?.string)
    }
}
