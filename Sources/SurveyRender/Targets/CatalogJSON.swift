import SurveyModel
import SurveySupport

/// Writes the whole survey as one document: inheritance applied, every claim with its dates, evidence and addresses.
///
/// `data/schema/catalog.schema.json` describes it. A change that readers have to know of raises `schemaVersion`.
struct CatalogJSON {
    let survey: Survey
    let edition: SurveyDate?

    var text: FileText {
        let scope = CatalogScope(sources: survey.sourcesByID, edition: edition)
        let head: [(key: String, value: LongJSON)] = [
            ("$schema", .node(.text("../data/schema/catalog.schema.json"))),
            ("schemaVersion", .node(.integer(SurveySchemas.catalogVersion))),
        ]
        let overview = (survey.overview.encode(in: scope).members ?? []).map {
            (key: $0.key, value: LongJSON.node($0.value))
        }
        let lists: [(key: String, value: LongJSON)] = [
            ("providers", .list(survey.providers) { [survey] in survey.resolved($0).encode(in: scope) }),
            ("tools", .list(survey.tools) { $0.encode(in: scope) }),
            ("consumers", .list(survey.consumers) { $0.encode(in: scope) }),
            ("sources", .list(survey.sources) { $0.encode(in: scope) }),
        ]
        let document = LongJSON.object(head + overview + lists)
        return FileText { take in JSONWriter.write(document, to: take) }
    }
}
