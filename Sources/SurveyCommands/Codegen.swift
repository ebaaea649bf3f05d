import ArgumentParser
import Foundation
import SurveyModel
import SurveyRender
import SurveySupport

struct Codegen: ParsableCommand {
    private static let library = "Sources/ProviderPresets"
    private static let shippedList = "Sources/CSurveyData"

    static let configuration = CommandConfiguration(
        commandName: "codegen",
        abstract: "Write the Swift presets and the other code and config targets.",
        discussion: """
            Without targets, all of them. What a target cannot hold is said as 'skipped: reason'.

            The Swift table is written twice: for people who take it, below the output folder, and for the ProviderPresets \
            library, into the folder Generated of its sources. With another --output the library is left as it is, unless \
            --presets names it. The list of the files that are compiled into this tool is written to \(Self.shippedList), \
            in a checkout of the tool itself.

            EXAMPLE
              $ provider-survey codegen
              $ provider-survey codegen swift --check
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var files: OutputOptions
    @Option(
        help: ArgumentHelp(
            "Sources of the ProviderPresets library: its types are read, its table is written. (default: \(library))",
            valueName: "dir"))
    var presets: String?
    @Argument(help: "Targets; all when none is named.", completion: .generatedFiles) var targets: [String] = []

    func run() throws {
        let loaded = try survey.load()
        let folder = presets ?? Self.library
        let types = try files.reading { try PresetTypes.load(from: folder) }
        let generated = try files.making(
            survey.pipeline.generate, of: .init(survey: loaded, types: types, targets: targets))
        var folders = [OutputOptions.FolderFiles(files.output, generated, complete: targets.isEmpty ? [.code] : [])]
        if presets != nil || files.isUsualOutput {
            folders.append(OutputOptions.FolderFiles(folder, SurveyRender.Codegen.libraryFiles(among: generated)))
        }
        if isCheckoutOfTool, survey.isUsualFolder, files.isUsualOutput, targets.isEmpty {
            folders.append(OutputOptions.FolderFiles(Self.shippedList, [try list()]))
        }
        try files.finish(survey.pipeline, folders)
    }

    private var isCheckoutOfTool: Bool { FileManager.default.fileExists(atPath: Self.shippedList) }

    /// What is compiled into the tool: the survey and the templates.
    private func list() throws -> RenderedFile {
        let data = try survey.listing { try SurveyLoader.paths(in: $0) }
        let templates = try files.reading { try TemplateFile.load(from: TemplateOptions.usualFolder) }
        return ShippedFileList.file(of: data + templates.map(\.displayPath))
    }
}
