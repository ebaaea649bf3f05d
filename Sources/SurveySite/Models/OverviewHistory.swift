import SurveyModel
import SurveySupport

/// The overview as it stood on every day on which something changed: for each provider the rows that differ from the one
/// before. Made by the same view of the data files as `--as-of`.
struct OverviewHistory: Sendable {
    /// Oldest first.
    let days: [SurveyDate]
    /// By provider, each with the day from which it holds.
    let rows: [(provider: String, rows: [(day: SurveyDate, row: OverviewRow?)])]

    init(_ survey: Survey, data: [SurveyLoader.File], until last: SurveyDate?) {
        let files = Parallel.map(data.filter { $0.path.contains("/providers/") }) { file in
            file.document.map { (id: Self.id(of: file.path), file: (key: file.path, value: $0)) }
        }
        let nodes = Dictionary(files.compactMap(\.self).map { ($0.id, $0.file) }) { first, _ in first }
        rows = Parallel.map(survey.providers) { provider in
            let own = [provider, provider.parent.flatMap(survey.provider)].compactMap(\.self)
            let days = Set(own.flatMap(Self.days)).filter { day in last.map { day <= $0 } ?? true }.sorted()
            var known: OverviewRow?
            var rows: [(day: SurveyDate, row: OverviewRow?)] = []
            for day in days {
                let row = Self.row(own.compactMap { nodes[$0.id] }, on: day)
                if row != known { rows.append((day, row)) }
                known = row
            }
            return (provider.id, rows)
        }
        days = Set(rows.flatMap { $0.rows.map(\.day) }).sorted()
    }

    private static func id(of path: String) -> String {
        String(path.split(separator: "/").last?.prefix { $0 != "." } ?? "")
    }

    /// The days on which a claim of the provider began to say something else.
    private static func days(of provider: Provider) -> [SurveyDate] {
        provider.claims.flatMap { claim in
            [claim.since] + claim.previously.flatMap { [$0.since, $0.until] }
        }
    }

    /// - Parameter files: that of the provider, and of its parent where it has one.
    private static func row(_ files: [(key: String, value: JSONNode)], on day: SurveyDate) -> OverviewRow? {
        let stated = files.map { SurveyLoader.provider($0.value, file: $0.key, asOf: day) }
        guard case let provider?? = stated.first else { return nil }
        let providers = stated.compactMap(\.self)
        return OverviewRow(Survey(providers: providers, sources: []).resolved(provider))
    }

    /// What the slider reads: `{"days": [...], "rows": {id: [[day, cells...], ...]}}`.
    var script: String {
        let numbers = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
        let lists = rows.map { provider, rows in
            (
                provider,
                Optional(JSONNode.list(rows.map { .list([.integer(numbers[$0.day] ?? 0)] + Self.cells($0.row)) }))
            )
        }
        let whole = JSONNode.object([("days", .texts(days.map(\.description))), ("rows", .object(lists))])
        return "window.surveyHistory = " + JSONWriter.writeInline(whole) + ";\n"
    }

    /// In the order in which site.js takes them; none where the provider was not surveyed yet.
    private static func cells(_ row: OverviewRow?) -> [JSONNode] {
        guard let row else { return [] }
        return [
            .text(row.plan?.rawValue ?? ""), .text(row.oauth?.rawValue ?? ""), .text(row.baseURL ?? ""),
            .text(row.variable ?? ""), .text(row.prefix ?? ""), .text(row.status.rawValue),
            .text(row.protocols.map(\.rawValue).joined(separator: " ")),
            .text(row.regions.map(\.rawValue).joined(separator: " ")),
            .text(row.registries.joined(separator: " ")), .text(row.searched),
        ]
    }
}
