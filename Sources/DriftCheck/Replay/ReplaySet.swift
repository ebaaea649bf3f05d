import PageMatch
import SurveyModel
package import SurveySupport

/// A set of documentation pages before and after a real edit, each with one cited fact.
package struct ReplaySet: Sendable, Decodable {
    package var events: [Event]

    package struct Event: Sendable, Decodable {
        package var id: String
        package var url: String
        package var claim: Claim
        @OmittedWhenEmpty package var quote: String = ""
        package var before: Response
        package var after: Response
        @OmittedWhenEmpty private var extra: [Response] = []
        package var later: Later?

        /// One of the further answers.
        func extraResponse(at url: String) -> Response? { extra.last { $0.url == url } }
    }

    package struct Claim: Sendable {
        package var type: ValueType
        package var value: String
    }

    package struct Response: Sendable, Codable {
        package var url: String?
        package var status: Int
        package var contentType: String?
        /// File below the set's folder.
        package var body: String?
        package var location: String?
    }

    /// What the page was when it was looked at once more.
    package struct Later: Sendable { package var response: Response }

    private enum CodingKeys: CodingKey { case events }

    /// The document is an object with the events, or the events alone.
    package init(from decoder: any Decoder) throws {
        let isList = (try? decoder.unkeyedContainer()) != nil
        events =
            try isList
            ? [Event](from: decoder)
            : decoder.container(keyedBy: CodingKeys.self).decode([Event].self, forKey: .events)
    }
}

extension ReplaySet.Claim: Decodable {
    private enum CodingKeys: CodingKey { case type, value }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .type)
        // Words of a page are taken letter by letter; a survey's own `text` never stands on one.
        self.type = ["text", "oauth"].contains(type) ? .identifier : ValueType(rawValue: type) ?? .identifier
        value = try container.decode(String.self, forKey: .value)
    }
}

extension ReplaySet.Later: Decodable {
    private enum CodingKeys: CodingKey { case response }

    /// The answer is the object itself, or its member `response`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        response =
            try container.decodeIfPresent(ReplaySet.Response.self, forKey: .response)
            ?? ReplaySet.Response(from: decoder)
    }
}
