import SurveyModel
import SurveySupport

/// Writes the presets: the table of the `ProviderPresets` library, and types and table in one file that an app can copy.
struct SwiftPresets {
    private static let tableName = "ProviderPresets+Catalog.swift"
    static let tablePath = "swift/" + tableName

    private let catalog: SwiftCatalog
    private let extensions: SharedEnding
    private let types: PresetTypes?

    /// - Parameter types: nil is an error where the standalone file is wanted.
    init(_ survey: Survey, edition: SurveyDate?, types: PresetTypes?) {
        catalog = SwiftCatalog(survey: survey, edition: edition)
        extensions = catalog.extensions
        self.types = types
    }

    func table(noting view: SurveyView) throws(RenderFailure) -> Codegen.Output {
        try output(below: "\n", noting: view)
    }

    func standalone(noting view: SurveyView) throws(RenderFailure) -> Codegen.Output {
        guard let types else { throw PresetTypes.missing }
        let notice: SwiftSource = "// Types and table in one file, for copying into an app; needs no other module.\n\n"
        return try output(below: notice.text + types.text + "\n", noting: view)
    }

    private func output(below start: String, noting view: SurveyView) throws(RenderFailure) -> Codegen.Output {
        try catalog.check()
        view.noteProviders()
        return Codegen.Output(text: FileText(catalog.heading.text + start, ending: extensions))
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
