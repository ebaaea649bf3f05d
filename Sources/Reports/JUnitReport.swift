import DriftCheck
import SurveyModel
import SurveySupport

/// The report as JUnit XML: a test case for each claim and endpoint, and one for each page that keeps its claims from being
/// told. Those claims are skipped, so that one page that is gone fails once.
struct JUnitReport {
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
            [Suite("check", claims + endpoints)] + (pages.isEmpty ? [] : [Suite("pages", pages.map(Case.init))])
        let all = Suite("", suites.flatMap(\.cases))
        let lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(all.counts)>"]
        return (lines + suites.flatMap { $0.lines(at: report.checkedAt) } + ["</testsuites>"]).joined(separator: "\n")
            + "\n"
    }

    private struct Suite {
        let name: String
        let cases: [Case]

        init(_ name: String, _ cases: [Case]) { (self.name, self.cases) = (name, cases) }

        var counts: String {
            let failures = cases.count { $0.failure != nil }
            let skipped = cases.count { $0.failure == nil && $0.isSkipped }
            return "tests=\"\(cases.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\""
        }

        func lines(at time: String) -> [String] {
            let head = "name=\"provider-survey \(name)\" timestamp=\"\(time.dropLast())\" errors=\"0\" \(counts)"
            return ["  <testsuite \(head)>"] + cases.flatMap(\.lines) + ["  </testsuite>"]
        }
    }

    private struct Case {
        let group: String
        let name: String
        let location: Location
        let statement: String
        /// The kind of drift and what to do, where the run fails for it.
        var failure: (type: String, text: String)?
        /// It says nothing about the claim: it could not be told, or it never stood.
        var isSkipped = false

        init(_ claim: CheckReport.ClaimFinding, _ steps: [NextStep]) {
            let finding = FindingText(claim: claim)
            self.init(id: claim.id, claim.location, finding.statement)
            isSkipped =
                [.undecided, .unchecked].contains(claim.outcome) || (claim.isReview && claim.acknowledged == nil)
            let link = finding.evidence.map { $0.link ?? $0.url } ?? ""
            if claim.isAlarm { failure = (claim.outcome.rawValue, Self.advice(link, steps)) }
        }

        init(waiting claim: CheckReport.ClaimFinding) {
            self.init(id: claim.id, claim.location, FindingText(claim: claim).statement + "; see its page below")
            isSkipped = true
        }

        init(_ entry: ReportEntry) {
            let claims = entry.claimLine(most: 20)
            (group, name, location) = ("pages", entry.title, entry.location)
            statement = entry.statement + "; " + claims
            isSkipped = true
            if entry.isAlarm { failure = (entry.outcome.rawValue, Self.advice(claims, entry.steps)) }
        }

        init(_ text: EndpointText, on day: SurveyDate) {
            let endpoint = text.endpoint
            self.init(id: endpoint.id, endpoint.location, text.statement, name: endpoint.id + " (its own answer)")
            isSkipped = endpoint.outcome == .undecided || endpoint.outcome == .skipped
            let link = endpoint.request ?? endpoint.baseURL
            if endpoint.isAlarm { failure = (endpoint.outcome.rawValue, Self.advice(link, text.steps(on: day))) }
        }

        private init(id: String, _ location: Location, _ statement: String, name: String? = nil) {
            (group, self.name) = (String(id.prefix { $0 != "/" }), name ?? id)
            (self.location, self.statement) = (location, statement)
        }

        private static func advice(_ text: String, _ steps: [NextStep]) -> String {
            ([text] + steps.prefix(1).map { "do: \($0.text)" }).joined(separator: "; ")
        }

        var lines: [String] {
            let open =
                "    <testcase classname=\"\(text(group))\" name=\"\(text(name))\" "
                + "file=\"\(text(location.file))\" line=\"\(location.position.line)\""
            if let failure {
                let element =
                    "<failure type=\"\(failure.type)\" message=\"\(text(statement))\">\(text(failure.text))</failure>"
                return [open + ">", "      " + element, "    </testcase>"]
            }
            guard isSkipped else { return [open + "/>"] }
            return [open + ">", "      <skipped message=\"\(text(statement))\"/>", "    </testcase>"]
        }

        private func text(_ text: String) -> String { MarkupText.escaped(TerminalText.line(text, limit: 1_000)) }
    }
}
