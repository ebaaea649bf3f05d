import SurveyModel
import SurveySupport

/// The resources of the server: a Markdown page for each provider.
struct ProviderPages {
    private static let root = "provider-survey://providers/"
    private static let mediaType = "text/markdown"
    /// A page of the list stays below 64 KB.
    private static let pageLength = 100

    private let survey: ServedSurvey

    init(_ survey: ServedSurvey) { self.survey = survey }

    static func address(of id: String) -> String { root + id }

    /// The members of the answer to `resources/templates/list`.
    static var templates: [(String, JSONNode?)] {
        let template = JSONNode.object([
            ("uriTemplate", .text(root + "{id}")), ("name", .text("provider")), ("title", .text("Provider")),
            ("description", .text("Everything the survey knows about a provider, dated and cited.")),
            ("mimeType", .text(mediaType)),
        ])
        return [("resourceTemplates", .list([template]))]
    }

    /// The members of the answer to `resources/list`. A cursor is the id of the first provider of its page.
    func list(_ parameters: JSONNode?) throws(ProtocolFault) -> [(String, JSONNode?)] {
        let providers = survey.survey.providers
        var start = 0
        if let cursor = parameters?["cursor"] {
            guard let id = cursor.string, let index = providers.firstIndex(where: { $0.id == id }) else {
                throw .invalidParameters("no list has this cursor")
            }
            start = index
        }
        let rest = providers[start...].dropFirst(Self.pageLength)
        return [
            ("resources", .list(providers[start...].prefix(Self.pageLength).map(node))),
            ("nextCursor", rest.first.map { .text($0.id) }),
        ]
    }

    private func node(_ provider: Provider) -> JSONNode {
        let newest = survey.survey.resolved(provider).claims.map(\.asOf).max()
        let about = "\(provider.category.rawValue) by \(provider.vendor)"
        return .object([
            ("uri", .text(Self.address(of: provider.id))), ("name", .text(provider.id)),
            ("title", .text(provider.name)),
            ("description", .text(newest.map { "\(about); confirmed up to \($0)" } ?? about)),
            ("mimeType", .text(Self.mediaType)),
            ("annotations", newest.map { .object([("lastModified", .text("\($0)T00:00:00Z"))]) }),
        ])
    }

    /// The members of the answer to `resources/read`.
    func read(_ parameters: JSONNode?, in version: ProtocolVersion) throws(ProtocolFault) -> [(String, JSONNode?)] {
        guard let address = parameters?["uri"]?.string else { throw .invalidParameters("'uri' must be a string") }
        guard address.hasPrefix(Self.root), let text = survey.page(String(address.dropFirst(Self.root.count))) else {
            throw .unknownResource(address, in: version)
        }
        let content = JSONNode.object([
            ("uri", .text(address)), ("mimeType", .text(Self.mediaType)), ("text", .text(text)),
        ])
        return [("contents", .list([content]))]
    }
}
