package import SurveySupport

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

        /// The file as parsed, for edits and for earlier days; nil where it is no JSON.
        package var document: JSONNode? { try? JSONParser.parse(bytes) }
    }

    package struct Loaded: Sendable {
        /// Nil when `survey.json` itself could not be read.
        package var survey: Survey?
        /// Sorted by location.
        package var diagnostics: [Diagnostic]
        package var isValid: Bool { survey != nil && !diagnostics.contains { $0.severity == .error } }
    }

    /// The folders of `data/` and the kind of file each holds.
    static let folders = ["providers", "tools", "consumers", "sources"]

    /// Reads the files below `directory`.
    package static func files(in directory: String) throws -> [File] {
        try paths(in: directory).map { File(path: $0, bytes: try WholeFile.read($0)) }
    }

    /// The files below `directory`. Throws only when a folder cannot be listed.
    package static func paths(in directory: String) throws -> [String] {
        let manager = FileManager.default
        var paths = [directory + "/survey.json"]
        for folder in folders {
            let path = directory + "/" + folder
            // A folder that cannot be listed is not an empty one.
            guard manager.fileExists(atPath: path) else { continue }
            let names = try manager.contentsOfDirectory(atPath: path)
            paths += names.filter { $0.hasSuffix(".json") }.sorted().map { "\(directory)/\(folder)/\($0)" }
        }
        guard manager.fileExists(atPath: paths[0]) else { throw MissingSurvey(path: paths[0]) }
        return paths
    }

    package struct MissingSurvey: Error, CustomStringConvertible {
        package var path: String
        package var description: String {
            "\(path) does not exist; run from the project's folder or name one with --data"
        }
    }

    /// The same, for surveys of any size: each file is read when its turn comes, and let go of when it has been parsed. A file
    /// that cannot be read is an error among the others.
    package static func load(
        paths: [String], today: SurveyDate, asOf: SurveyDate? = nil, validates: Bool = true
    ) -> Loaded {
        let wanted = Reading(today: today, asOf: asOf, validates: validates && asOf == nil)
        return load(Parallel.map(paths) { wanted.part(at: $0) }, wanted)
    }

    /// Reads and validates; `today` is the day after which dates lie in the future, `asOf` the day to look back to.
    ///
    /// - Parameter validates: false for a survey that has been validated before, such as the one compiled in: what expires
    ///   later is then no error.
    package static func load(
        _ files: [File], today: SurveyDate, asOf: SurveyDate? = nil, validates: Bool = true
    ) -> Loaded {
        let wanted = Reading(today: today, asOf: asOf, validates: validates && asOf == nil)
        return load(Parallel.map(files) { wanted.part(of: $0) }, wanted)
    }

    private static func load(_ parts: consuming [Part], _ wanted: Reading) -> Loaded {
        let survey = survey(of: parts, asOf: wanted.asOf)
        let names = parts.map(\.names)
        var diagnostics = parts.flatMap(\.diagnostics)
        // The survey has what they hold.
        parts = []
        if let survey, wanted.validates {
            diagnostics += SurveyValidator.diagnostics(
                survey, files: names, damaged: Set(diagnostics.map(\.location.file)), today: wanted.today)
        }
        diagnostics.sort { ($0.location, $0.rule, $0.summary) < ($1.location, $1.rule, $1.summary) }
        return Loaded(survey: survey, diagnostics: diagnostics)
    }

    /// What the file of a provider stated on a day, without what it inherits; nil where that was nothing.
    package static func provider(_ document: JSONNode, file: String, asOf day: SurveyDate) -> Provider? {
        let provider = Provider.read(AsOfView.view(document, on: day), file: file, sink: DiagnosticSink())
        return provider.flatMap { $0.facts.isEmpty ? nil : $0 }
    }

    /// What one file holds, and what is wrong with it by itself.
    private struct Part: Sendable {
        /// Nil where the file could not be parsed.
        var names: FileNames?
        var content: Content?
        var diagnostics: [Diagnostic]

        var sourceCount: Int {
            guard case .sources(let sources) = content else { return 0 }
            return sources.count
        }
    }

    private enum Content: Sendable {
        case overview(Survey.Overview)
        case provider(Provider)
        case tool(Tool)
        case consumer(Consumer)
        case sources([Source])
    }

    /// How one file is read.
    private struct Reading: Sendable {
        var today: SurveyDate
        var asOf: SurveyDate?
        var validates: Bool

        func part(at path: String) -> Part {
            do throws(FileProblem) {
                return part(of: File(path: path, bytes: try WholeFile.read(path)))
            } catch {
                let failure = Diagnostic(rule: error.rule, at: Location(file: path), error.explanation)
                return Part(diagnostics: [failure])
            }
        }

        /// Nobody keeps the parsed file: of a large survey, they would take more memory than all that is read from them.
        func part(of file: File) -> Part {
            let sink = DiagnosticSink()
            guard let document = SurveyLoader.parse(file, sink: sink) else {
                return Part(diagnostics: sink.diagnostics)
            }
            let shown = asOf.map { AsOfView.view(document, on: $0) } ?? document
            let content = SurveyLoader.content(shown, of: file.path, sink: sink)
            let rules = MemberRules(file: file.path, today: today, sink: sink)
            if validates { rules.check(document) }
            let names = FileNames(document, of: file.path, references: rules.references)
            return Part(names: names, content: content, diagnostics: sink.diagnostics)
        }
    }

    private static func parse(_ file: File, sink: DiagnosticSink) -> JSONNode? {
        func report(_ rule: String, at position: SourcePosition, _ summary: String, suggestion: String? = nil) {
            let location = Location(file: file.path, position: position)
            sink.report(Diagnostic(rule: rule, at: location, summary, suggestion: suggestion))
        }
        do throws(JSONParser.Failure) {
            let parsed = try JSONParser.parseNotingRepeatedKeys(file.bytes)
            for repeated in parsed.repeatedKeys {
                report(
                    "repeated-key", at: repeated.position, "'\(repeated.key)' stands twice in one object",
                    suggestion: "keep one of them")
            }
            return parsed.root
        } catch {
            report("invalid-json", at: error.position, error.reason)
            return nil
        }
    }

    private static func content(_ node: JSONNode, of path: String, sink: DiagnosticSink) -> Content? {
        return switch folder(of: path) {
        case "providers": Provider.read(node, file: path, sink: sink).map(Content.provider)
        case "tools": Tool.read(node, file: path, sink: sink).map(Content.tool)
        case "consumers": Consumer.table.read(node, file: path, sink: sink).map(Content.consumer)
        case "sources": (SourceFile.table.read(node, file: path, sink: sink)?.sources).map(Content.sources)
        default: Survey.Overview.table.read(node, file: path, sink: sink).map(Content.overview)
        }
    }

    /// Nil without `survey.json`.
    private static func survey(of parts: [Part], asOf: SurveyDate?) -> Survey? {
        var overview: Survey.Overview?
        var providers: [Provider] = []
        var tools: [Tool] = []
        var consumers: [Consumer] = []
        var sources: [Source] = []
        sources.reserveCapacity(parts.map(\.sourceCount).reduce(0, +))
        for part in parts {
            switch part.content {
            case nil: break
            case .overview(let own): overview = own
            case .provider(let provider): providers.append(provider)
            case .tool(let tool): tools.append(tool)
            case .consumer(let consumer): consumers.append(consumer)
            case .sources(let more): sources += more
            }
        }
        guard let overview else { return nil }
        if asOf != nil {
            providers.removeAll { $0.facts.isEmpty }
            tools.removeAll { $0.facts.isEmpty }
        }
        providers.sort { $0.id < $1.id }
        tools.sort { $0.id < $1.id }
        consumers.sort { $0.id < $1.id }
        sources.sort { $0.id < $1.id }
        return Survey(overview: overview, providers: providers, tools: tools, consumers: consumers, sources: sources)
    }

    /// The name of the folder that a data file lies in.
    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/")
        return parts.count < 2 ? "" : String(parts[parts.count - 2])
    }
}
