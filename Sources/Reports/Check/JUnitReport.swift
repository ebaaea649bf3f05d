import DriftCheck
import SurveyModel
import SurveySupport

/// The report as JUnit XML: a test case for each claim and endpoint, and one for each page that keeps its claims from being
/// told. Those claims are skipped, so that one page that is gone fails once.
struct JUnitReport {
    private typealias Case = JUnitDocument.Case

    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let pages = report.entries.filter { $0.page != nil }
        let waiting = Set(pages.filter { $0.outcome != .moved }.flatMap { $0.findings.map(\.claim.id) })
        let steps = Dictionary(report.entries.map { ($0.finding.claim.id, $0.steps) }) { first, _ in first }
        let claims = report.claims.map { claim in
            waiting.contains(claim.id) ? Case(waiting: claim) : Case(claim, steps[claim.id] ?? [])
        }
        let endpoints = (report.endpoints ?? []).map { Case(EndpointText(endpoint: $0), on: report.day) }
        let suites =
            [JUnitDocument.Suite("check", claims + endpoints)]
            + (pages.isEmpty ? [] : [JUnitDocument.Suite("pages", pages.map(Case.init))])
        return JUnitDocument(suites, at: String(report.checkedAt.dropLast())).written()
    }
}

extension JUnitDocument.Case {
    fileprivate init(_ claim: CheckReport.ClaimFinding, _ steps: [NextStep]) {
        let finding = FindingText(claim: claim)
        self.init(id: claim.id, claim.location, Self.advice(finding.wholeStatement, claim.isReview ? steps : []))
        isSkipped =
            [.undecided, .unchecked].contains(claim.outcome) || (claim.isReview && claim.acknowledged == nil)
        let link = finding.evidence.map { $0.link ?? $0.url } ?? ""
        if claim.isAlarm { failure = (claim.outcome.rawValue, Self.advice(link, steps)) }
    }

    fileprivate init(waiting claim: CheckReport.ClaimFinding) {
        self.init(
            id: claim.id, claim.location, FindingText(claim: claim).statement + "; the suite \"pages\" has its page")
        isSkipped = true
    }

    fileprivate init(_ entry: ReportEntry) {
        let claims = entry.claimLine(most: 20)
        let statement = Self.advice(entry.statement + "; " + claims, entry.isAlarm ? [] : entry.steps)
        self.init("pages", entry.title, entry.location, statement)
        isSkipped = true
        if entry.isAlarm { failure = (entry.outcome.rawValue, Self.advice(claims, entry.steps)) }
    }

    fileprivate init(_ text: EndpointText, on day: SurveyDate) {
        let endpoint = text.endpoint
        self.init(id: endpoint.id, endpoint.location, text.statement, name: endpoint.id + " (its own answer)")
        isSkipped = endpoint.outcome == .undecided || endpoint.outcome == .skipped
        let link = endpoint.request ?? endpoint.baseURL
        if endpoint.isAlarm { failure = (endpoint.outcome.rawValue, Self.advice(link, text.steps(on: day))) }
    }

    private init(id: String, _ location: Location, _ statement: String, name: String? = nil) {
        self.init(String(id.prefix { $0 != "/" }), name ?? id, location, statement)
    }

    private static func advice(_ text: String, _ steps: [NextStep]) -> String {
        ([text] + steps.prefix(1).map { "do: \($0.text)" }).joined(separator: "; ")
    }
}
