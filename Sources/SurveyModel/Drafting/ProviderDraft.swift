package import SurveySupport

/// The file of a provider that the survey does not have yet, from what is known of it.
///
/// What nobody has looked at is left out. A statement without evidence says `uncited`, so that the file is valid whatever is
/// known.
///
/// ```swift
/// var draft = ProviderDraft(id: "acme", name: "Acme", vendor: "Acme Works", category: .inferencePlatform)
/// draft.state(.credentials, ["kind": .text("api-key"), "environment": .texts(["ACME_API_KEY"])], asOf: today)
/// print(draft.text)
/// ```
package struct ProviderDraft: Sendable {
    package var id: String
    package var name: String
    package var vendor: String
    package var category: Provider.Category
    package var aliases: [String] = []
    package var parent: String?
    package var links = Provider.Links()
    private var claims: [ClaimDraft] = []

    package init(id: String, name: String, vendor: String, category: Provider.Category) {
        self.id = id
        self.name = name
        self.vendor = vendor
        self.category = category
    }

    package mutating func state(_ claim: ClaimDraft) { claims.append(claim) }

    /// - Parameters:
    ///   - key: the name below which the statement stands, for `routing` and `models`.
    ///   - values: the members in the order of the file, without those that all statements have.
    ///   - asOf: at most the day on which the newest of the cited sources was read.
    package mutating func state(
        _ dimension: Dimension, key: String? = nil, _ values: KeyValuePairs<String, JSONNode?>, note: String? = nil,
        asOf: SurveyDate, evidence: [Evidence] = []
    ) {
        let values = values.map { ($0.key, $0.value) }
        state(ClaimDraft(dimension, key: key, values, note: note, asOf: asOf, evidence: evidence))
    }

    /// The file's contents.
    package var text: String { DataText.file(node) }

    private var node: JSONNode {
        let head: [(String, JSONNode?)] = [
            ("$schema", .text("../schema/provider.schema.json")), ("id", .text(id)), ("name", .text(name)),
            ("vendor", .text(vendor)), ("category", .text(category.rawValue)),
            ("aliases", aliases.isEmpty ? nil : .texts(aliases)), ("parent", parent.map(JSONNode.text)),
            ("links", links == Provider.Links() ? nil : links.encode(in: .none)),
        ]
        return .object(head + Provider.facts.map { ($0.dimension.rawValue, node(of: $0)) })
    }

    private func node(of list: FactList<Provider>) -> JSONNode? {
        let own = claims.filter { $0.dimension == list.dimension }
        guard let first = own.first else { return nil }
        if list.isSingle { return first.node }
        let keyed = own.compactMap { claim in claim.key.map { ($0, Optional(claim.node)) } }
        return keyed.isEmpty ? .list(own.map(\.node)) : .object(keyed)
    }
}

extension Evidence {
    /// Its object in a data file.
    package var node: JSONNode { encode(in: .none) }
}
