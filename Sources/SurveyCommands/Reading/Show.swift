import ArgumentParser
import SurveyModel
import SurveySupport

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything about one provider or tool.",
        discussion: """
            EXAMPLE
              $ provider-survey show moonshot
            """)

    @OptionGroup var survey: SurveyOptions
    @Argument(help: "Id of a provider or tool.", completion: .subjects) var id: String
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let survey = try survey.loadForReading()
        guard let subject = SubjectText(id, in: survey) else {
            let ids = survey.providers.flatMap { [$0.id] + $0.aliases } + survey.tools.map(\.id)
            throw ValidationError(
                "unknown id '\(id)'; \(NearMiss.suggestion(id, in: ids) ?? "see 'provider-survey list'")")
        }
        if json { Console.printJSON(subject.json) } else { Console.printResult(subject.text) }
    }
}
