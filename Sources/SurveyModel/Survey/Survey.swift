import SurveySupport

/// All of `data/`: what has been read from the files, in the order of their ids.
package struct Survey: Sendable, Hashable {
    package var overview: Overview
    package var providers: [Provider] { didSet { providerIndexes = Self.indexes(of: providers) } }
    package var tools: [Tool] { didSet { toolIndexes = Self.indexes(of: tools) } }
    package var consumers: [Consumer]
    package var sources: [Source]
    /// The index of each id in `providers` and `tools`; of a repeated id, the first.
    private(set) var providerIndexes: [String: Int]
    private(set) var toolIndexes: [String: Int]

    package init(
        overview: Overview, providers: [Provider], tools: [Tool], consumers: [Consumer], sources: [Source]
    ) {
        self.overview = overview
        self.providers = providers
        self.tools = tools
        self.consumers = consumers
        self.sources = sources
        providerIndexes = Self.indexes(of: providers)
        toolIndexes = Self.indexes(of: tools)
    }

    private static func indexes<Item: Identifiable<String>>(of items: [Item]) -> [String: Int] {
        Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// Every claim, sorted by id. Costs a sort of all of them.
    package var claims: [Claim] {
        var claims: [Claim] = []
        forEachClaim { claims.append($0) }
        return claims.sorted { $0.id < $1.id }
    }

    package var claimCount: Int {
        var count = 0
        forEachClaim { _ in count += 1 }
        return count
    }

    /// Visits every claim, where the order does not matter.
    package func forEachClaim(_ visit: (Claim) -> Void) {
        for provider in providers { provider.forEachClaim(visit) }
        for tool in tools { tool.forEachClaim(visit) }
    }

    package func provider(_ id: String) -> Provider? { providerIndexes[id].map { providers[$0] } }
    /// By its id or another of its names.
    package func providerCalled(_ name: String) -> Provider? {
        provider(name) ?? providers.first { $0.aliases.contains(name) }
    }

    package func tool(_ id: String) -> Tool? { toolIndexes[id].map { tools[$0] } }
    package func consumer(_ id: String) -> Consumer? { consumers.first { $0.id == id } }
    /// Costs a look at all of them.
    package var sourcesByID: SourceTable { SourceTable(sources) }

    /// The provider with what it inherits: every dimension that a variant does not state itself comes from its parent.
    package func resolved(_ provider: Provider) -> Provider {
        guard let parentID = provider.parent, let parent = self.provider(parentID), parent.parent == nil else {
            return provider
        }
        return provider.inheriting(from: parent)
    }
}
