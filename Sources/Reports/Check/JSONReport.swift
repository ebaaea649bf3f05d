import DriftCheck
import SurveyModel
import SurveySupport

/// The report for programs: every claim, source and endpoint, and then what a person should see of them, as the other
/// formats list it.
struct JSONReport: Encodable {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    private enum CodingKeys: CodingKey { case entries }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        let endpoints = report.listedEndpoints.map { Entry($0, on: report.day) }
        try container.encode(report.entries.map(Entry.init) + endpoints, forKey: .entries)
    }

    private struct Entry: Encodable {
        var key: String
        /// Nil where the page speaks, and says otherwise.
        var page: String?
        /// As the survey cites it.
        var address: String?
        var sources: [String]
        var outcome: String
        var level: String
        var alarm: Bool
        var review: Bool
        var title: String
        var statement: String
        var fingerprint: String
        var acknowledged: CheckReport.Silence?
        var location: Location
        var claims: [String]
        var `do`: [NextStep]

        init(_ entry: ReportEntry) {
            (key, page, title, statement) = (entry.key, entry.page?.url, entry.title, entry.statement)
            address = entry.address
            sources = entry.page?.sources.map(\.id) ?? []
            (outcome, level, fingerprint) = (entry.outcome.rawValue, entry.level, entry.fingerprint)
            (alarm, review) = (entry.isAlarm, entry.finding.claim.isReview)
            acknowledged = entry.finding.claim.acknowledged
            (location, claims, `do`) = (entry.location, entry.findings.map(\.claim.id), entry.steps)
        }

        init(_ text: EndpointText, on day: SurveyDate) {
            let endpoint = text.endpoint
            (key, page, title, statement) = (endpoint.answerName, endpoint.url, endpoint.id, text.statement)
            address = endpoint.url
            (sources, outcome, level) = ([], endpoint.outcome.rawValue, text.level)
            (alarm, review, fingerprint) = (endpoint.isAlarm, endpoint.isReview, endpoint.fingerprint)
            acknowledged = endpoint.acknowledged
            (location, claims, `do`) = (endpoint.location, [endpoint.id], text.steps(on: day))
        }
    }
}
