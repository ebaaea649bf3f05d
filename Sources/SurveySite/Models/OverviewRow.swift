import SurveyModel
import SurveySupport

/// A provider in the table of the overview: what is shown, and what search and filters look at.
struct OverviewRow: Sendable, Hashable {
    var id: String
    var name: String
    var vendor: String
    var category: Provider.Category
    var plan: ConsumerPlan.Grant?
    var oauth: OAuth.Availability?
    var baseURL: String?
    var variable: String?
    var prefix: String?
    var status: Status.State
    var protocols: [Endpoint.WireProtocol]
    var regions: [Endpoint.Region]
    /// The ids of the registries that have an id for it.
    var registries: [String]
    /// Names, aliases, hosts, variables and prefixes, in lower case.
    var searched: String

    /// - Parameter provider: with what it inherits.
    init(_ provider: Provider) {
        let endpoints = provider.endpoints.filter { $0.state != .former }
        id = provider.id
        name = provider.name
        vendor = provider.vendor
        category = provider.category
        plan = provider.consumerPlan?.grantsAPI
        oauth = provider.oauth?.available
        baseURL = (endpoints.first ?? provider.endpoints.first)?.baseURL
        variable = provider.credentials.lazy.compactMap(\.environment.first).first
        prefix = provider.routing.first { $0.isPrefix }?.value
        status = provider.status?.state ?? .active
        protocols = endpoints.map(\.wireProtocol).withoutRepetitions
        regions = endpoints.map(\.region).withoutRepetitions
        registries = provider.routing.map(\.name)
        let names = [provider.name, provider.vendor, provider.id] + provider.aliases
        let addresses = provider.endpoints.map { String($0.baseURL.drop { $0 != ":" }.dropFirst(3)) }
        let variables = provider.credentials.flatMap(\.environment) + provider.variables.map(\.name)
        let ids = provider.routing.map { $0.isPrefix ? $0.value + "/" : $0.value }
        searched = (names + addresses + variables + ids).withoutRepetitions.joined(separator: "\n").lowercased()
    }
}
