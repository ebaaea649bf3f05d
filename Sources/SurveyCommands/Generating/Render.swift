import ArgumentParser
import SurveyModel
import SurveyRender
import SurveySupport

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the Markdown reports.",
        discussion: """
            Without targets, all of them. A target is named by its path below the output folder, its file name, or a folder.

            EXAMPLE
              $ provider-survey render
              $ provider-survey render matrix.md --check
              $ provider-survey render synthorg --as-of 2026-04-27 --output /tmp/april
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var files: OutputOptions
    @Option(name: .customLong("templates"), help: ArgumentHelp("Folder of the templates.", valueName: "dir"))
    var folder = TemplateOptions.usualFolder
    @Option(help: ArgumentHelp("Show the survey as it stood on this day, as YYYY-MM-DD.", valueName: "day"))
    var asOf: SurveyDate?
    @Argument(help: "Targets; all when none is named.", completion: .documents) var targets: [String] = []

    func run() throws {
        let loaded = try survey.load(asOf: asOf)
        let templates = try files.reading { try TemplateFile.load(from: folder) }
        let rendered = try files.making(
            survey.pipeline.render,
            of: .init(survey: loaded, templates: templates, targets: targets, asOf: asOf))
        try files.finish(
            survey.pipeline,
            [OutputOptions.FolderFiles(files.output, rendered, complete: targets.isEmpty ? [.reports] : [])])
    }
}
