import DriftCheck
import SurveyModel
import SurveySupport

/// The report as JUnit XML: one test case for each claim.
struct JUnitReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let endpoints = report.endpoints ?? []
        let tests = report.claims.count + endpoints.count
        let failures = report.claims.count(where: \.isAlarm) + endpoints.count(where: \.isAlarm)
        let skipped =
            report.claims.count(where: Self.isSkipped) + endpoints.count(where: Self.isSkipped)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites tests=\"\(tests)\" failures=\"\(failures)\" skipped=\"\(skipped)\">",
            "  <testsuite name=\"provider-survey check\" timestamp=\"\(report.checkedAt.dropLast())\" "
                + "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\">",
        ]
        for claim in report.claims { lines += testCase(FindingText(claim: claim)) }
        for endpoint in endpoints { lines += testCase(EndpointText(endpoint: endpoint)) }
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    /// What says nothing about the claim: it could not be told, or it never stood.
    private static func isSkipped(_ claim: CheckReport.ClaimFinding) -> Bool {
        [.undecided, .unchecked].contains(claim.outcome) || (claim.isReview && claim.acknowledged == nil)
    }

    private func testCase(_ finding: FindingText) -> [String] {
        let claim = finding.claim
        return testCase(
            claim.id, name: claim.id, claim.location, finding.statement,
            failure: claim.isAlarm
                ? (claim.outcome.rawValue, finding.evidence?.link ?? finding.evidence?.url ?? "") : nil,
            isSkipped: Self.isSkipped(claim))
    }

    private func testCase(_ text: EndpointText) -> [String] {
        let endpoint = text.endpoint
        return testCase(
            endpoint.id, name: endpoint.id + " (its own answer)", endpoint.location, text.statement,
            failure: endpoint.isAlarm ? (endpoint.outcome.rawValue, endpoint.request ?? endpoint.baseURL) : nil,
            isSkipped: Self.isSkipped(endpoint))
    }

    private static func isSkipped(_ endpoint: EndpointFinding) -> Bool {
        endpoint.outcome == .undecided || endpoint.outcome == .skipped
    }

    private func testCase(
        _ id: String, name: String, _ location: Location, _ statement: String, failure: (type: String, link: String)?,
        isSkipped: Bool
    ) -> [String] {
        let subject = id.prefix { $0 != "/" }
        let open =
            "    <testcase classname=\"\(Self.text(String(subject)))\" name=\"\(Self.text(name))\" "
            + "file=\"\(Self.text(location.file))\" line=\"\(location.position.line)\""
        let message = Self.text(statement)
        if let failure {
            let link = Self.text(failure.link)
            return [
                open + ">", "      <failure type=\"\(failure.type)\" message=\"\(message)\">\(link)</failure>",
                "    </testcase>",
            ]
        }
        if isSkipped { return [open + ">", "      <skipped message=\"\(message)\"/>", "    </testcase>"] }
        return [open + "/>"]
    }

    private static func text(_ text: String) -> String { MarkupText.escaped(TerminalText.line(text, limit: 1_000)) }
}
