import ArgumentParser
import SurveyRender

/// Where the templates lie, for commands that say which generated files a finding touches.
struct TemplateOptions: ParsableArguments {
    static let usualFolder = "templates"

    @Option(help: ArgumentHelp("Folder of the templates, for what a finding touches.", valueName: "dir"))
    var templates = usualFolder

    /// None where they cannot be read: a check goes on without them, and says what its findings then leave out.
    func load() -> [TemplateFile] {
        do { return try TemplateFile.load(from: templates) } catch {
            Console.printError(
                "warning: \(error); findings name no documents that they touch (--templates says where templates are)")
            return []
        }
    }
}
