import ArgumentParser
import SurveyRender

/// Where the templates lie, for commands that say which generated files a finding touches.
struct TemplateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the templates, for what a finding touches.", valueName: "dir"))
    var templates = "templates"

    /// None where they cannot be read, which is for `render` to complain about.
    func load() -> [TemplateFile] { (try? TemplateFile.load(from: templates)) ?? [] }
}
