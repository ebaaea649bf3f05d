import SurveySupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The hand-written types of the `ProviderPresets` library, which the standalone file repeats.
package struct PresetTypes: Sendable {
    /// Below the library's folder: what `codegen` writes for the library to compile.
    static let generatedFolder = "Generated"

    /// The library's sources one after another, in the order of their files' names.
    package var text: String

    package init(text: String) { self.text = text }

    /// Reads every Swift file below the library's folder but the generated ones; nil when there is none.
    package static func load(from folder: String) throws -> PresetTypes? {
        guard FileManager.default.fileExists(atPath: folder) else { return nil }
        let types = try TemplateFile.load(from: folder, ending: ".swift").filter { file in
            !file.path.hasPrefix(generatedFolder + "/")
        }
        let sorted = types.sorted { $0.name < $1.name }
        return types.isEmpty ? nil : PresetTypes(text: sorted.map(\.contents).joined(separator: "\n"))
    }

    static let missing = RenderFailure([
        Diagnostic(
            rule: "missing-types", at: Location(file: "swift/"),
            "the sources of the ProviderPresets library are not found",
            suggestion: "name their folder with --presets")
    ])
}
