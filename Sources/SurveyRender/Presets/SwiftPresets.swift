import SurveyModel
import SurveySupport

/// Writes the presets: the table of the `ProviderPresets` library, and types and table in one file that an app can copy.
struct SwiftPresets: TargetEncoder {
    private static let tableName = "ProviderPresets+Catalog.swift"
    static let tablePath = "swift/" + tableName

    private let catalog: SwiftCatalog

    init(survey: SurveyView) { catalog = SwiftCatalog(survey: survey.allOfProviders(), edition: survey.edition) }

    func table() throws(RenderFailure) -> Codegen.Output {
        Codegen.Output(text: try catalog.text(below: "\n"))
    }

    func standalone(_ types: PresetTypes?) throws(RenderFailure) -> Codegen.Output {
        guard let types else { throw PresetTypes.missing }
        let notice: SwiftSource = "// Types and table in one file, for copying into an app; needs no other module.\n\n"
        return Codegen.Output(text: try catalog.text(below: notice.text + types.text + "\n"))
    }

    /// The table among rendered files, with the path that it has below the library's own folder.
    static func libraryFiles(among files: [RenderedFile]) -> [RenderedFile] {
        files.filter { $0.path == tablePath }.map { file in
            var copy = file
            copy.path = PresetTypes.generatedFolder + "/" + tableName
            return copy
        }
    }
}
