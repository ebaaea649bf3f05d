import DriftCheck
import SurveyModel
import SurveySupport

/// The report as JUnit XML: one test case for each claim.
struct JUnitReport {
    private let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func written() -> String {
        let failures = report.claims.count(where: \.isAlarm)
        let skipped = report.claims.count(where: Self.isSkipped)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites tests=\"\(report.claims.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\">",
            "  <testsuite name=\"provider-survey check\" timestamp=\"\(report.checkedAt.dropLast())\" "
                + "tests=\"\(report.claims.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\">",
        ]
        for claim in report.claims { lines += testCase(FindingText(claim: claim)) }
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    /// What says nothing about the claim: it could not be told, or it never stood.
    private static func isSkipped(_ claim: CheckReport.ClaimFinding) -> Bool {
        [.undecided, .unchecked].contains(claim.outcome) || (claim.isReview && claim.acknowledged == nil)
    }

    private func testCase(_ finding: FindingText) -> [String] {
        let claim = finding.claim
        let subject = claim.id.prefix { $0 != "/" }
        let open =
            "    <testcase classname=\"\(Self.text(String(subject)))\" name=\"\(Self.text(claim.id))\" "
            + "file=\"\(Self.text(claim.location.file))\" line=\"\(claim.location.position.line)\""
        let message = Self.text(finding.statement)
        if claim.isAlarm {
            let link = Self.text(finding.evidence?.link ?? finding.evidence?.url ?? "")
            return [
                open + ">",
                "      <failure type=\"\(claim.outcome.rawValue)\" message=\"\(message)\">\(link)</failure>",
                "    </testcase>",
            ]
        }
        if Self.isSkipped(claim) {
            return [open + ">", "      <skipped message=\"\(message)\"/>", "    </testcase>"]
        }
        return [open + "/>"]
    }

    private static func text(_ text: String) -> String { MarkupText.escaped(TerminalText.line(text, limit: 1_000)) }
}
