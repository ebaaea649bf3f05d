package import SurveySupport

/// Collects what loading and validation find; belongs to the reading of one file, or to one group of rules.
package final class DiagnosticSink {
    package private(set) var diagnostics: [Diagnostic] = []
    /// Keys that readers have asked for, by shape; nil where nobody wants to know.
    private(set) var knownKeys: [String: Set<String>]?

    package init() {}

    /// A sink that keeps the keys, too, which takes longer than the reading itself.
    static func notingKeys() -> DiagnosticSink {
        let sink = DiagnosticSink()
        sink.knownKeys = [:]
        return sink
    }

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    func note(key: String, of shape: String) { knownKeys?[shape, default: []].insert(key) }
}
