package import SurveySupport

/// Collects what loading and validation find; belongs to the reading of one file, or to one group of rules.
package final class DiagnosticSink {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
