import SurveyModel
import SurveySupport

/// Writes the presets: the table of the `ProviderPresets` library, and types and table in one file that an app can copy.
struct SwiftPresets {
    private static let tableName = "ProviderPresets+Catalog.swift"

    let catalog: SwiftCatalog
    let types: PresetTypes?

    func output() throws(RenderFailure) -> Codegen.Output {
        guard let types else { throw PresetTypes.missing }
        let table = try catalog.table().text
        let heading = catalog.heading.text
        let notice: SwiftSource = "// Types and table in one file, for copying into an app; needs no other module.\n\n"
        return Codegen.Output(files: [
            Self.tableName: heading + "\n" + table,
            "ProviderPresetsStandalone.swift": heading + notice.text + types.text + "\n" + table,
        ])
    }

    /// The table among rendered files, with the path that it has below the library's own folder.
    static func libraryFiles(among files: [RenderedFile]) -> [RenderedFile] {
        files.filter { $0.path == "swift/" + tableName }.map { file in
            var copy = file
            copy.path = PresetTypes.generatedFolder + "/" + tableName
            copy.notes = []
            return copy
        }
    }
}
