package import SurveySupport

/// All of `data/`: what has been read from the files, in the order of their ids.
package struct Survey: Sendable, Hashable {
    package var header: Header
    package var providers: [Provider] { didSet { providerPlaces = Self.places(of: providers) } }
    package var tools: [Tool] { didSet { toolPlaces = Self.places(of: tools) } }
    package var consumers: [Consumer]
    package var sources: [Source]
    /// Where each id stands in `providers` and `tools`; of a repeated id, the first.
    private(set) var providerPlaces: [String: Int]
    private(set) var toolPlaces: [String: Int]

    package init(
        header: Header, providers: [Provider], tools: [Tool], consumers: [Consumer], sources: [Source]
    ) {
        self.header = header
        self.providers = providers
        self.tools = tools
        self.consumers = consumers
        self.sources = sources
        providerPlaces = Self.places(of: providers)
        toolPlaces = Self.places(of: tools)
    }

    private static func places<Item: Identifiable<String>>(of items: [Item]) -> [String: Int] {
        Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// `data/survey.json`.
    package struct Header: Sendable, Hashable {
        package var title: String
        /// Where the survey is discussed.
        package var issue: String?
        /// The days on which the survey as a whole was made, oldest first.
        package var dates: [SurveyDate]
        package var methodology: [Statement]
        package var questions: [Question]
        package var bottomLine: [Statement]
        package var considerations: [Statement]
        package var location: Location
    }

    /// One of the questions that every provider answers.
    package struct Question: Sendable, Hashable, Identifiable {
        package var id: String
        package var title: String
        package var text: String
        /// The dimensions that answer it.
        package var dimensions: [Dimension]
    }

    /// Every claim, sorted by id. Costs a sort of all of them.
    package var claims: [Claim] {
        var claims: [Claim] = []
        forEachClaim { claims.append($0) }
        return claims.sorted { $0.id < $1.id }
    }

    /// Visits every claim, where the order does not matter.
    package func forEachClaim(_ visit: (Claim) -> Void) {
        for provider in providers { provider.forEachClaim(visit) }
        for tool in tools { tool.claims.forEach(visit) }
    }

    package func provider(_ id: String) -> Provider? { providerPlaces[id].map { providers[$0] } }
    package func tool(_ id: String) -> Tool? { toolPlaces[id].map { tools[$0] } }
    package func consumer(_ id: String) -> Consumer? { consumers.first { $0.id == id } }
    package var sourcesByID: [String: Source] { Dictionary(sources.map { ($0.id, $0) }) { first, _ in first } }

    /// The provider with what it inherits: every dimension that a variant does not state itself comes from its parent.
    package func resolved(_ provider: Provider) -> Provider {
        guard let parentID = provider.parent, let parent = self.provider(parentID), parent.parent == nil else {
            return provider
        }
        var resolved = provider
        resolved.consumerPlan = provider.consumerPlan ?? parent.consumerPlan
        resolved.oauth = provider.oauth ?? parent.oauth
        if provider.endpoints.isEmpty { resolved.endpoints = parent.endpoints }
        if provider.credentials.isEmpty { resolved.credentials = parent.credentials }
        if provider.routing.isEmpty { resolved.routing = parent.routing }
        if provider.policies.isEmpty { resolved.policies = parent.policies }
        resolved.logo = provider.logo ?? parent.logo
        return resolved
    }
}
