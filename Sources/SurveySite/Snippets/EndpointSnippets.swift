import SurveyModel
import SurveySupport

/// Ready code for one endpoint.
struct EndpointSnippets: Sendable {
    struct Snippet: Sendable {
        var language: String
        /// For the class of the code block: `language-swift`.
        var id: String
        var code: String
    }

    var endpoint: String
    var title: String
    var snippets: [Snippet]

    /// Nil where no snippet can be made, see ``SnippetCall``.
    init?(_ provider: Provider, _ endpoint: Endpoint) {
        guard let call = SnippetCall(provider, endpoint) else { return nil }
        self.endpoint = endpoint.id
        title = endpoint.heading + ", " + endpoint.wireProtocol.plain
        snippets = [
            Snippet(language: "curl", id: "curl", code: call.curl),
            Snippet(language: "Swift", id: "swift", code: call.swift),
            Snippet(language: "Python", id: "python", code: call.python),
        ]
    }
}
