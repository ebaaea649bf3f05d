/// Collects what loading and validation find; belongs to one run of the loader.
package final class DiagnosticSink {
    package private(set) var diagnostics: [Diagnostic] = []
    /// Keys that readers know, by shape; what the tests compare with the JSON Schemas.
    package private(set) var knownKeys: [String: Set<String>] = [:]

    package init() {}

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    func note(key: String, of shape: String) { knownKeys[shape, default: []].insert(key) }
}
