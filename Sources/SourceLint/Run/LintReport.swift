package import SurveySupport

/// What `lint` found.
package struct LintReport: Sendable {
    package var findings: [LintFinding]
    /// Files that were read, and their bytes.
    package var files: Int
    package var bytes: Int
    /// Files that were left out for their size.
    package var oversized: Int
    /// Paths that could not be opened.
    package var unreadable: [String]

    package func count(_ severity: Diagnostic.Severity) -> Int { findings.count { $0.severity == severity } }

    /// Whether there is something to do: notes alone are nothing.
    package var hasFindings: Bool { findings.contains { $0.severity != .note } }
}
