import ArgumentParser
import SurveyModel
import SurveySupport

struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the survey's files: shape, references, dates, evidence, secrets.",
        discussion: """
            Every mistake of every file is reported in one run, as path:line:column: severity: what is wrong [rule].

            EXAMPLE
              $ provider-survey validate
              data/providers/acme.json:12:30: error: unknown source 'acme-dosc'; did you mean 'acme-docs'? [unknown-source]
              1 error, 0 warnings in 18 providers, 8 tools, 1 consumer, 96 sources, 231 claims
            """)

    @OptionGroup var survey: SurveyOptions

    func run() throws {
        let paths = try survey.listing { try SurveyLoader.paths(in: $0) }
        let loaded = survey.pipeline.load.run(.init(files: .paths(paths), today: survey.currentDay))
        for diagnostic in loaded.diagnostics { Console.printResult(diagnostic.line) }
        Console.printError(Self.summary(of: loaded))
        if !loaded.isValid { throw ExitCode.invalid }
    }

    static func summary(of loaded: SurveyLoader.Loaded) -> String {
        let errors = loaded.diagnostics.count { $0.severity == .error }
        let warnings = loaded.diagnostics.count { $0.severity == .warning }
        let found = "\(Counted.of(errors, "error")), \(Counted.of(warnings, "warning"))"
        guard let survey = loaded.survey else { return found }
        let parts = [
            Counted.of(survey.providers.count, "provider"), Counted.of(survey.tools.count, "tool"),
            Counted.of(survey.consumers.count, "consumer"), Counted.of(survey.sources.count, "source"),
            Counted.of(survey.claimCount, "claim"),
        ]
        return "\(found) in \(parts.joined(separator: ", "))"
    }
}
