import SurveyModel

/// A survey with what documents look up in it, made once for all of them.
struct SurveyIndex: Sendable {
    let survey: Survey
    let sources: [String: Source]
    let claims: [String: Claim]

    init(_ survey: Survey) {
        self.survey = survey
        sources = survey.sourcesByID
        let stated = survey.providers.flatMap(\.claims) + survey.tools.flatMap(\.claims)
        claims = Dictionary(stated.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The name of a provider or tool.
    func name(of subject: String) -> String {
        survey.provider(subject)?.name ?? survey.tool(subject)?.name ?? subject
    }
}
