import SurveyModel
import SurveySupport

/// Ready code for one endpoint, or why there is none.
struct EndpointSnippets: Sendable {
    struct Snippet: Sendable {
        var language: String
        /// For the class of the code block: `language-swift`.
        var id: String
        var code: String
    }

    enum Content: Sendable {
        case code([Snippet])
        case none(because: String)
    }

    var endpoint: String
    var baseURL: String
    var title: String
    var content: Content

    var hasCode: Bool { if case .code = content { true } else { false } }

    /// Nil for calls that are no chat, and for former addresses.
    init?(_ provider: Provider, _ endpoint: Endpoint) {
        guard endpoint.state != .former, [.chat, .responses].contains(endpoint.purpose) else { return nil }
        self.endpoint = endpoint.id
        baseURL = endpoint.baseURL
        let name = endpoint.wireProtocol.plain
        title = endpoint.heading.hasPrefix(name) ? endpoint.heading : endpoint.heading + ", " + name
        content =
            SnippetCall(provider, endpoint).map { .code(Self.snippets($0)) } ?? .none(because: Self.reason(endpoint))
    }

    private static func snippets(_ call: SnippetCall) -> [Snippet] {
        [
            Snippet(language: "curl", id: "curl", code: call.curl),
            Snippet(language: "Swift", id: "swift", code: call.swift),
            Snippet(language: "Python", id: "python", code: call.python),
        ]
    }

    private static func reason(_ endpoint: Endpoint) -> String {
        endpoint.auth.scheme == .signature
            ? "Every request carries a signature that the vendor’s own libraries compute. In Swift, `urlRequest(body:signer:)` "
                + "of a call hands the finished request to a function that signs it."
            : "The vendor’s own API, whose request bodies the survey does not describe."
    }
}
