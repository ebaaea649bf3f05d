import SurveyModel

/// JUnit XML: a test case for each claim, in a suite for each provider or tool.
struct JUnitReport {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    var text: String {
        let suites = Dictionary(grouping: report.claims) { String($0.id.prefix { $0 != "/" }) }.sorted { $0.key < $1.key }
        let failures = report.claims.count(where: \.isAlarm)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="provider-survey" tests="\(report.claims.count)" failures="\(failures)">
            \(suites.map { suite($0.key, $0.value) }.joined(separator: "\n"))
            </testsuites>

            """
    }

    private func suite(_ name: String, _ claims: [CheckReport.ClaimFinding]) -> String {
        let skipped = claims.count { Self.isSkipped($0) }
        return """
            <testsuite name="\(SafeText.xml(name))" tests="\(claims.count)" failures="\(claims.count(where: \.isAlarm))" \
            errors="0" skipped="\(skipped)" timestamp="\(SafeText.xml(String(report.checkedAt.dropLast())))">
            \(claims.map(testCase).joined(separator: "\n"))
            </testsuite>
            """
    }

    private static func isSkipped(_ claim: CheckReport.ClaimFinding) -> Bool {
        claim.outcome == .undecided || claim.outcome == .unchecked
    }

    private func testCase(_ claim: CheckReport.ClaimFinding) -> String {
        let open = """
            <testcase classname="\(SafeText.xml(String(claim.id.prefix { $0 != "/" })))" name="\(SafeText.xml(claim.id))" \
            file="\(SafeText.xml(claim.location.file))" line="\(claim.location.position.line)" time="0"
            """
        let sentence = SafeText.xml(FindingText.sentence(claim))
        if claim.isAlarm {
            let link = SafeText.xml(FindingText.decisive(claim)?.link ?? "")
            return open + "><failure type=\"\(claim.outcome.rawValue)\" message=\"\(sentence)\">\(link)</failure></testcase>"
        }
        return open + (Self.isSkipped(claim) ? "><skipped message=\"\(sentence)\"/></testcase>" : "/>")
    }
}
