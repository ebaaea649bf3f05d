import DriftCheck
import SurveyModel
import SurveySupport

/// What a correction did and left alone, for a terminal.
package struct FixReport {
    private let fixed: FixedSurvey
    private let isDryRun: Bool

    package init(_ fixed: FixedSurvey, isDryRun: Bool) {
        self.fixed = fixed
        self.isDryRun = isDryRun
    }

    /// A dry run ends with the diff, which `patch -p1` and `git apply` take from the output as it is.
    package func written() -> String {
        var lines: [String] = []
        if fixed.done.isEmpty {
            lines.append("There is nothing to correct without a person.")
        } else {
            lines.append(isDryRun ? "WOULD CORRECT" : "CORRECTED")
            for fix in fixed.done {
                lines.append("  \(fix.subject.id)  \(TerminalText.line(fix.summary, limit: 400))")
                lines.append("      in \(fix.file)")
                lines += fix.remarks.map { "      look at it: \(TerminalText.line($0))" }
            }
        }
        if !fixed.left.isEmpty {
            lines += ["", "LEFT ALONE"]
            lines += fixed.left.map { "  \($0.subject.id)  \(TerminalText.line($0.reason, limit: 400))" }
        }
        if !isDryRun, !fixed.done.isEmpty {
            lines += ["", "run 'render' and 'codegen', then 'accept' for what was corrected"]
        }
        let text = lines.joined(separator: "\n") + "\n"
        return isDryRun && !fixed.files.isEmpty ? text + "\n" + fixed.files.map(\.diff).joined() : text
    }
}
