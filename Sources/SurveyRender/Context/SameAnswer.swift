import SurveyModel

/// The providers that answer a question alike.
struct SameAnswer {
    private let answer: String
    private let providers: [ProviderObject]

    /// The answers in the order in which their kind declares them; those that nobody gives are left out.
    static func all<Answer: Titled & Equatable>(
        _ scope: DocumentScope, _ answer: (Provider) -> Answer?
    ) -> [SameAnswer] {
        let answers = scope.survey.providers.map { (provider: $0, answer: answer(scope.survey.resolved($0))) }
        return Answer.allCases.compactMap { wanted in
            let alike = answers.filter { $0.answer == wanted }.map { ProviderObject($0.provider, scope) }
            return alike.isEmpty ? nil : SameAnswer(answer: wanted.plain, providers: alike)
        }
    }

    static let form = ObjectForm<SameAnswer>(
        "sameAnswer",
        [
            .text("answer") { $0.answer },
            .number("count") { $0.providers.count },
            .list("providers", SubjectForms.provider) { $0.providers },
        ])
}
