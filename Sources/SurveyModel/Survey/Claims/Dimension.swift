/// What a claim is about. Each kind of fact declares its own in its file.
package struct Dimension: RawRepresentable, Sendable, Hashable, CaseIterable {
    /// The key of the facts in the files of providers and tools.
    package let rawValue: String
    /// As people read it.
    package let title: String

    init(_ rawValue: String, title: String) {
        self.rawValue = rawValue
        self.title = title
    }

    /// Nil for what no kind of fact is about.
    package init?(rawValue: String) {
        guard let dimension = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = dimension
    }

    /// Those of providers, and then those that only tools have.
    package static let allCases: [Dimension] = {
        let providers = Provider.facts.map(\.dimension)
        return providers + Tool.facts.map(\.dimension).filter { !providers.contains($0) }
    }()
}
