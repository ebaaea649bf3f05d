/// The rules that no single object can keep: references, uniqueness, dates, inheritance, secrets.
struct SurveyValidator {
    let survey: Survey
    let files: [SurveyLoader.File]
    let documents: [String: JSONNode]
    let today: SurveyDate

    func report(to sink: DiagnosticSink) {
    }
}
