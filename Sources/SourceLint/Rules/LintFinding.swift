package import SurveySupport

/// One place in a source tree that the survey knows to be stale, wrong or forbidden.
package struct LintFinding: Sendable, Hashable {
    package var rule: LintRule
    package var severity: Diagnostic.Severity
    package var location: Location
    /// What stands there.
    package var text: String
    /// The claim of the survey that it goes against.
    package var claim: String
    /// The day from which the survey has said so.
    package var since: SurveyDate?
    /// What to put in the place of ``text``; nil where that is not for a program to decide.
    package var replacement: String?
    package var message: String
    /// A document that says so.
    package var link: String?
    /// The same for the same line of the same file, wherever the line stands in it.
    package var fingerprint = ""
    /// The bytes of ``text`` in the file.
    package var range: Range<Int>

    /// Findings are told by file, then in the order of the text.
    package static func precedes(_ a: LintFinding, _ b: LintFinding) -> Bool {
        a.location == b.location ? (a.rule, a.claim) < (b.rule, b.claim) : a.location < b.location
    }
}
