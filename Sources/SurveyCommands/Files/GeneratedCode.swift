import Foundation
import SurveyModel
import SurveyRender
import SurveySupport

/// What `codegen` writes, by folder: the output, the table of the Swift library, and the list of what is compiled into the
/// tool.
struct GeneratedCode {
    static let usualLibrary = "Sources/ProviderPresets"
    static let shippedList = "Sources/CSurveyData"

    var survey: SurveyOptions
    var files: OutputOptions
    /// The sources of the Swift library; nil for the usual ones.
    var library: String?

    /// - Parameter targets: names of targets; empty for all.
    func folders(of loaded: Survey, targets: [String] = []) throws -> [OutputOptions.FolderFiles] {
        let folder = library ?? Self.usualLibrary
        let types = try files.reading { try PresetTypes.load(from: folder) }
        let generated = try files.making(
            survey.pipeline.generate, of: .init(survey: loaded, types: types, targets: targets))
        var folders = [OutputOptions.FolderFiles(files.output, generated, complete: targets.isEmpty ? [.code] : [])]
        if library != nil || files.isUsualOutput {
            folders.append(OutputOptions.FolderFiles(folder, SurveyRender.Codegen.libraryFiles(among: generated)))
        }
        if isCheckoutOfTool, survey.isUsualFolder, files.isUsualOutput, targets.isEmpty {
            folders.append(OutputOptions.FolderFiles(Self.shippedList, [try list()]))
        }
        return folders
    }

    private var isCheckoutOfTool: Bool { FileManager.default.fileExists(atPath: Self.shippedList) }

    /// What is compiled into the tool: the survey and the templates.
    private func list() throws -> RenderedFile {
        let data = try survey.listing { try SurveyLoader.paths(in: $0) }
        let templates = try files.reading { try TemplateFile.load(from: TemplateOptions.usualFolder) }
        return ShippedFileList.file(of: data + templates.map(\.displayPath))
    }
}
