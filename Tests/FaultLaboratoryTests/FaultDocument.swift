import Foundation
import SurveyTestSupport

/// `docs/faults.md`, written from the table and from what was seen.
enum FaultDocument {
    static let url = Tool.repository.appending(path: "docs/faults.md")
    static var isWanted: Bool { ProcessInfo.processInfo.environment["RECORD_FAULTS"] == "1" }

    static func written(_ runs: [FaultRun], notes: [String]) -> String {
        let rows = runs.map { run in
            "\(rowStart(of: run.fault)) \(cell(run.seen)) | \(run.run.peakMegabytes) MB |"
        }
        return """
            # What the check makes of sick servers and hostile pages

            Written by `make fault-table`, by the release build of the tool: each case is a run of `check` against a real
            server on loopback, with a baseline and a run state from when all was well, `--timeout 8 --retries 1`, and two
            healthy sources beside it, on the same host and on another. Every run of the tests plays all cases
            again and demands, of each: the expected outcome and words, both neighbours verified, their run state and the baseline
            untouched, no crash, no hang, and less than 150 MB of memory.

            | case | expected | seen | peak |
            | --- | --- | --- | --- |
            \(rows.joined(separator: "\n"))

            ## Hosts that answer every address alike

            A consent page, a captcha, a maintenance page, a script shell, a body cut short and the like, with status 200: 49
            of them, each put up by a whole host, so that an address which cannot exist looks like the page. `WallTests` runs
            the check on four days over nine; none may come to `gone` or fail a run. Four hosts that say they have no such page
            are believed.

            ## Memory and time

            The tests demand less than 150 MB for 2,000 pages in one run, and at most six connections to a host that never
            answers, however many of its pages are cited. The figures are of this recording.

            \(notes.map { "- \($0)" }.joined(separator: "\n"))

            """
    }

    /// The part of a row that no run can change.
    static func rowStart(of fault: Fault) -> String { "| \(cell(fault.title)) | \(cell(fault.expected.text)) |" }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }
}
