import SurveySupport

/// Collects what loading and validation find; belongs to the reading of one file, or to one group of rules.
final class DiagnosticSink {
    private(set) var diagnostics: [Diagnostic] = []

    init() {}

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
