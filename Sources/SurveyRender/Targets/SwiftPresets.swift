import SurveyModel
import SurveySupport

/// Writes the presets: their table for the `ProviderPresets` library, and types and table in one file that an app can copy.
///
/// The types are the sources of the `ProviderPresets` library; `templates/swift/types` points at them.
struct SwiftPresets {
    private static let folder = "swift/types/"

    let catalog: SwiftCatalog
    let templates: [TemplateFile]

    func output() throws(RenderFailure) -> Codegen.Output {
        let table = try catalog.table().text
        let heading = catalog.heading.text
        let notice: SwiftSource = "// Types and table in one file, for copying into an app; needs no other module.\n\n"
        return Codegen.Output(files: [
            "ProviderPresets+Catalog.swift": heading + "\n" + table,
            "ProviderPresetsStandalone.swift": heading + notice.text + (try types()) + "\n" + table,
        ])
    }

    private func types() throws(RenderFailure) -> String {
        let types = templates.filter { $0.path.hasPrefix(Self.folder) && $0.path.hasSuffix(".swift") }
            .filter { !$0.path.hasSuffix("+Catalog.swift") }
            .sorted { $0.path < $1.path }
        guard !types.isEmpty else {
            let place = Location(file: Self.folder)
            throw RenderFailure([
                Diagnostic(
                    rule: "missing-types", at: place, "the templates folder holds no \(Self.folder)*.swift",
                    suggestion: "link it to Sources/ProviderPresets")
            ])
        }
        return types.map(\.contents).joined(separator: "\n")
    }
}
