import ArgumentParser
import SurveyModel
import SurveyRender
import SurveySupport

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write everything that 'render' and 'codegen' write, in one run.",
        discussion: """
            EXAMPLE
              $ provider-survey generate
              $ provider-survey generate --check
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var files: OutputOptions
    @OptionGroup var library: LibraryOptions
    @Option(name: .customLong("templates"), help: ArgumentHelp("Folder of the templates.", valueName: "dir"))
    var folder = TemplateOptions.usualFolder

    func run() throws {
        let loaded = try survey.load()
        let templates = try files.reading { try TemplateFile.load(from: folder) }
        let documents = try files.making(
            survey.pipeline.render, of: .init(survey: loaded, templates: templates, targets: [], asOf: nil))
        let code = GeneratedCode(survey: survey, files: files, library: library.presets)
        var folders = try code.folders(of: loaded)
        folders[0].files += documents
        folders[0].complete.insert(.reports)
        try files.finish(survey.pipeline, folders)
    }
}
