import ArgumentParser

struct Codegen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codegen",
        abstract: "Write the Swift presets and the other code and config targets.",
        discussion: """
            Without targets, all of them. What a target cannot hold is said as 'skipped: reason'.

            The Swift table is written twice: for people who take it, below the output folder, and for the ProviderPresets \
            library, into the folder Generated of its sources. With another --output the library is left as it is, unless \
            --presets names it. The list of the files that are compiled into this tool is written to \(GeneratedCode.shippedList), \
            in a checkout of the tool itself.

            EXAMPLE
              $ provider-survey codegen
              $ provider-survey codegen swift --check
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var files: OutputOptions
    @OptionGroup var library: LibraryOptions
    @Argument(help: "Targets; all when none is named.", completion: .generatedFiles) var targets: [String] = []

    func run() throws {
        let code = GeneratedCode(survey: survey, files: files, library: library.presets)
        try files.finish(survey.pipeline, code.folders(of: survey.load(), targets: targets))
    }
}
