import SurveyModel
import SurveySupport

/// Writes the whole survey as one document: inheritance applied, every claim with its dates, evidence and addresses.
///
/// `data/schema/catalog.schema.json` describes it. A change that readers have to know of raises `schemaVersion`.
struct CatalogJSON {
    let survey: Survey
    let edition: SurveyDate?

    func contents() -> String {
        let scope = CatalogScope(sources: survey.sourcesByID, edition: edition)
        let head: [(String, JSONNode?)] = [
            ("$schema", .text("../data/schema/catalog.schema.json")),
            ("schemaVersion", .integer(SurveySchemas.catalogVersion)),
        ]
        let overview = survey.overview.encode(in: scope).members ?? []
        let lists: [(String, JSONNode?)] = [
            ("providers", .list(survey.providers.map { survey.resolved($0).encode(in: scope) })),
            ("tools", .list(survey.tools.map { $0.encode(in: scope) })),
            ("consumers", .list(survey.consumers.map { $0.encode(in: scope) })),
            ("sources", .list(survey.sources.map { $0.encode(in: scope) })),
        ]
        return JSONWriter.write(.object(head + overview.map { ($0.key, $0.value) } + lists))
    }
}
