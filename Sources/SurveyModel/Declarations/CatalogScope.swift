package import SurveySupport

/// What the objects of `catalog.json` say beside their own members depends on this.
package struct CatalogScope: Sendable {
    package var sources: [String: Source] = [:]
    package var edition: SurveyDate?
    /// The provider or tool that is being written; the claims of another one are inherited.
    package var subject = ""

    package init(sources: [String: Source] = [:], edition: SurveyDate? = nil) {
        self.sources = sources
        self.edition = edition
    }

    static let none = CatalogScope()
}

extension Table {
    package func encode(_ whole: Whole, in scope: CatalogScope) -> JSONNode {
        .object(entries(whole, in: scope))
    }

    func entries(_ whole: Whole, in scope: CatalogScope) -> [(String, JSONNode?)] {
        members.compactMap { member in member.catalogKey.map { ($0, member.encode(whole, scope)) } }
    }
}
