package import SurveySupport

/// What the objects of `catalog.json` say beside their own members depends on this.
package struct CatalogScope: Sendable {
    package var sources: SourceTable = SourceTable()
    package var edition: SurveyDate?
    /// The provider or tool that is being written; the claims of another one are inherited.
    package var subject = ""

    package init(sources: SourceTable = SourceTable(), edition: SurveyDate? = nil) {
        self.sources = sources
        self.edition = edition
    }

    static let none = CatalogScope()
}

extension Declared {
    package func encode(in scope: CatalogScope) -> JSONNode { .object(Self.table.entries(self, in: scope)) }

    package var presetNode: JSONNode { .object(Self.table.presetEntries(self)) }
}

extension Table {
    /// The members of the object of `catalog.json`.
    func entries(_ whole: Whole, in scope: CatalogScope) -> [(String, JSONNode?)] {
        members.compactMap { member in member.catalogKey.map { ($0, member.encode(whole, scope)) } }
    }

    /// Those of the members that become arguments of the Swift presets.
    func presetEntries(_ whole: Whole) -> [(String, JSONNode?)] {
        members.compactMap { member in
            member.preset.map { ($0.catalogKey, member.encode(whole, .none)) }
        }
    }
}
