import SourceLint
import SurveySupport

/// What `lint` found as JUnit XML: a failed test case for each place, a skipped one for each note.
struct LintJUnit {
    private let report: LintReport

    init(_ report: LintReport) { self.report = report }

    func written() -> String {
        // A suite without tests is taken for one that did not run.
        let run = JUnitDocument.Case("lint", Counted.of(report.files, "file"), Location(file: "."), "")
        return JUnitDocument([JUnitDocument.Suite("lint", [run] + report.findings.map(testCase))]).written()
    }

    private func testCase(_ finding: LintFinding) -> JUnitDocument.Case {
        let name = "\(finding.rule.rawValue) \(finding.location)"
        var test = JUnitDocument.Case(finding.location.file, name, finding.location, finding.message)
        if finding.severity == .note {
            test.isSkipped = true
        } else {
            test.failure = (finding.rule.rawValue, finding.link ?? "")
        }
        return test
    }
}
