import SurveySupport

/// The rules that need more than one object to check: references, uniqueness, dates, evidence, inheritance,
/// sign-in, keys and variables, explanations.
///
/// Each group of rules is an extension in a file of its own; a rule's identifier is stable, because people search for
/// it and scripts filter by it.
final class SurveyValidator {
    let survey: Survey
    let today: SurveyDate
    private let sink = DiagnosticSink()

    /// The groups of rules on the survey as a whole, which look at different things and know nothing of each other.
    private static let groups: [@Sendable (SurveyValidator) -> Void] = [
        { $0.checkEvidence() }, { $0.checkDates() }, { $0.checkUniqueness() }, { $0.checkInheritance() },
        { $0.checkSignIn() }, { $0.checkEndpoints() }, { $0.checkKeys() }, { $0.checkExplanations() },
    ]

    /// What is wrong with the survey as a whole, in no order.
    ///
    /// - Parameters:
    ///   - files: what each file names; nil where it could not be parsed, which would make every reference into it look
    ///     dangling.
    ///   - damaged: files of which a part could not be read.
    static func diagnostics(
        _ survey: Survey, files: [FileNames?], damaged: Set<String>, today: SurveyDate
    ) -> [Diagnostic] {
        var checks = groups
        let parsed = files.compactMap(\.self)
        if parsed.count == files.count {
            let ids = KnownIDs(survey, files: parsed, damaged: damaged)
            checks += [{ $0.checkReferences(of: parsed, among: ids) }, { $0.checkUse(of: parsed, among: ids) }]
        }
        let found = Parallel.map(checks) { check in
            let validator = SurveyValidator(survey: survey, today: today)
            check(validator)
            return validator.sink.diagnostics
        }
        return found.flatMap(\.self)
    }

    private init(survey: Survey, today: SurveyDate) {
        self.survey = survey
        self.today = today
    }

    func report(
        _ rule: String, at location: Location, _ summary: String, suggestion: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        sink.report(Diagnostic(severity, rule: rule, at: location, summary, suggestion: suggestion))
    }
}
