import ArgumentParser
import SurveyModel
import SurveyRender
import SurveySupport

struct Codegen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codegen",
        abstract: "Write the Swift presets and the other code and config targets.",
        discussion: """
            Without targets, all of them. What a target cannot hold is said as 'skipped: reason'.

            EXAMPLE
              $ provider-survey codegen
              $ provider-survey codegen swift --check
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var files: OutputOptions
    @Argument(help: "Targets; all when none is named.") var targets: [String] = []

    func run() throws {
        let loaded = try survey.load()
        let templates = try files.loadTemplates()
        let generated: Pipeline.Rendered
        do {
            generated = try Pipeline.generate(loaded.survey, templates: templates, targets: targets)
        } catch {
            Console.printError("\(error)")
            throw ExitCode.invalid
        }
        try files.finish(generated, group: .code, isComplete: targets.isEmpty)
    }
}
