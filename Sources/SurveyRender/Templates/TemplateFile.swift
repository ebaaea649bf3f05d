import SurveyModel
import SurveySupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of the templates folder.
package struct TemplateFile: Sendable, Hashable {
    /// Below the templates folder, such as `synthorg/provider-auth-survey.md.mustache`.
    package var path: String
    package var contents: String
    /// The path as the user would write it, for diagnostics.
    package var displayPath: String

    package init(path: String, contents: String, displayPath: String? = nil) {
        self.path = path
        self.contents = contents
        self.displayPath = displayPath ?? path
    }

    package static let ending = ".mustache"

    /// The name without folder.
    var name: Substring { path.split(separator: "/").last ?? "" }

    /// True for templates and partials.
    var isTemplate: Bool { path.hasSuffix(Self.ending) }

    /// True where the name begins with `_`: the file is included by others.
    var isPartial: Bool { name.hasPrefix("_") }

    /// The path of the file that the template makes, below the output folder; of a template that makes a file for each
    /// provider or tool, the folder with a slash.
    var target: String {
        subjects != nil ? String(path.dropLast(name.count)) : String(path.dropLast(Self.ending.count))
    }

    /// What stands in a template's name for the id of each provider or tool: `providers/{id}.md.mustache`.
    private static let place = "{id}"

    enum Subjects { case providers, tools }

    /// What the template makes a file for each of: tools in the folder `tools`, providers in any other. Nil for one file.
    var subjects: Subjects? {
        guard name.hasPrefix(Self.place) else { return nil }
        return path.hasPrefix("tools/") ? .tools : .providers
    }

    /// The path of the file of a provider or tool.
    func path(of subject: String) -> String {
        target + subject + name.dropFirst(Self.place.count).dropLast(Self.ending.count)
    }

    /// Reads every file below `directory` whose name has the ending, sorted by path.
    ///
    /// A symbolic link is an error: it may lead anywhere, and a template's text ends up in generated files.
    package static func load(from directory: String, ending: String = ending) throws -> [TemplateFile] {
        try paths(below: directory, ending: ending, prefix: "", depth: 0).sorted().map { path in
            let displayPath = directory + "/" + path
            let bytes = try WholeFile.read(displayPath)
            guard let contents = String(utf8: bytes) else { throw NotText(path: displayPath) }
            return TemplateFile(path: path, contents: contents, displayPath: displayPath)
        }
    }

    package struct NotText: Error, CustomStringConvertible {
        package var path: String
        package var description: String { "\(TerminalText.line(path, limit: .max)) is not UTF-8 text" }
    }

    package struct Unreadable: Error, CustomStringConvertible {
        package var path: String
        package var description: String { "\(TerminalText.line(path, limit: .max)) is no folder that can be read" }
    }

    package struct IsLink: Error, CustomStringConvertible {
        package var path: String
        package var description: String {
            "\(TerminalText.line(path, limit: .max)): a symbolic link, which is not followed; put what it leads to in its place"
        }
    }

    private static func paths(below directory: String, ending: String, prefix: String, depth: Int) throws -> [String] {
        guard depth < 8 else { return [] }
        let manager = FileManager.default
        var found: [String] = []
        guard let names = try? manager.contentsOfDirectory(atPath: directory) else { throw Unreadable(path: directory) }
        for name in names where !name.hasPrefix(".") {
            var isFolder = false
            let path = directory + "/" + name
            if SymbolicLink.stands(at: path) { throw IsLink(path: path) }
            guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            if isFolder {
                found += try paths(below: path, ending: ending, prefix: prefix + name + "/", depth: depth + 1)
            } else if name.hasSuffix(ending) {
                found.append(prefix + name)
            }
        }
        return found
    }
}
