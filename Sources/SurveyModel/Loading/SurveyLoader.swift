#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads `data/` into a `Survey`, with every error of every file in one run.
package struct SurveyLoader {
    /// A data file, by its path as the user would write it (`data/providers/openai.json`).
    package struct File: Sendable {
        package var path: String
        package var bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    package struct Loaded: Sendable {
        /// Nil when `survey.json` itself could not be read.
        package var survey: Survey?
        /// Sorted by place.
        package var diagnostics: [Diagnostic]
        /// The files as parsed, for edits and for `--as-of`.
        package var documents: [String: JSONNode]
        package var knownKeys: [String: Set<String>]
        package var isValid: Bool { survey != nil && !diagnostics.contains { $0.severity == .error } }
    }

    /// The folders of `data/` and the kind of file each holds.
    static let folders = ["providers", "tools", "consumers", "sources"]

    /// Reads the files below `directory`. Throws only when the folder itself cannot be listed.
    package static func files(in directory: String) throws -> [File] {
        let manager = FileManager.default
        var paths = [directory + "/survey.json"]
        for folder in folders {
            let place = directory + "/" + folder
            // A folder that cannot be listed is not an empty one.
            guard manager.fileExists(atPath: place) else { continue }
            let names = try manager.contentsOfDirectory(atPath: place)
            paths += names.filter { $0.hasSuffix(".json") }.sorted().map { "\(directory)/\(folder)/\($0)" }
        }
        guard manager.fileExists(atPath: paths[0]) else { throw MissingSurvey(path: paths[0]) }
        return try paths.map { File(path: $0, bytes: try WholeFile.read($0)) }
    }

    package struct MissingSurvey: Error, CustomStringConvertible {
        package var path: String
        package var description: String {
            "\(path) does not exist; run from the project's folder or name one with --data"
        }
    }

    /// Reads and validates; `today` is the day after which dates lie in the future, `asOf` the day to look back to.
    package static func load(_ files: [File], today: SurveyDate, asOf: SurveyDate? = nil) -> Loaded {
        let sink = DiagnosticSink()
        var documents: [String: JSONNode] = [:]
        for (file, parsed) in zip(files, Parallel.map(files, parse)) {
            documents[file.path] = parsed.document
            parsed.diagnostics.forEach(sink.report)
        }
        let survey = read(files, documents: documents, asOf: asOf, sink: sink)
        if let survey, asOf == nil {
            SurveyValidator.diagnostics(survey, files: files, documents: documents, today: today).forEach(sink.report)
        }
        let diagnostics = sink.diagnostics.sorted {
            ($0.location, $0.rule, $0.summary) < ($1.location, $1.rule, $1.summary)
        }
        return Loaded(survey: survey, diagnostics: diagnostics, documents: documents, knownKeys: sink.knownKeys)
    }

    private static func parse(_ file: File) -> (document: JSONNode?, diagnostics: [Diagnostic]) {
        do throws(JSONParser.Failure) {
            let parsed = try JSONParser.parseNotingRepeatedKeys(file.bytes)
            let repeated = parsed.repeatedKeys.map { repeated in
                Diagnostic(
                    rule: "repeated-key", at: Location(file: file.path, position: repeated.position),
                    "'\(repeated.key)' stands twice in one object", suggestion: "keep one of them")
            }
            return (parsed.root, repeated)
        } catch {
            let location = Location(file: file.path, position: error.position)
            return (nil, [Diagnostic(rule: "invalid-json", at: location, error.reason)])
        }
    }

    private static func read(
        _ files: [File], documents: [String: JSONNode], asOf: SurveyDate?, sink: DiagnosticSink
    ) -> Survey? {
        var header: Survey.Header?
        var providers: [Provider] = []
        var tools: [Tool] = []
        var consumers: [Consumer] = []
        var sources: [Source] = []
        for file in files {
            guard let document = documents[file.path] else { continue }
            let node = asOf.map { AsOfView.view(document, on: $0) } ?? document
            func object<Value>(_ shape: String, read: (inout ObjectReader) -> Value?) -> Value? {
                ObjectReader.read(
                    node, file: file.path, pointer: JSONPointer(tokens: []), shape: shape, sink: sink, read: read)
            }
            switch folder(of: file.path) {
            case "providers": providers += object("provider") { Provider(reading: &$0) }.map { [$0] } ?? []
            case "tools": tools += object("tool") { Tool(reading: &$0) }.map { [$0] } ?? []
            case "consumers": consumers += object("consumer") { Consumer(reading: &$0) }.map { [$0] } ?? []
            case "sources": sources += object("sources") { Source.list(reading: &$0) } ?? []
            default: header = object("survey") { Survey.Header(reading: &$0) }
            }
        }
        guard let header else { return nil }
        if asOf != nil {
            providers.removeAll { $0.claims.isEmpty }
            tools.removeAll { $0.claims.isEmpty }
        }
        return Survey(
            header: header, providers: providers.sorted { $0.id < $1.id }, tools: tools.sorted { $0.id < $1.id },
            consumers: consumers.sorted { $0.id < $1.id }, sources: sources.sorted { $0.id < $1.id })
    }

    /// The name of the folder that a data file lies in.
    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/")
        return parts.count < 2 ? "" : String(parts[parts.count - 2])
    }
}
