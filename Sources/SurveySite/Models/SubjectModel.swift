import SurveyModel
import SurveySupport

/// A provider or tool with everything that its page shows.
struct SubjectModel: Sendable, Identifiable {
    var id: String
    var name: String
    var vendor: String
    var isTool: Bool
    var statements: [DatedStatement]
    /// Nil for a tool.
    var provider: ProviderModel?

    /// Statements by what they are about, in the order of the file.
    var groups: [(dimension: Dimension, statements: [DatedStatement])] {
        let order = statements.map(\.dimension).withoutRepetitions
        return order.map { dimension in (dimension, statements.filter { $0.dimension == dimension }) }
    }

    /// The days on which a statement began to say something else, oldest first.
    var days: [SurveyDate] {
        let days = statements.flatMap { [$0.since] + $0.history.flatMap { [$0.from, $0.until] } }
        return Set(days).sorted()
    }

    var path: SitePath { .subject(id, isTool: isTool) }
}

/// What only providers have.
struct ProviderModel: Sendable {
    /// With what it inherits.
    var resolved: Provider
    var row: OverviewRow
    var parent: (id: String, name: String)?
    var successor: (id: String, name: String)?
    var snippets: [EndpointSnippets]

    init(_ provider: Provider, in survey: Survey) {
        let whole = survey.resolved(provider)
        func named(_ id: String?) -> (id: String, name: String)? {
            id.flatMap(survey.provider).map { ($0.id, $0.name) }
        }
        resolved = whole
        row = OverviewRow(whole)
        parent = named(provider.parent)
        successor = named(whole.status?.successor)
        snippets = whole.endpoints.compactMap { EndpointSnippets(whole, $0) }
    }
}
